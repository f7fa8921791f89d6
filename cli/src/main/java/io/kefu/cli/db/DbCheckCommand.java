package io.kefu.cli.db;

import io.kefu.cli.Context;
import io.kefu.cli.ExitStatus;
import io.kefu.cli.option.OutputOption;
import io.kefu.ticket.life.Life;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code kefu db check}. */
@Command(
        name = "check",
        description = "Replay the events of all tickets, and list those that are not what their events say.",
        footerHeading = "%nExamples:%n",
        footer = "  kefu db check")
final class DbCheckCommand implements Callable<Integer> {

    @Mixin
    private OutputOption output = new OutputOption();

    private final Context context;

    DbCheckCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        List<Life> wrong = new ArrayList<>();
        long[] counts = new long[2];
        context.with(services -> {
            services.ticket().lives().each(life -> {
                counts[0]++;
                counts[1] += life.events().size();
                if (!life.differences().isEmpty()) {
                    wrong.add(life);
                }
            });
            return counts;
        });
        context.console()
                .data(context.<Life>listing()
                        .column("ticket", life -> life.stored().id())
                        .column("field", life -> String.join(", ", life.differences()))
                        .render(wrong, output.format()));
        context.console().note(context.texts().of("db.checked", counts[0], counts[1], wrong.size()));
        return wrong.isEmpty() ? ExitStatus.DONE.code() : ExitStatus.FINDINGS.code();
    }
}
