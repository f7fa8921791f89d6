package io.kefu.ticket;

import io.kefu.condition.Fields;
import io.kefu.customer.golden.Level;
import io.kefu.customer.golden.Mark;
import io.kefu.text.Code;
import io.kefu.text.Keyed;
import io.kefu.ticket.cycle.Lifecycle;
import io.kefu.ticket.life.TicketRepository.TicketRow;
import io.kefu.ticket.value.StateKind;
import io.kefu.workspace.Grades;
import io.kefu.workspace.Grades.Scale;
import io.kefu.workspace.Language;
import java.time.Instant;
import java.time.ZoneId;

/** What conditions over tickets may name. */
public final class TicketFields {

    private static final String INVALID =
            "CASE WHEN t.ambiguous_times IS NOT NULL OR t.first_response_at IS NOT NULL AND t.first_response_at < t.opened_at"
                    + " OR t.resolved_at IS NOT NULL AND t.resolved_at < t.opened_at"
                    + " OR t.closed_at IS NOT NULL AND t.closed_at < t.opened_at THEN 1 ELSE 0 END";

    private static final String ARCHIVED = "CASE WHEN t.archived_at IS NULL THEN 0 ELSE 1 END";

    private TicketFields() {}

    /** @param now the moment at which ages are measured */
    public static Fields<TicketRow> at(Instant now, ZoneId zone, Lifecycle lifecycle, Grades grades) {
        return new Fields<TicketRow>(now, zone)
                .text("ticket", row -> row.ticket().id(), "t.id")
                .text("source", row -> row.ticket().source(), "t.source")
                .text("external_id", row -> row.ticket().externalId(), "t.external_id")
                .text("channel", row -> row.ticket().channel(), "t.channel")
                .text("subject", row -> row.ticket().subject(), "t.subject")
                .text("description", row -> row.ticket().description(), "t.description")
                .choice("type", row -> Keyed.keyOf(row.ticket().type()), "t.type", grades.labels(Scale.TYPE))
                .text("subtype", row -> row.ticket().subtype(), "t.subtype")
                .choice("urgency", row -> row.ticket().urgency().key(), "t.urgency", grades.labels(Scale.URGENCY))
                .choice("priority", row -> row.ticket().priority().key(), "t.priority", grades.labels(Scale.PRIORITY))
                .choice(
                        "customer.level",
                        TicketRow::customerLevel,
                        "COALESCE(c.level, 'ordinary')",
                        Language.labels("level", Code.keys(Level.values())))
                .flag("customer.high_value", row -> row.ticket().traits().has(Mark.HIGH_VALUE), marked(Mark.HIGH_VALUE))
                .flag("customer.high_risk", row -> row.ticket().traits().has(Mark.HIGH_RISK), marked(Mark.HIGH_RISK))
                .text("category", row -> row.ticket().category(), "t.category")
                .text("order_no", row -> row.ticket().orderNo(), "t.order_no")
                .text("department", row -> row.ticket().department(), "t.department")
                .text("team", row -> row.ticket().team(), "t.team")
                .text("parent", row -> row.ticket().parent(), "t.parent")
                .text("follows", row -> row.ticket().follows(), "t.follows")
                .text("assignee", row -> row.ticket().assignee(), "t.assignee")
                .choice("state", row -> row.ticket().state().key(), "t.state", lifecycle.labels())
                .choice(
                        "state.kind",
                        row -> row.ticket().kind().key(),
                        "t.state_kind",
                        Language.labels("kind", Code.keys(StateKind.values())))
                .list("tags", row -> row.ticket().tags(), null)
                .instant("opened", row -> row.ticket().openedAt(), "t.opened_at")
                .since("age", row -> row.ticket().openedAt(), "t.opened_at")
                .instant("first_response", row -> row.ticket().firstResponseAt(), "t.first_response_at")
                .instant("resolved", row -> row.ticket().resolvedAt(), "t.resolved_at")
                .instant("closed", row -> row.ticket().closedAt(), "t.closed_at")
                .instant("due", TicketRow::dueAt, "d.due_at")
                .instant("updated", row -> row.ticket().updatedAt(), "t.updated_at")
                .since("idle", row -> row.ticket().updatedAt(), "t.updated_at")
                .number("contacts", row -> row.ticket().contacts(), "t.contacts")
                .number("reopens", row -> row.ticket().reopens(), "t.reopens")
                .number("reassignments", row -> row.ticket().reassignments(), "t.reassignments")
                .number("rating", row -> row.ticket().rating(), "t.rating")
                .number("contact_rating", row -> row.ticket().contactRating(), "t.contact_rating")
                .flag("invalid", row -> !row.ticket().invalidTimes().isEmpty(), INVALID)
                .flag("archived", row -> row.ticket().archivedAt() != null, ARCHIVED)
                .flag("history", row -> row.ticket().history(), "t.history");
    }

    private static String marked(Mark mark) {
        return "CASE WHEN t.marks LIKE '%" + mark.key() + "%' THEN 1 ELSE 0 END";
    }
}
