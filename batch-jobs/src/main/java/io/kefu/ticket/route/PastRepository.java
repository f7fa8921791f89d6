package io.kefu.ticket.route;

import io.kefu.problem.KefuException;
import io.kefu.store.Database;
import io.kefu.ticket.life.LifeRepository;
import io.kefu.ticket.life.Ticket;
import io.kefu.ticket.life.TicketProblem;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How tickets and agents stood when a ticket was given to somebody: what the events before tell. */
final class PastRepository {

    /** The event by which a ticket got its agent. */
    record Given(long event, Instant at, String reason) {}

    private final JdbcClient read;
    private final LifeRepository lives;

    PastRepository(Database database) {
        this.read = database.read();
        this.lives = new LifeRepository(database);
    }

    /** By which event a ticket got the agent that it has. */
    Given given(String ticket) {
        return read.sql("""
                        SELECT id, at, reason FROM ticket_event
                         WHERE ticket_id = :id AND kind = 'assigned' ORDER BY id DESC LIMIT 1
                        """)
                .param("id", ticket)
                .query((row, n) -> new Given(row.getLong(1), Instant.ofEpochMilli(row.getLong(2)), row.getString(3)))
                .optional()
                .orElseThrow(() -> new KefuException(new TicketProblem.NoSuchTicket(ticket)));
    }

    /** A ticket as it was before an event. */
    Ticket before(long event, String ticket) {
        return lives.before(event, List.of(ticket)).get(0);
    }

    /** Who had a ticket before an event. */
    @Nullable
    String assigneeBefore(long event, String id) {
        return read.sql("""
                        SELECT from_value FROM ticket_event
                         WHERE ticket_id = :id AND kind = 'assigned' AND id < :event ORDER BY id DESC LIMIT 1
                        """)
                .param("id", id)
                .param("event", event)
                .query(String.class)
                .optional()
                .orElse(null);
    }

    /** How the agents stood before an event. */
    Standing standing(Given given, List<Agent> agents, RoutingRules rules) {
        List<String> ids = agents.stream().map(Agent::id).toList();
        Map<Standing.Work, Integer> work = new HashMap<>();
        for (Ticket ticket : lives.hadBefore(given.event(), ids)) {
            if (Standing.isWork(ticket)) {
                String agent = String.valueOf(ticket.assignee());
                work.merge(new Standing.Work(agent, ticket.priority(), ticket.isInstant(), 0), 1, Integer::sum);
            }
        }
        Map<String, Long> turns = new HashMap<>();
        for (String agent : ids) {
            read.sql("""
                            SELECT id FROM ticket_event
                             WHERE kind = 'assigned' AND to_value = :agent AND id < :event AND facts LIKE '%"state"%'
                             ORDER BY id DESC LIMIT 1
                            """)
                    .param("agent", agent)
                    .param("event", given.event())
                    .query(Long.class)
                    .optional()
                    .ifPresent(turn -> turns.put(agent, turn));
        }
        List<Standing.Work> lines = work.entrySet().stream()
                .map(line -> line.getKey().times(line.getValue()))
                .toList();
        return new Standing(agents, lines, turns, AgentRepository.lately(read, rules, given.at(), given.event()));
    }
}
