package io.kefu.ticket.life;

import io.kefu.customer.golden.Level;
import io.kefu.store.Columns;
import io.kefu.text.Keyed;
import io.kefu.ticket.value.Birth;
import io.kefu.ticket.value.Priority;
import io.kefu.ticket.value.StateKind;
import io.kefu.ticket.value.TicketState;
import io.kefu.ticket.value.TicketType;
import io.kefu.ticket.value.Urgency;
import io.kefu.ticket.value.Words;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The columns of the table {@code ticket}, each named once. */
final class TicketColumns {

    /** Sets a ticket's value to that of the current row's column. */
    private interface Reader {
        void read(Ticket ticket, ResultSet row, int column) throws SQLException;
    }

    private record Column(String name, Function<Ticket, @Nullable Object> value, Reader reader) {}

    private static final List<String> BIRTH =
            List.of("id", "source", "external_id", "history", "channel", "attribute", "conversation");

    /** What a ticket is made with; events of its own change it. */
    private static final List<Column> WORDS = List.of(
            new Column("subject", t -> t.subject, (t, row, i) -> {}),
            new Column("description", t -> t.description, (t, row, i) -> {}),
            new Column("category", t -> t.category, (t, row, i) -> {}),
            new Column("order_no", t -> t.orderNo, (t, row, i) -> {}),
            new Column("reasons", t -> t.reasons, (t, row, i) -> {}),
            new Column("requester_id", t -> t.requesterId, (t, row, i) -> {}));

    private static final List<Column> FACTS = List.of(
            new Column(
                    "type", t -> Keyed.keyOf(t.type), (t, row, i) -> t.type = TicketType.ofNullable(row.getString(i))),
            new Column("subtype", t -> t.subtype, (t, row, i) -> t.subtype = row.getString(i)),
            new Column("urgency", t -> t.urgency.key(), (t, row, i) -> t.urgency = new Urgency(row.getString(i))),
            new Column("priority", t -> t.priority.key(), (t, row, i) -> t.priority = new Priority(row.getString(i))),
            new Column("given", t -> t.given, (t, row, i) -> t.given = row.getString(i)),
            new Column("level", t -> t.level.key(), (t, row, i) -> t.level = Level.of(row.getString(i))),
            new Column("marks", t -> t.marks, (t, row, i) -> t.marks = row.getString(i)),
            new Column("department", t -> t.department, (t, row, i) -> t.department = row.getString(i)),
            new Column("team", t -> t.team, (t, row, i) -> t.team = row.getString(i)),
            new Column("assignee", t -> t.assignee, (t, row, i) -> t.assignee = row.getString(i)),
            new Column("state", t -> t.state.key(), (t, row, i) -> {}),
            new Column(
                    "state_kind",
                    t -> t.kind().key(),
                    (t, row, i) -> t.state = new TicketState(row.getString(i - 1), StateKind.of(row.getString(i)))),
            new Column(
                    "opened_at",
                    t -> t.openedAt,
                    (t, row, i) -> t.openedAt = Objects.requireNonNull(Columns.instant(row, i))),
            new Column(
                    "first_response_at",
                    t -> t.firstResponseAt,
                    (t, row, i) -> t.firstResponseAt = Columns.instant(row, i)),
            new Column(
                    "answered_untimed", t -> t.answeredUntimed, (t, row, i) -> t.answeredUntimed = row.getInt(i) != 0),
            new Column("resolved_at", t -> t.resolvedAt, (t, row, i) -> t.resolvedAt = Columns.instant(row, i)),
            new Column("closed_at", t -> t.closedAt, (t, row, i) -> t.closedAt = Columns.instant(row, i)),
            new Column("round", t -> t.round, (t, row, i) -> t.round = row.getInt(i)),
            new Column("reopened_at", t -> t.reopenedAt, (t, row, i) -> t.reopenedAt = Columns.instant(row, i)),
            new Column("merged_into", t -> t.mergedInto, (t, row, i) -> t.mergedInto = row.getString(i)),
            new Column("parent", t -> t.parent, (t, row, i) -> t.parent = row.getString(i)),
            new Column("follows", t -> t.follows, (t, row, i) -> t.follows = row.getString(i)),
            new Column("open_children", t -> t.openChildren, (t, row, i) -> t.openChildren = row.getInt(i)),
            new Column("tags", t -> t.tags, (t, row, i) -> t.tags = row.getString(i)),
            new Column("contacts", t -> t.contacts, (t, row, i) -> t.contacts = row.getInt(i)),
            new Column("reopens", t -> t.reopens, (t, row, i) -> t.reopens = row.getInt(i)),
            new Column("reassignments", t -> t.reassignments, (t, row, i) -> t.reassignments = row.getInt(i)),
            new Column("rating", t -> t.rating, (t, row, i) -> t.rating = integer(row, i)),
            new Column("contact_rating", t -> t.contactRating, (t, row, i) -> t.contactRating = integer(row, i)),
            new Column("ambiguous_times", t -> t.ambiguousTimes, (t, row, i) -> t.ambiguousTimes = row.getString(i)),
            new Column("source_due_at", t -> t.sourceDueAt, (t, row, i) -> t.sourceDueAt = Columns.instant(row, i)),
            new Column("source_sla_met", t -> t.sourceSlaMet, (t, row, i) -> {
                Integer met = integer(row, i);
                t.sourceSlaMet = met == null ? null : met != 0;
            }),
            new Column(
                    "source_changed_at",
                    t -> t.sourceChangedAt,
                    (t, row, i) -> t.sourceChangedAt = Columns.instant(row, i)),
            new Column("archived_at", t -> t.archivedAt, (t, row, i) -> t.archivedAt = Columns.instant(row, i)),
            new Column(
                    "updated_at",
                    t -> t.updatedAt,
                    (t, row, i) -> t.updatedAt = Objects.requireNonNull(Columns.instant(row, i))),
            new Column("version", t -> t.version, (t, row, i) -> t.version = row.getInt(i)));

