package io.kefu.ticket.progress;

import io.kefu.store.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The lines of progress sheets. */
public final class EntryRepository {

    /** Of {@code progress_entry p}, as {@link #toEntry} reads them. */
    public static final String COLUMNS =
            "p.id, p.ticket_id, p.stage, p.operator, p.at, p.content, p.attachments, p.next_step, p.version";

    private final JdbcClient write;
    private final JdbcClient read;

    public EntryRepository(Database database) {
        this.write = database.write();
        this.read = database.read();
    }

    /** A ticket's lines, and those of tickets that were merged into it, in the order in which they happened. */
    public List<ProgressEntry> of(String ticketId) {
        return read.sql("SELECT " + COLUMNS + " FROM progress_entry p WHERE p.ticket_id = :id OR p.ticket_id IN"
                        + " (SELECT m.ticket_id FROM merged_ticket m WHERE m.root_id = :id) ORDER BY p.at, p.id")
                .param("id", ticketId)
                .query(EntryRepository::toEntry)
                .list();
    }

    /** The number of a ticket's line of this moment and these words. */
    public Optional<String> saying(String ticketId, Instant at, String content) {
        return write.sql("""
                        SELECT id FROM progress_entry
                         WHERE ticket_id = :ticket AND at = :at AND content = :content
                         ORDER BY id LIMIT 1
                        """)
                .param("ticket", ticketId)
                .param("at", at.toEpochMilli())
                .param("content", content)
                .query(String.class)
                .optional();
    }

    /** Gives a line other words. */
    public void say(String id, String content) {
        write.sql("UPDATE progress_entry SET content = :content, version = version + 1 WHERE id = :id")
                .param("content", content)
                .param("id", id)
                .update();
    }

    /** Corrects a line: its stage, words, attachments and next step. */
    public void update(ProgressEntry corrected) {
        write.sql("""
                        UPDATE progress_entry
                           SET stage = :stage, content = :content, attachments = :attachments, next_step = :next,
                               version = version + 1
                         WHERE id = :id
                        """)
                .param("stage", corrected.stage())
                .param("content", corrected.content())
                .param("attachments", corrected.attachments())
                .param("next", corrected.nextStep())
                .param("id", corrected.id())
                .update();
    }

    /** A row of {@link #COLUMNS}. */
    public static ProgressEntry toEntry(ResultSet row, int number) throws SQLException {
        return new ProgressEntry(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                Instant.ofEpochMilli(row.getLong(5)),
                row.getString(6),
                row.getString(7),
                row.getString(8),
                row.getInt(9));
    }
}
