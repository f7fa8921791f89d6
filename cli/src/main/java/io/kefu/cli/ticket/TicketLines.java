package io.kefu.cli.ticket;

import io.kefu.cli.Context;
import io.kefu.cli.Listing;
import io.kefu.cli.option.OutputOption.Format;
import io.kefu.ticket.Ticket;
import io.kefu.workspace.Language;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/** Tickets as lines of a list. */
final class TicketLines {

    private final Context context;

    TicketLines(Context context) {
        this.context = context;
    }

    /** The state as people read it; another desk's is said to be so. */
    static String state(Context context, Ticket ticket) {
        String label = context.language().label("state." + ticket.state().key());
        return ticket.history() ? context.texts().of("ticket.of-history", label) : label;
    }

    String render(List<Ticket> tickets, Format format) {
        return context.with(services -> {
            Map<String, String> customers = services.tickets().customers(tickets);
            Map<String, List<String>> names = services.customers().names(new HashSet<>(customers.values()));
            return listing()
                    .about(ticket -> names.getOrDefault(customers.getOrDefault(ticket.id(), ""), List.of()))
                    .render(tickets, format);
        });
    }

    private Listing<Ticket> listing() {
        Language language = context.language();
        return context.<Ticket>listing()
                .column("ticket", Ticket::id)
                .column("opened", Ticket::openedAt)
                .column("channel", Ticket::channel, code -> language.label("channel." + code))
                .column("type", Ticket::type, code -> language.label("type." + code))
                .column("urgency", Ticket::urgency, code -> language.label("urgency." + code))
                .column("priority", Ticket::priority, code -> language.label("priority." + code))
                .columnOf("state", ticket -> ticket.state().key(), (ticket, code) -> state(context, ticket))
                .column("assignee", Ticket::assignee)
                .column("due", Ticket::dueAt)
                .column("description", Ticket::description);
    }

    /** Shows tickets that were changed, or would be. */
    void showChanged(List<Ticket> tickets, Format format, boolean dryRun) {
        context.console().data(render(tickets, format));
        context.console().note(context.texts().of(dryRun ? "ticket.would-change" : "ticket.changed", tickets.size()));
    }
}
