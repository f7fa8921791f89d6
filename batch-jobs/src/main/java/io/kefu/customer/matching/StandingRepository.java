package io.kefu.customer.matching;

import io.kefu.store.Parts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which of several customers that turned out to be one keeps its number. */
public final class StandingRepository {

    private record Standing(String id, int records, Instant createdAt) {}

    private final JdbcClient jdbc;

    /** @param jdbc where to read: beside a transaction, or within one */
    public StandingRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The one with the most records, then the oldest, then the smallest number. */
    public String survivor(Collection<String> customers) {
        if (customers.size() == 1) {
            return customers.iterator().next();
        }
        List<Standing> standings = new ArrayList<>();
        Parts.of(
                customers,
                part -> standings.addAll(jdbc.sql("""
                        SELECT c.id, c.created_at,
                               (SELECT COUNT(*) FROM customer_record r WHERE r.customer_id = c.id AND r.pending <> 1)
                          FROM customer c WHERE c.id IN (:ids)
                        """)
                        .param("ids", part)
                        .query((row, n) ->
                                new Standing(row.getString(1), row.getInt(3), Instant.ofEpochMilli(row.getLong(2))))
                        .list()));
        return standings.stream()
                .min(Comparator.comparingInt(Standing::records)
                        .reversed()
                        .thenComparing(Standing::createdAt)
                        .thenComparing(standing -> standing.id().length())
                        .thenComparing(Standing::id))
                .orElseThrow()
                .id();
    }
}
