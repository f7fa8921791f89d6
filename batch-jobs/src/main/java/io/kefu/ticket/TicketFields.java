package io.kefu.ticket;

import io.kefu.condition.Fields;
import io.kefu.workspace.Language;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;

/** What conditions over tickets may name. */
public final class TicketFields {

    private static final String INVALID =
            "(t.ambiguous_times IS NOT NULL OR t.first_response_at IS NOT NULL AND t.first_response_at < t.opened_at"
                    + " OR t.resolved_at IS NOT NULL AND t.resolved_at < t.opened_at"
                    + " OR t.closed_at IS NOT NULL AND t.closed_at < t.opened_at)";

    private TicketFields() {}

    /** @param now the moment at which ages are measured */
    public static Fields<Ticket> at(Instant now, ZoneId zone) {
        return new Fields<Ticket>(now, zone)
                .text("ticket", Ticket::id, "t.id")
                .text("source", Ticket::source, "t.source")
                .text("external_id", Ticket::externalId, "t.external_id")
                .text("channel", Ticket::channel, "t.channel")
                .text("subject", ticket -> ticket.subject, "t.subject")
                .text("description", Ticket::description, "t.description")
                .choice("type", Ticket::type, "t.type", Language.labels("type", Recognition.TYPES))
                .text("subtype", Ticket::subtype, "t.subtype")
                .choice("urgency", Ticket::urgency, "t.urgency", Language.labels("urgency", Recognition.URGENCIES))
                .choice("priority", Ticket::priority, "t.priority", Language.labels("priority", Recognition.PRIORITIES))
                .choice(
                        "customer.level",
                        Ticket::level,
                        "COALESCE(c.level, 'ordinary')",
                        Language.labels("level", Recognition.LEVELS))
                .text("category", ticket -> ticket.category, "t.category")
                .text("order_no", Ticket::orderNo, "t.order_no")
                .text("department", Ticket::department, "t.department")
                .text("team", Ticket::team, "t.team")
                .text("assignee", Ticket::assignee, "t.assignee")
                .choice(
                        "state",
                        ticket -> ticket.state().key(),
                        "t.state",
                        Language.labels(
                                "state",
                                Arrays.stream(TicketState.values())
                                        .map(TicketState::key)
                                        .toList()))
                .instant("opened", Ticket::openedAt, "t.opened_at")
                .since("age", Ticket::openedAt, "t.opened_at")
                .instant("first_response", Ticket::firstResponseAt, "t.first_response_at")
                .instant("resolved", Ticket::resolvedAt, "t.resolved_at")
                .instant("closed", Ticket::closedAt, "t.closed_at")
                .instant("due", Ticket::dueAt, "t.due_at")
                .instant("updated", Ticket::updatedAt, "t.updated_at")
                .since("idle", Ticket::updatedAt, "t.updated_at")
                .number("contacts", ticket -> ticket.contacts, "t.contacts")
                .number("reopens", Ticket::reopens, "t.reopens")
                .number("reassignments", ticket -> ticket.reassignments, "t.reassignments")
                .number("rating", Ticket::rating, "t.rating")
                .number("contact_rating", Ticket::contactRating, "t.contact_rating")
                .flag("invalid", Ticket::hasInvalidTimes, INVALID)
                .flag("history", Ticket::history, "t.history");
    }
}
