package io.kefu.ticket;

import io.kefu.intake.record.CanonicalRecord;
import io.kefu.intake.record.Field;
import io.kefu.store.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One customer's history over all channels: what he said, what was answered and done, what he bought. */
public final class TimelineRepository {

    /**
     * Something that happened.
     *
     * @param what {@code contact}, {@code order}, or the stage of a progress entry
     * @param channel of a contact, else null
     * @param ticket that it belongs to, or null
     * @param who of us did it; null for the customer
     */
    public record Moment(
            Instant at,
            String what,
            @Nullable String channel,
            @Nullable String ticket,
            @Nullable String who,
            String text) {}

    private final JdbcClient read;

    public TimelineRepository(Database database) {
        this.read = database.read();
    }

    /** Everything known of the customer, oldest first. */
    public List<Moment> of(String customerId) {
        List<Moment> moments = new ArrayList<>(contacts(customerId));
        moments.addAll(read.sql("""
                        SELECT p.at, p.stage, p.ticket_id, p.operator, p.content
                          FROM progress_entry p JOIN ticket t ON t.id = p.ticket_id
                          JOIN requester q ON q.requester_id = t.requester_id
                         WHERE q.customer_id = :customer
                        """)
                .param("customer", customerId)
                .query((row, n) -> new Moment(
                        Instant.ofEpochMilli(row.getLong(1)),
                        row.getString(2),
                        null,
                        row.getString(3),
                        row.getString(4),
                        row.getString(5)))
                .list());
        moments.addAll(read.sql("""
                        SELECT ordered_at, order_no, COALESCE(product, '')
                          FROM customer_purchase WHERE customer_id = :customer
                        """)
                .param("customer", customerId)
                .query((row, n) -> new Moment(
                        Instant.ofEpochMilli(row.getLong(1)),
                        "order",
                        null,
                        null,
                        null,
                        (row.getString(2) + " " + row.getString(3)).strip()))
                .list());
        moments.sort(Comparator.comparing(Moment::at));
        return moments;
    }

    /** Answers of ours stand among the progress entries, unless they answered nobody. */
    private List<Moment> contacts(String customerId) {
        return read.sql("""
                        SELECT COALESCE(r.occurred_at, r.modified_at) AS at, r.source, r.content, t.ticket_id, t.role
                          FROM customer_source c
                          JOIN imported_row r ON r.requester = c.key AND r.kind <> 'order' AND r.kind <> 'customer'
                          LEFT JOIN ticket_intake t ON t.intake_id = r.id
                         WHERE c.customer_id = :customer AND COALESCE(t.role, '') NOT IN ('replied', 'updated', 'older')
                        """)
                .param("customer", customerId)
                .query(TimelineRepository::contact)
                .list();
    }

    private static Moment contact(ResultSet row, int n) throws SQLException {
        CanonicalRecord content = CanonicalRecord.fromJson(row.getString("content"));
        String subject = content.text(Field.SUBJECT, "");
        boolean ours = "unplaced".equals(row.getString("role"));
        return new Moment(
                Instant.ofEpochMilli(row.getLong("at")),
                ours ? "reply" : "contact",
                content.text(Field.CHANNEL, row.getString("source")),
                row.getString("ticket_id"),
                ours ? content.text(Field.AGENT, "") : null,
                content.text(Field.TEXT, subject));
    }
}
