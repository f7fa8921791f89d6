package io.kefu.ticket;

import io.kefu.condition.Condition;
import io.kefu.condition.Preselection;
import io.kefu.intake.ledger.IntakeRepository;
import io.kefu.intake.record.StoredRecord;
import io.kefu.problem.KefuException;
import io.kefu.store.Database;
import io.kefu.store.Parts;
import io.kefu.ticket.life.Ticket;
import io.kefu.ticket.life.TicketProblem;
import io.kefu.ticket.life.TicketRepository;
import io.kefu.ticket.life.TicketRepository.TicketRow;
import io.kefu.ticket.value.Birth;
import io.kefu.ticket.value.StateKind;
import java.sql.ResultSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What people ask of tickets. */
public final class TicketQueryRepository {

    private final JdbcClient write;
    private final JdbcClient read;

    public TicketQueryRepository(Database database) {
        this.write = database.write();
        this.read = database.read();
    }

    /**
     * What a list shows; null means any.
     *
     * @param archived whether also what is archived
     */
    public record Filter(
            @Nullable String state,
            @Nullable String assignee,
            @Nullable String team,
            @Nullable String customerId,
            boolean archived,
            int limit) {

        /** Lets everything pass. */
        public static final Filter NONE = new Filter(null, null, null, null, true, Integer.MAX_VALUE);

        /** What lists show: what is archived only where a condition asks for it. */
        public static Filter shown(Optional<Condition<TicketRow>> where) {
            return new Filter(null, null, null, null, asksForArchived(where), Integer.MAX_VALUE);
        }

        /** Whether a condition decides by itself about what is archived. */
        public static boolean asksForArchived(Optional<Condition<TicketRow>> where) {
            return where.isPresent() && where.get().names("archived");
        }

        /** All of one customer. */
        public static Filter ofCustomer(String id, int limit) {
            return new Filter(null, null, null, id, true, limit);
        }

        /** Only what was asked for: what is not would keep the database from using an index. */
        private Map<String, Object> terms() {
            Map<String, Object> terms = new LinkedHashMap<>();
            put(terms, "t.state", state);
            put(terms, "t.assignee", assignee);
            put(terms, "t.team", team);
            put(terms, "q.customer_id", customerId);
            return terms;
        }

        private static void put(Map<String, Object> terms, String column, @Nullable String value) {
            if (value != null) {
                terms.put(column, value);
            }
        }
    }

    /** The newest tickets that pass the filter and of which the condition is true, up to its limit. */
    public List<TicketRow> list(Filter filter, Optional<Condition<TicketRow>> where) {
        Preselection selected = where.map(Condition::preselection).orElse(Preselection.EVERYTHING);
        Map<String, Object> parameters = new HashMap<>(selected.parameters());
        StringBuilder sql =
                new StringBuilder(TicketRepository.select()).append(" WHERE ").append(selected.sql());
        filter.terms().forEach((column, value) -> {
            String name = "f" + parameters.size();
            sql.append(" AND ").append(column).append(" = :").append(name);
            parameters.put(name, value);
        });
        if (!filter.archived()) {
            sql.append(" AND t.archived_at IS NULL");
        }
        sql.append(" ORDER BY t.opened_at DESC, t.id DESC");
        try (Stream<TicketRow> tickets =
                read.sql(sql.toString()).params(parameters).query(TicketRepository::toRow).stream()) {
            return tickets.filter(ticket -> where.isEmpty() || where.get().test(ticket))
                    .limit(filter.limit())
                    .toList();
        }
    }

    public TicketRow show(String id) {
        return read.sql(TicketRepository.select() + " WHERE t.id = :id")
                .param("id", id)
                .query(TicketRepository::toRow)
                .optional()
                .orElseThrow(() -> new KefuException(new TicketProblem.NoSuchTicket(id)));
    }

    /** The tickets that do a part of one, and those that follow it, in the order of their numbers. */
    public List<TicketRow> linkedTo(String id) {
        return read.sql(TicketRepository.select() + " WHERE t.parent = :id OR t.follows = :id ORDER BY t.id")
                .param("id", id)
                .query(TicketRepository::toRow)
                .list();
    }

    /** Tickets by their numbers. */
    Map<String, TicketRow> rows(Collection<String> ids) {
        Map<String, TicketRow> rows = new HashMap<>();
        Parts.of(ids, part -> read.sql(TicketRepository.select() + " WHERE t.id IN (:ids)")
                .param("ids", part)
                .query((ResultSet row) -> {
                    TicketRow ticket = TicketRepository.toRow(row, 0);
                    rows.put(ticket.ticket().id(), ticket);
                }));
        return rows;
    }

    /** What its contacts told, and those of tickets that were merged into it, as they came. */
    public List<StoredRecord> told(String ticketId) {
        return read.sql("""
                        SELECT r.id, r.kind, r.source, r.external_id, r.requester, r.is_update, r.history, r.content
                          FROM imported_row r JOIN ticket_intake i ON i.intake_id = r.id
                         WHERE i.ticket_id = :id
                            OR i.ticket_id IN (SELECT ticket_id FROM merged_ticket WHERE root_id = :id)
                         ORDER BY r.id
                        """)
                .param("id", ticketId)
                .query((row, n) -> IntakeRepository.toRecord(row, 1))
                .list();
    }

