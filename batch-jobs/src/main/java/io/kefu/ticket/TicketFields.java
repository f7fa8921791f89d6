package io.kefu.ticket;

import io.kefu.condition.Fields;
import io.kefu.customer.golden.Level;
import io.kefu.customer.golden.Mark;
import io.kefu.text.Code;
import io.kefu.text.Keyed;
import io.kefu.ticket.cycle.Lifecycle;
import io.kefu.ticket.life.Ticket;
import io.kefu.ticket.life.TicketRepository.TicketRow;
import io.kefu.ticket.value.StateKind;
import io.kefu.workspace.Grades;
import io.kefu.workspace.Grades.Scale;
import io.kefu.workspace.Language;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Function;

/** What conditions over tickets may name. */
public final class TicketFields {

    private static final String INVALID =
            "CASE WHEN t.ambiguous_times IS NOT NULL OR t.first_response_at IS NOT NULL AND t.first_response_at < t.opened_at"
                    + " OR t.resolved_at IS NOT NULL AND t.resolved_at < t.opened_at"
                    + " OR t.closed_at IS NOT NULL AND t.closed_at < t.opened_at THEN 1 ELSE 0 END";

    private static final String ARCHIVED = "CASE WHEN t.archived_at IS NULL THEN 0 ELSE 1 END";

    private static final List<String> ATTRIBUTES = List.of("instant", "async");

    private TicketFields() {}

    /** @param now the moment at which ages are measured */
    public static Fields<TicketRow> at(Instant now, ZoneId zone, Lifecycle lifecycle, Grades grades) {
        Fields<TicketRow> fields = new Fields<TicketRow>(now, zone)
                .text("ticket", row -> row.ticket().id(), "t.id")
                .text("external_id", row -> row.ticket().externalId(), "t.external_id");
        return said(fields, TicketRow::ticket, grades)
                .choice(
                        "customer.level",
                        TicketRow::customerLevel,
                        "COALESCE(c.level, 'ordinary')",
                        Language.labels("level", Code.keys(Level.values())))
                .text("parent", row -> row.ticket().parent(), "t.parent")
                .text("follows", row -> row.ticket().follows(), "t.follows")
                .choice("state", row -> row.ticket().state().key(), "t.state", lifecycle.labels())
                .choice(
                        "state.kind",
                        row -> row.ticket().kind().key(),
                        "t.state_kind",
                        Language.labels("kind", Code.keys(StateKind.values())))
                .instant("opened", row -> row.ticket().openedAt(), "t.opened_at")
                .since("age", row -> row.ticket().openedAt(), "t.opened_at")
                .instant("first_response", row -> row.ticket().firstResponseAt(), "t.first_response_at")
                .instant("resolved", row -> row.ticket().resolvedAt(), "t.resolved_at")
                .instant("closed", row -> row.ticket().closedAt(), "t.closed_at")
                .instant("due", TicketRow::dueAt, "d.due_at")
                .instant("updated", row -> row.ticket().updatedAt(), "t.updated_at")
                .since("idle", row -> row.ticket().updatedAt(), "t.updated_at")
                .number("rating", row -> row.ticket().rating(), "t.rating")
                .number("contact_rating", row -> row.ticket().contactRating(), "t.contact_rating")
                .flag("invalid", row -> !row.ticket().invalidTimes().isEmpty(), INVALID)
                .flag("archived", row -> row.ticket().archivedAt() != null, ARCHIVED)
                .flag("history", row -> row.ticket().history(), "t.history");
    }

    /**
     * What is said of a ticket by its events alone, whenever and wherever it is looked at: it is the same now and when the
     * events are read again.
     */
    public static Fields<Ticket> lasting(ZoneId zone, Grades grades) {
        return said(new Fields<Ticket>(Instant.EPOCH, zone), ticket -> ticket, grades)
                .choice(
                        "customer.level",
                        ticket -> ticket.level().key(),
                        null,
                        Language.labels("level", Code.keys(Level.values())));
    }

    private static <T> Fields<T> said(Fields<T> fields, Function<T, Ticket> ticket, Grades grades) {
        return fields.text("source", row -> ticket.apply(row).source(), "t.source")
                .text("channel", row -> ticket.apply(row).channel(), "t.channel")
                .choice(
                        "channel.attribute",
                        row -> ticket.apply(row).attribute(),
                        "t.attribute",
                        Language.labels("attribute", ATTRIBUTES))
                .text("subject", row -> ticket.apply(row).subject(), "t.subject")
                .text("description", row -> ticket.apply(row).description(), "t.description")
                .choice("type", row -> Keyed.keyOf(ticket.apply(row).type()), "t.type", grades.labels(Scale.TYPE))
                .text("subtype", row -> ticket.apply(row).subtype(), "t.subtype")
                .choice("urgency", row -> ticket.apply(row).urgency().key(), "t.urgency", grades.labels(Scale.URGENCY))
                .choice(
                        "priority",
                        row -> ticket.apply(row).priority().key(),
                        "t.priority",
                        grades.labels(Scale.PRIORITY))
                .flag(
                        "customer.high_value",
                        row -> ticket.apply(row).traits().has(Mark.HIGH_VALUE),
                        marked(Mark.HIGH_VALUE))
                .flag(
                        "customer.high_risk",
                        row -> ticket.apply(row).traits().has(Mark.HIGH_RISK),
                        marked(Mark.HIGH_RISK))
                .text("category", row -> ticket.apply(row).category(), "t.category")
                .text("order_no", row -> ticket.apply(row).orderNo(), "t.order_no")
                .text("department", row -> ticket.apply(row).department(), "t.department")
                .text("team", row -> ticket.apply(row).team(), "t.team")
                .text("assignee", row -> ticket.apply(row).assignee(), "t.assignee")
                .list("tags", row -> ticket.apply(row).tags(), null)
                .number("contacts", row -> ticket.apply(row).contacts(), "t.contacts")
                .number("reopens", row -> ticket.apply(row).reopens(), "t.reopens")
                .number("reassignments", row -> ticket.apply(row).reassignments(), "t.reassignments");
    }

    private static String marked(Mark mark) {
        return "CASE WHEN t.marks LIKE '%" + mark.key() + "%' THEN 1 ELSE 0 END";
    }
}
