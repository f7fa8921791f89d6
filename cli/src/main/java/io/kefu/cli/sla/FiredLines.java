package io.kefu.cli.sla;

import io.kefu.cli.Context;
import io.kefu.cli.option.OutputOption.Format;
import io.kefu.sla.Fired;
import io.kefu.sla.Fired.Recipient;
import java.util.List;
import java.util.stream.Collectors;

/** What a scan found, one level a line. */
final class FiredLines {

    private final Context context;
    private final SlaLines shown;

    FiredLines(Context context) {
        this.context = context;
        this.shown = new SlaLines(context);
    }

    String render(List<Fired> fired, Format format) {
        return context.<Fired>listing()
                .column("ticket", Fired::ticketId)
                .column("target", one -> one.target().key(), shown::target)
                .column("lap", Fired::lap)
                .column("escalation", Fired::level, shown::level)
                .column("at", Fired::reachedAt)
                .column("due", Fired::dueAt)
                .column("outcome", one -> one.outcome().key(), code -> context.texts()
                        .of("fired." + code))
                .columnOf("who", one -> one.told().stream().map(FiredLines::raw).toList(), (one, raw) -> people(one))
                .column("policy", Fired::policy)
                .render(fired, format);
    }

    /** A role and who has it: {@code supervisor K007}; a question mark for nobody. */
    private static String raw(Recipient recipient) {
        return recipient.role().key() + " " + (recipient.person() == null ? "?" : recipient.person());
    }

    private String people(Fired fired) {
        return fired.told().stream()
                .map(one -> context.language().label("role", one.role().key())
                        + " "
                        + (one.person() == null ? "?" : one.person())
                        + (one.instead() == null
                                ? ""
                                : context.texts()
                                        .of(
                                                "fired.instead",
                                                context.language()
                                                        .label(
                                                                "role",
                                                                one.instead().key()))))
                .collect(Collectors.joining(", "));
    }
}
