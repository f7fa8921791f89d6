package io.kefu.cli.ticket;

import io.kefu.cli.Context;
import io.kefu.cli.Listing;
import io.kefu.cli.option.OutputOption.Format;
import io.kefu.ticket.Ticket;
import io.kefu.workspace.Language;
import java.util.List;

/** Tickets as lines of a list. */
final class TicketLines {

    private final Context context;

    TicketLines(Context context) {
        this.context = context;
    }

    Listing<Ticket> listing() {
        Language language = context.language();
        return context.<Ticket>listing()
                .column("ticket", Ticket::id)
                .column("opened", Ticket::openedAt)
                .column("channel", Ticket::channel, code -> language.label("channel." + code))
                .column("type", Ticket::type, code -> language.label("type." + code))
                .column("urgency", Ticket::urgency, code -> language.label("urgency." + code))
                .column("priority", Ticket::priority, code -> language.label("priority." + code))
                .column("state", ticket -> ticket.state().key(), code -> language.label("state." + code))
                .column("assignee", Ticket::assignee)
                .column("due", Ticket::dueAt)
                .column("description", Ticket::description);
    }

    /** Shows tickets that were changed, or would be. */
    void showChanged(List<Ticket> tickets, Format format, boolean dryRun) {
        context.console().data(listing().render(tickets, format));
        context.console().note(context.texts().of(dryRun ? "ticket.would-change" : "ticket.changed", tickets.size()));
    }
}
