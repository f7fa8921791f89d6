package io.kefu.customer.golden;

import io.kefu.store.BulkWriter;
import io.kefu.store.Database;
import io.kefu.store.Parts;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What customers ordered, and the levels that they have. */
public final class LevelRepository {

    private final JdbcClient write;
    private final BulkWriter bulk;

    public LevelRepository(Database database) {
        this.write = database.write();
        this.bulk = database.bulk();
    }

    /** A customer's orders within the window, and its levels so far. */
    public record Earner(String customer, Level stated, Level earned, Level level, int orders, double amount) {}

    private static final String EARNERS = """
            SELECT c.id, c.stated_level, c.earned_level, c.level, COUNT(o.order_no), COALESCE(SUM(CAST(o.amount AS REAL)), 0)
              FROM customer c
              LEFT JOIN customer_record r ON r.customer_id = c.id
              LEFT JOIN customer_order o ON o.requester_id = r.id AND o.ordered_at >= :since AND o.ordered_at <= :now
            """;

    /** Everybody who has ever ordered, and who has a level by orders. */
    public List<Earner> all(Instant since, Instant now) {
        return write.sql(EARNERS + """
                         WHERE c.merged_into IS NULL
                           AND (c.earned_level <> 'ordinary'
                                OR c.id IN (SELECT x.customer_id FROM customer_order y
                                              JOIN customer_record x ON x.id = y.requester_id))
                         GROUP BY c.id ORDER BY c.id
                        """)
                .param("since", since.toEpochMilli())
                .param("now", now.toEpochMilli())
                .query(LevelRepository::toEarner)
                .list();
    }

    public List<Earner> of(Collection<String> customers, Instant since, Instant now) {
        List<Earner> earners = new ArrayList<>();
        Parts.of(
                customers,
                part -> earners.addAll(write.sql(EARNERS + " WHERE c.id IN (:ids) GROUP BY c.id ORDER BY c.id")
                        .param("ids", part)
                        .param("since", since.toEpochMilli())
                        .param("now", now.toEpochMilli())
                        .query(LevelRepository::toEarner)
                        .list()));
        return earners;
    }

    private static Earner toEarner(ResultSet row, int number) throws SQLException {
        return new Earner(
                row.getString(1),
                Level.of(row.getString(2)),
                Level.of(row.getString(3)),
                Level.of(row.getString(4)),
                row.getInt(5),
                row.getDouble(6));
    }

    /** A customer's levels from now on. */
    public record Graded(String customer, Level earned, Level level) {}

    public void save(List<Graded> graded, Instant now) {
        bulk.write("UPDATE customer SET earned_level = ?, level = ?, updated_at = ? WHERE id = ?", graded, one ->
                new @Nullable Object[] {one.earned().key(), one.level().key(), now, one.customer()});
    }
}
