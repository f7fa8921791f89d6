package io.kefu.store;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Numbers such as {@code CS20240501001}: a prefix, a day and a serial of at least three digits that starts at 1
 * each day. A number is given inside the caller's transaction: when that rolls
 * back, the number is free again, and until it ends nobody else is given one of the series.
 */
public final class Serials {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyyMMdd");

    private final JdbcClient jdbc;
    private final BulkWriter bulk;
    private final String forUpdate;

    public Serials(Database database) {
        this.forUpdate = database.forUpdate("s");
        this.jdbc = database.write();
        this.bulk = database.bulk();
    }

    /** A session that hands out numbers from memory and writes the last ones with {@link Session#save}. */
    public Session session() {
        return new Session();
    }

    /** The numbers of one transaction. */
    public final class Session {

        private final Map<String, Long> last = new HashMap<>();

        public String next(String prefix, LocalDate day) {
            String series = prefix + day.format(DAY);
            long serial = last.computeIfAbsent(series, this::stored) + 1;
            last.put(series, serial);
            return series + (serial < 10 ? "00" : serial < 100 ? "0" : "") + serial;
        }

        /** Records the last number of every series that was used. */
        public void save() {
            bulk.write("""
                    INSERT INTO serial (series, last) VALUES (?, ?)
                    ON CONFLICT (series) DO UPDATE SET last = excluded.last
                    """, last.entrySet(), entry -> new @Nullable Object[] {entry.getKey(), entry.getValue()});
        }

        private long stored(String series) {
            jdbc.sql("INSERT INTO serial (series, last) VALUES (:series, 0) ON CONFLICT (series) DO NOTHING")
                    .param("series", series)
                    .update();
            return jdbc.sql("SELECT s.last FROM serial s WHERE s.series = :series" + forUpdate)
                    .param("series", series)
                    .query(Long.class)
                    .single();
        }
    }
}
