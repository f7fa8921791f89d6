package io.kefu.notify;

import io.kefu.store.Columns;
import io.kefu.store.Database;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How channels stand: what they may send, whether somebody stopped them, how often they failed. */
public final class ChannelRepository {

    /** Failures of the channel itself, one after another, at which it is left alone. */
    private static final int MOST_FAILURES = 5;

    private static final Duration FIRST_BREAK = Duration.ofMinutes(1);
    private static final Duration LONGEST_BREAK = Duration.ofHours(1);

    private final JdbcClient write;
    private final JdbcClient read;
    private final String forUpdate;

    public ChannelRepository(Database database) {
        this.write = database.write();
        this.read = database.read();
        this.forUpdate = database.forUpdate("c");
    }

    /**
     * How a channel stands.
     *
     * @param tokens messages that may be sent at once
     * @param pausedBy who stopped it, or null
     * @param closedUntil until when it is left alone after failures, or null
     */
    public record Standing(
            double tokens,
            Instant filledAt,
            @Nullable String pausedBy,
            int failures,
            @Nullable Instant closedUntil) {

        /** Whether it sends at a moment. */
        public boolean isOpen(Instant now) {
            return pausedBy == null && (closedUntil == null || !closedUntil.isAfter(now));
        }
    }

    /** How it stands, for those who only look. */
    public Optional<Standing> find(String channel) {
        return query(read, channel, "");
    }

    /** How it stands, in the caller's transaction; nobody else takes from it meanwhile. */
    Standing take(ChannelSettings channel, Instant now) {
        write.sql("""
                        INSERT INTO notice_channel (channel, tokens, filled_at, failures) VALUES (:channel, :tokens, :now, 0)
                        ON CONFLICT (channel) DO NOTHING
                        """)
                .param("channel", channel.name())
                .param("tokens", channel.perMinute())
                .param("now", now.toEpochMilli())
                .update();
        Standing standing = query(write, channel.name(), forUpdate).orElseThrow();
        if (standing.filledAt().isAfter(now)) { // the clock was set back
            spend(channel.name(), new Standing(standing.tokens(), now, null, 0, null), 0);
        }
        double rate = channel.perMinute() / 60_000.0;
        long passed = Math.max(0, now.toEpochMilli() - standing.filledAt().toEpochMilli());
        double tokens = Math.min(channel.perMinute(), standing.tokens() + passed * rate);
        return new Standing(tokens, now, standing.pausedBy(), standing.failures(), standing.closedUntil());
    }

    private static Optional<Standing> query(JdbcClient client, String channel, String lock) {
        return client.sql("SELECT c.tokens, c.filled_at, c.paused_by, c.failures, c.closed_until FROM notice_channel c"
                        + " WHERE c.channel = :channel" + lock)
                .param("channel", channel)
                .query((row, n) -> new Standing(
                        row.getDouble(1),
                        Instant.ofEpochMilli(row.getLong(2)),
                        row.getString(3),
                        row.getInt(4),
                        Columns.instant(row, 5)))
                .optional();
    }

    /** So many messages are sent now, in the caller's transaction. */
    void spend(String channel, Standing standing, int messages) {
        write.sql("UPDATE notice_channel SET tokens = :tokens, filled_at = :at WHERE channel = :channel")
                .param("tokens", standing.tokens() - messages)
                .param("at", standing.filledAt().toEpochMilli())
                .param("channel", channel)
                .update();
    }

    /** It reached somebody, in the caller's transaction. */
    void worked(String channel) {
        write.sql(
                        "UPDATE notice_channel SET failures = 0, closed_until = NULL WHERE channel = :channel AND failures > 0")
                .param("channel", channel)
                .update();
    }

    /**
     * It reached nobody, in the caller's transaction; after some failures it is left alone, ever longer.
     *
     * @return whether it may be used on
     */
    boolean failed(String channel, Instant now) {
        int failures = write.sql("UPDATE notice_channel SET failures = failures + 1 WHERE channel = :channel"
                        + " RETURNING failures")
                .param("channel", channel)
                .query(Integer.class)
                .single();
        if (failures < MOST_FAILURES) {
            return true;
        }
        Duration pause = FIRST_BREAK.multipliedBy(1L << Math.min(10, failures - MOST_FAILURES));
        close(channel, now.plus(pause.compareTo(LONGEST_BREAK) > 0 ? LONGEST_BREAK : pause));
        return false;
    }

    /** It is left alone until then, in the caller's transaction. */
    void close(String channel, Instant until) {
        write.sql("UPDATE notice_channel SET closed_until = :until WHERE channel = :channel")
                .param("until", until.toEpochMilli())
                .param("channel", channel)
                .update();
    }

    /** Stops a channel, or lets it go on; going on forgets its failures, in the caller's transaction. */
    public void pause(ChannelSettings channel, @Nullable String by, Instant now) {
        take(channel, now);
        write.sql("""
                        UPDATE notice_channel SET paused_by = :by,
                               failures = CASE WHEN CAST(:by AS TEXT) IS NULL THEN 0 ELSE failures END,
                               closed_until = CASE WHEN CAST(:by AS TEXT) IS NULL THEN NULL ELSE closed_until END
                         WHERE channel = :channel
                        """).param("by", by).param("channel", channel.name()).update();
    }
}
