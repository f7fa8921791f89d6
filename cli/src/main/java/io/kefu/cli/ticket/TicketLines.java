package io.kefu.cli.ticket;

import io.kefu.cli.Context;
import io.kefu.cli.Listing;
import io.kefu.cli.Reasons;
import io.kefu.cli.option.OutputOption.Format;
import io.kefu.text.DurationText;
import io.kefu.text.Keyed;
import io.kefu.ticket.TicketService.Outcome;
import io.kefu.ticket.TicketService.Waiting;
import io.kefu.ticket.life.Ticket;
import io.kefu.ticket.life.TicketRepository.TicketRow;
import io.kefu.workspace.Grades.Scale;
import io.kefu.workspace.Language;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Function;

/** Tickets as lines of a list. */
final class TicketLines {

    private final Context context;

    TicketLines(Context context) {
        this.context = context;
    }

    /** The state as people read it; another desk's is said to be so. */
    static String state(Context context, Ticket ticket) {
        String label = context.lifecycle().label(ticket.state().key(), context.language());
        return ticket.history() ? context.texts().of("ticket.of-history", label) : label;
    }

    String render(List<TicketRow> tickets, Format format) {
        return context.with(services -> {
            Function<String, List<String>> names = services.ticket()
                    .askers()
                    .names(tickets.stream().map(row -> row.ticket().id()).toList());
            return listing().about(ticket -> names.apply(ticket.ticket().id())).render(tickets, format);
        });
    }

    /** Tickets that wait for somebody, and why. */
    String renderWaiting(List<Waiting> waiting, Format format) {
        Language language = context.language();
        Instant now = context.clock().instant();
        return context.<Waiting>listing()
                .column("ticket", line -> line.row().ticket().id())
                .column("waits", line -> age(line.since(), now))
                .column("level", line -> line.row().ticket().level().key(), code -> language.label("level." + code))
                .column(
                        "priority",
                        line -> line.row().ticket().priority().key(),
                        code -> context.label(Scale.PRIORITY, code))
                .column("team", line -> line.row().ticket().team())
                .column("to", line -> line.why().to())
                .column("why", line -> line.why().reason(), reason -> Reasons.shown(String.valueOf(reason), context))
                .render(waiting, format);
    }

    /** In whole minutes. */
    private static String age(Instant since, Instant now) {
        Duration age = Duration.between(since, now).truncatedTo(ChronoUnit.MINUTES);
        return DurationText.print(age.isNegative() ? Duration.ZERO : age);
    }

    private Listing<TicketRow> listing() {
        Language language = context.language();
        return context.<TicketRow>listing()
                .column("ticket", row -> row.ticket().id())
                .column("opened", row -> row.ticket().openedAt())
                .column("channel", row -> row.ticket().channel(), code -> language.label("channel." + code))
                .column("type", row -> Keyed.keyOf(row.ticket().type()), code -> context.label(Scale.TYPE, code))
                .column("urgency", row -> row.ticket().urgency().key(), code -> context.label(Scale.URGENCY, code))
                .column("priority", row -> row.ticket().priority().key(), code -> context.label(Scale.PRIORITY, code))
                .columnOf("state", row -> row.ticket().state().key(), (row, code) -> state(context, row.ticket()))
                .column("assignee", row -> row.ticket().assignee())
                .column("due", TicketRow::dueAt)
                .column("description", row -> row.ticket().description());
    }

    /** Shows tickets that were changed, or would be. */
    void showChanged(Outcome outcome, Format format, boolean dryRun) {
        context.console().data(render(outcome.tickets(), format));
        int changed = outcome.tickets().size() - outcome.already();
        context.console().note(context.texts().of(dryRun ? "ticket.would-change" : "ticket.changed", changed));
        if (outcome.already() > 0) {
            context.console().note(context.texts().of("ticket.already", outcome.already()));
        }
    }
}