    /** For a SELECT over {@code ticket t}; what the caller adds begins behind the last. */
    static final String SELECTED = names().stream().map(name -> "t." + name).collect(Collectors.joining(", "));

    static final int COUNT = names().size();

    static final String INSERT =
            "INSERT INTO ticket (" + String.join(", ", names()) + ") VALUES (" + "?, ".repeat(COUNT - 1) + "?)";

    static final String UPDATE = changeable()
            .map(column -> column.name() + " = ?")
            .collect(Collectors.joining(", ", "UPDATE ticket SET ", " WHERE id = ? AND version = ?"));

    private TicketColumns() {}

    private static Stream<Column> changeable() {
        return Stream.concat(WORDS.stream(), FACTS.stream());
    }

    private static List<String> names() {
        return Stream.concat(BIRTH.stream(), changeable().map(Column::name)).toList();
    }

    static @Nullable Object[] inserted(Ticket ticket) {
        Birth birth = ticket.birth();
        @Nullable Object[] values = new @Nullable Object[COUNT];
        int i = 0;
        values[i++] = birth.id();
        values[i++] = birth.origin().source();
        values[i++] = birth.origin().externalId();
        values[i++] = birth.origin().history();
        values[i++] = birth.channel();
        values[i++] = birth.attribute();
        values[i++] = birth.conversation();
        put(ticket, values, i);
        return values;
    }

    static @Nullable Object[] updated(Ticket ticket) {
        @Nullable Object[] values = new @Nullable Object[WORDS.size() + FACTS.size() + 2];
        int key = put(ticket, values, 0);
        values[key] = ticket.id();
        values[key + 1] = ticket.version - 1;
        return values;
    }

    private static int put(Ticket ticket, @Nullable Object[] values, int from) {
        int i = from;
        for (Column column : WORDS) {
            values[i++] = column.value().apply(ticket);
        }
        for (Column column : FACTS) {
            values[i++] = column.value().apply(ticket);
        }
        return i;
    }

    /** The ticket of a row that {@link #SELECTED} names. */
    static Ticket read(ResultSet row) throws SQLException {
        Ticket ticket = born(row);
        int i = BIRTH.size() + WORDS.size();
        for (Column column : FACTS) {
            column.reader().read(ticket, row, ++i);
        }
        ticket.storedKind = ticket.kind();
        return ticket;
    }

    /** The ticket as it was before its first event, with what people wrote. */
    static Ticket born(ResultSet row) throws SQLException {
        Birth birth = new Birth(
                row.getString(1),
                new Birth.Origin(row.getString(2), row.getString(3), row.getInt(4) != 0),
                row.getString(5),
                row.getString(6),
                row.getString(7));
        Words words =
                new Words(row.getString(8), row.getString(9), row.getString(10), row.getString(11), row.getString(12));
        long requester = row.getLong(13);
        return new Ticket(birth, words, requester == 0 ? null : requester);
    }

    /** The columns in which two states of one ticket differ; how often it was stored is no matter of its life. */
    static List<String> differences(Ticket one, Ticket other) {
        return changeable()
                .filter(column -> !column.name().equals("version"))
                .filter(column -> !Objects.equals(
                        column.value().apply(one), column.value().apply(other)))
                .map(Column::name)
                .toList();
    }

    private static @Nullable Integer integer(ResultSet row, int column) throws SQLException {
        int value = row.getInt(column);
        return row.wasNull() ? null : value;
    }
}
