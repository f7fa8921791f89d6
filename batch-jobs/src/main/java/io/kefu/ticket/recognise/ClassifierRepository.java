package io.kefu.ticket.recognise;

import io.kefu.classify.ModelBytes;
import io.kefu.customer.golden.Level;
import io.kefu.customer.golden.Traits;
import io.kefu.problem.KefuException;
import io.kefu.store.Database;
import io.kefu.ticket.life.TicketProblem;
import io.kefu.ticket.value.TicketType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The classifiers that were learned, and what they are learned from. */
public final class ClassifierRepository {

    private static final int MOST = 20_000;

    private final JdbcClient write;
    private final JdbcClient read;

    public ClassifierRepository(Database database) {
        this.write = database.write();
        this.read = database.read();
    }

    /** A ticket whose type its source or a person said. */
    public record Confirmed(
            String text,
            String channel,
            Traits traits,
            TicketType type,
            @Nullable String subtype) {}

    /** The newest of those that a customer wrote; parts for other departments are written by us. */
    public List<Confirmed> confirmed() {
        return read.sql("""
                        SELECT subject, description, channel, level, marks, type, subtype
                          FROM ticket
                         WHERE type IS NOT NULL AND ' ' || given || ' ' LIKE '% type %' AND description <> ''
                           AND parent IS NULL AND channel <> 'internal' AND state_kind NOT IN ('cancelled', 'merged')
                         ORDER BY id DESC LIMIT :most
                        """)
                .param("most", MOST)
                .query((row, n) -> new Confirmed(
                        (row.getString(1) == null ? "" : row.getString(1)) + "\n" + row.getString(2),
                        row.getString(3),
                        Traits.of(Level.of(row.getString(4)), row.getString(5)),
                        new TicketType(row.getString(6)),
                        row.getString(7)))
                .list();
    }

    /**
     * A classifier that was learned.
     *
     * @param examples how many tickets it was learned from
     * @param threshold from which it decides; above 1: never
     */
    public record Version(
            int version, int examples, String labels, double threshold, Instant learnedAt, String actor) {}

    /** The newest first. */
    public List<Version> versions() {
        return read.sql("""
                        SELECT version, examples, labels, threshold, learned_at, actor
                          FROM text_model ORDER BY version DESC
                        """)
                .query((row, n) -> new Version(
                        row.getInt(1),
                        row.getInt(2),
                        row.getString(3),
                        row.getDouble(4),
                        Instant.ofEpochMilli(row.getLong(5)),
                        row.getString(7)))
                .list();
    }

    /** The newest; none before anything was learned. */
    public Optional<Classifier> newest() {
        return read.sql("SELECT version, threshold, weights FROM text_model ORDER BY version DESC LIMIT 1")
                .query((row, n) -> {
                    try {
                        return new Classifier(row.getInt(1), ModelBytes.read(row.getBytes(3)), row.getDouble(2));
                    } catch (IllegalArgumentException e) {
                        throw new KefuException(new TicketProblem.ForeignClassifier(row.getInt(1)), e);
                    }
                })
                .optional();
    }

    public void save(Classifier learned, int examples, Instant now, String actor) {
        write.sql("""
                        INSERT INTO text_model (version, examples, labels, threshold, weights, learned_at, actor)
                        SELECT COALESCE(MAX(version), 0) + 1, :examples, :labels, :threshold, :weights, :now, :actor
                          FROM text_model
                        """)
                .param("examples", examples)
                .param("labels", String.join(" ", learned.model().labels()))
                .param("threshold", learned.threshold())
                .param("weights", ModelBytes.of(learned.model()))
                .param("now", now.toEpochMilli())
                .param("actor", actor)
                .update();
    }
}
