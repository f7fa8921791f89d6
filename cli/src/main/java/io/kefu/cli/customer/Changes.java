package io.kefu.cli.customer;

import io.kefu.cli.Context;
import io.kefu.cli.option.OutputOption.Format;
import io.kefu.customer.CustomerDesk.Change;
import java.util.List;

/** What changed about which records customers are made of. */
public final class Changes {

    private final Context context;

    public Changes(Context context) {
        this.context = context;
    }

    public void show(List<Change> changes, Format format, boolean dryRun) {
        context.console()
                .data(context.<Change>listing()
                        .column("change", Change::kind, kind -> context.texts().of("changed." + kind))
                        .column("customer", Change::customer)
                        .column("other", Change::other)
                        .column("records", Change::records)
                        .render(changes, format));
        if (dryRun) {
            context.console().note(context.texts().of("dry-run"));
        }
    }
}
