package io.kefu.ticket;

import io.kefu.access.Actor;
import io.kefu.store.Database;
import io.kefu.text.DurationText;
import io.kefu.ticket.life.TicketChanges;
import io.kefu.ticket.life.TicketWriter;
import io.kefu.ticket.value.StateKind;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Puts away what was finished long ago: lists leave it out unless somebody asks, reports count it on. What is reopened
 * comes back by itself.
 */
public final class ArchiveRepository {

    /** Tickets of one transaction. */
    private static final int BLOCK = 5_000;

    private static final String OLD = """
            FROM ticket
             WHERE archived_at IS NULL AND state_kind IN %s AND COALESCE(closed_at, resolved_at, updated_at) < :before
               AND NOT EXISTS (SELECT 1 FROM ticket_event e
                                WHERE e.ticket_id = ticket.id AND e.kind = 'archived_at' AND e.at >= :before)
            """.formatted(StateKind.sql(StateKind::isFinished));

    private final Database database;
    private final TicketWriter writer;
    private final Clock clock;

    public ArchiveRepository(Database database, TicketWriter writer, Clock clock) {
        this.database = database;
        this.writer = writer;
        this.clock = clock;
    }

    /** How many tickets would be archived. */
    public int count(Duration age) {
        return database.read()
                .sql("SELECT COUNT(*) " + OLD)
                .param("before", before(age))
                .query(Integer.class)
                .single();
    }

    private long before(Duration age) {
        return clock.instant().minus(age).toEpochMilli();
    }

    /**
     * Archives what was finished before an age, in blocks: whoever breaks it off and begins again goes on.
     *
     * @return how many tickets
     */
    public int archive(Duration age, Actor actor) {
        String reason = "finished for " + DurationText.print(age);
        Instant now = clock.instant();
        String last = "";
        int archived = 0;
        while (true) {
            String after = last;
            List<String> block = database.inTransaction(false, () -> {
                List<String> ids = block(database.write(), after, before(age));
                TicketChanges changes = writer.begin();
                changes.tickets(ids, actor).values().forEach(ticket -> ticket.by(actor)
                        .archive(now, reason));
                changes.save();
                return ids;
            });
            if (block.isEmpty()) {
                return archived;
            }
            archived += block.size();
            last = block.get(block.size() - 1);
        }
    }

    private static List<String> block(JdbcClient client, String after, long before) {
        return client.sql("SELECT id " + OLD + " AND id > :after ORDER BY id LIMIT " + BLOCK)
                .param("before", before)
                .param("after", after)
                .query(String.class)
                .list();
    }
}
