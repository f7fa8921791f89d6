package io.kefu.notify;

import io.kefu.notify.Notice.State;
import io.kefu.store.BulkWriter;
import io.kefu.store.Columns;
import io.kefu.store.Database;
import io.kefu.store.Parts;
import io.kefu.text.Code;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The outbox. Whoever tells of a change adds to it in the transaction of the change. */
public final class OutboxRepository {

    private static final String NOTICE = """
            SELECT n.id, n.event, n.recipient, n.template, n.channel, n.address, n.ticket_id, n.subject, n.content, n.html,
                   n.urgent, n.created_at, n.state, n.send_at, n.attempts, n.epoch, n.ended_at, n.answer
              FROM notice n
            """;

    private static final String FREE =
            " n.state = 'waiting' AND n.send_at <= :now AND (n.lease_until IS NULL OR n.lease_until <= :now)";

    private final JdbcClient write;
    private final JdbcClient read;
    private final BulkWriter bulk;
    private final String forUpdate;

    public OutboxRepository(Database database) {
        this.write = database.write();
        this.read = database.read();
        this.bulk = database.bulk();
        this.forUpdate = database.forUpdate("n");
    }

    /** Adds notices, in the caller's transaction; one that is there already stays as it is. */
    public void add(List<Draft> drafts, Instant now) {
        bulk.write("""
                INSERT INTO notice (event, recipient, template, channel, address, ticket_id, subject, content, html, urgent,
                                    created_at, state, send_at, attempts, epoch)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'waiting', ?, 0, 0)
                ON CONFLICT (event, recipient, template) DO NOTHING
                """, drafts, draft -> new @Nullable Object[] {
            draft.event(),
            draft.recipient(),
            draft.template(),
            draft.channel(),
            draft.address(),
            draft.ticketId(),
            draft.text().subject(),
            draft.text().text(),
            draft.text().html(),
            draft.urgent(),
            now,
            now
        });
    }

    /** What a channel may send now, the urgent in front, as the caller's transaction sees it; nobody else takes it meanwhile. */
    List<Notice> free(String channel, boolean urgentOnly, Instant now, int most) {
        return write.sql(NOTICE + " WHERE n.channel = :channel AND n.urgent >= :urgent AND" + FREE
                        + " ORDER BY n.urgent DESC, n.id LIMIT :most" + forUpdate)
                .param("channel", channel)
                .param("urgent", urgentOnly ? 1 : 0)
                .param("now", now.toEpochMilli())
                .param("most", most)
                .query(OutboxRepository::toNotice)
                .list();
    }

    /** Takes a notice for sending, in the caller's transaction. */
    void lease(Notice notice, String owner, Instant until) {
        write.sql("UPDATE notice SET owner = :owner, epoch = epoch + 1, lease_until = :until WHERE id = :id")
                .param("owner", owner)
                .param("until", until.toEpochMilli())
                .param("id", notice.id())
                .update();
    }

    /** Gives back what was taken and not tried, in the caller's transaction. */
    void release(Notice notice, String owner) {
        write.sql(
                        "UPDATE notice SET owner = NULL, lease_until = NULL WHERE id = :id AND owner = :owner AND epoch = :epoch")
                .param("id", notice.id())
                .param("owner", owner)
                .param("epoch", notice.epoch() + 1)
                .update();
    }

    /**
     * Writes down what came of a try, in the caller's transaction, unless somebody else took the notice since.
     *
     * @param digest the notice with which it was sent, or null
     * @return false when somebody did
     */
    boolean complete(
            Notice notice,
            String owner,
            State state,
            Instant sendAt,
            Instant now,
            String answer,
            @Nullable Long digest) {
        return write.sql("""
                        UPDATE notice SET state = :state, send_at = :at, attempts = attempts + 1, owner = NULL,
                                          lease_until = NULL, ended_at = CAST(:ended AS BIGINT), answer = :answer,
                                          digest = CAST(:digest AS BIGINT)
                         WHERE id = :id AND owner = :owner AND epoch = :epoch AND state = 'waiting'
                        """)
                        .param("state", state.key())
                        .param("at", sendAt.toEpochMilli())
                        .param("ended", state == State.WAITING ? null : now.toEpochMilli())
                        .param("answer", answer)
                        .param("digest", digest)
                        .param("id", notice.id())
                        .param("owner", owner)
                        .param("epoch", notice.epoch() + 1)
                        .update()
                == 1;
    }

    /** How many wait in a channel. */
    public int waiting(String channel) {
        return read.sql("SELECT COUNT(*) FROM notice WHERE channel = :channel AND state = 'waiting'")
                .param("channel", channel)
                .query(Integer.class)
                .single();
    }

    /** The newest notices, of a state or of all. */
    public List<Notice> list(@Nullable State state, int most) {
        return read.sql(NOTICE
                        + " WHERE CAST(:state AS TEXT) IS NULL OR n.state = :state ORDER BY n.id DESC LIMIT :most")
                .param("state", state == null ? null : state.key())
                .param("most", most)
                .query(OutboxRepository::toNotice)
                .list();
    }

    public Optional<Notice> find(long id) {
        return read.sql(NOTICE + " WHERE n.id = :id")
                .param("id", id)
                .query(OutboxRepository::toNotice)
                .optional();
    }

    /** Lets dead notices be tried again, one or all; returns how many. */
    public int retry(@Nullable Long id, Instant now) {
        return write.sql("""
                        UPDATE notice SET state = 'waiting', send_at = :now, attempts = 0, ended_at = NULL
                         WHERE state = 'dead' AND (CAST(:id AS BIGINT) IS NULL OR id = :id)
                        """).param("now", now.toEpochMilli()).param("id", id).update();
    }

    /** Takes the words and addresses out of notices to a customer or about tickets; what waits is not sent, in the caller's transaction. */
    public void erase(List<String> tickets, String customer, Instant now) {
        String erased = """
                UPDATE notice SET subject = '', content = '', html = NULL, address = '', answer = NULL,
                       ended_at = CASE WHEN state = 'waiting' THEN :now ELSE ended_at END,
                       state = CASE WHEN state = 'waiting' THEN 'dead' ELSE state END
                """;
        Parts.of(tickets, part -> write.sql(erased + " WHERE ticket_id IN (:ids)")
                .param("now", now.toEpochMilli())
                .param("ids", part)
                .update());
        write.sql(erased + " WHERE recipient = :customer")
                .param("now", now.toEpochMilli())
                .param("customer", customer)
                .update();
    }

    private static Notice toNotice(ResultSet row, int number) throws SQLException {
        Draft draft = new Draft(
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getString(7),
                new MessageTemplates.Text(row.getString(8), row.getString(9), row.getString(10)),
                row.getInt(11) != 0);
        return new Notice(
                row.getLong(1),
                draft,
                Instant.ofEpochMilli(row.getLong(12)),
                Code.of(State.class, row.getString(13)),
                Instant.ofEpochMilli(row.getLong(14)),
                row.getInt(15),
                row.getLong(16),
                Columns.instant(row, 17),
                row.getString(18));
    }
}