    /** The name, id and contact of a ticket's customer. */
    public record RequesterLine(
            String customerId,
            @Nullable String name,
            @Nullable String phone,
            @Nullable String email) {}

    public @Nullable RequesterLine requester(String ticketId) {
        return read.sql("""
                        SELECT c.customer_id, COALESCE(c.name, c.company), c.phone, c.email
                          FROM ticket t JOIN requester q ON q.requester_id = t.requester_id
                          JOIN known_customer c ON c.customer_id = q.customer_id
                         WHERE t.id = :id
                        """)
                .param("id", ticketId)
                .query((row, n) ->
                        new RequesterLine(row.getString(1), row.getString(2), row.getString(3), row.getString(4)))
                .optional()
                .orElse(null);
    }

    /** The tickets' customers, by ticket; of a part the customer of the whole. */
    public Map<String, String> customers(Collection<String> ids) {
        Map<String, String> customers = new HashMap<>();
        Parts.of(ids, part -> read.sql("""
                        WITH RECURSIVE whole (id, requester_id, parent) AS (
                          SELECT id, requester_id, parent FROM ticket WHERE id IN (:ids)
                          UNION
                          SELECT w.id, t.requester_id, t.parent FROM whole w JOIN ticket t ON t.id = w.parent
                           WHERE w.requester_id IS NULL
                        )
                        SELECT w.id, q.customer_id FROM whole w JOIN requester q ON q.requester_id = w.requester_id
                         WHERE q.customer_id IS NOT NULL
                        """).param("ids", part).query((ResultSet row) -> {
            customers.put(row.getString(1), row.getString(2));
        }));
        return customers;
    }

    /** Everybody to whom a ticket was ever left, by number. */
    List<String> assignees() {
        return read.sql("SELECT DISTINCT assignee FROM ticket WHERE assignee IS NOT NULL")
                .query(String.class)
                .list();
    }

    /** Whether a ticket names this team. */
    boolean isTeam(String team) {
        return read.sql("SELECT 1 FROM ticket WHERE team = :team LIMIT 1")
                .param("team", team)
                .query(Integer.class)
                .optional()
                .isPresent();
    }

    /** Whether an agent of this number has, or had last, a ticket. */
    boolean isAssignee(String agent) {
        return read.sql("SELECT 1 FROM ticket WHERE assignee = :agent LIMIT 1")
                .param("agent", agent)
                .query(Integer.class)
                .optional()
                .isPresent();
    }

    /** The teams that tickets name. */
    List<String> teams() {
        return read.sql("SELECT DISTINCT team FROM ticket WHERE team IS NOT NULL")
                .query(String.class)
                .list();
    }

    /** The departments that tickets name. */
    List<String> departments() {
        return read.sql("SELECT DISTINCT department FROM ticket WHERE department IS NOT NULL")
                .query(String.class)
                .list();
    }

    /** The unfinished tickets of customers that are no part of another, in the order in which they were opened. */
    List<Ticket> workedOnAlone() {
        return read.sql(TicketRepository.select()
                        + """
                         WHERE t.state_kind IN %s AND t.state_kind NOT IN %s AND t.history = 0
                           AND t.parent IS NULL AND t.channel <> :internal
                         ORDER BY t.opened_at, t.id
                        """.formatted(StateKind.sql(StateKind::takesContacts), StateKind.sql(StateKind::isFinished)))
                .param("internal", Birth.INTERNAL)
                .query((row, n) -> TicketRepository.toRow(row, n).ticket())
                .list();
    }

    /** How many unassigned tickets other desks have. */
    int countUnassignedElsewhere(@Nullable String team) {
        return write.sql("""
                        SELECT COUNT(*) FROM ticket
                         WHERE state_kind = :new AND history = 1 AND (CAST(:team AS TEXT) IS NULL OR team = :team)
                        """)
                .param("new", StateKind.NEW.key())
                .param("team", team)
                .query(Integer.class)
                .single();
    }

    private static final String LEVELLED_OTHERWISE =
            """
            SELECT t.id FROM ticket t
              JOIN requester q ON q.requester_id = t.requester_id
              JOIN known_customer c ON c.customer_id = q.customer_id
             WHERE t.level <> c.level AND t.history = 0 AND t.state_kind IN %s AND t.state_kind NOT IN %s
            """.formatted(StateKind.sql(StateKind::takesContacts), StateKind.sql(StateKind::isFinished));

    /** Unfinished tickets that have another level than their customer. */
    List<String> levelledOtherwise() {
        return write.sql(LEVELLED_OTHERWISE + " ORDER BY t.id")
                .query(String.class)
                .list();
    }

    /** Those of some customers. */
    List<String> levelledOtherwise(Collection<String> customers) {
        return write.sql(LEVELLED_OTHERWISE + " AND q.customer_id IN (:customers) ORDER BY t.id")
                .param("customers", customers)
                .query(String.class)
                .list();
    }
}
