package io.kefu.job.work;

import io.kefu.problem.KefuException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.TransactionException;

/** The processes that take part, each with a line that it renews while it lives. */
public final class Hosts {

    private static final Duration BEAT = Duration.ofSeconds(2);

    /** Who was not seen for so long is gone. */
    private static final Duration GONE = Duration.ofSeconds(15);

    /** The server's clock, in milliseconds: those of the hosts may differ. */
    private static final String NOW = "CAST(EXTRACT(EPOCH FROM now()) * 1000 AS BIGINT)";

    private final JdbcClient jdbc;

    public Hosts(DataSource shared) {
        this.jdbc = JdbcClient.create(shared);
    }

    /** What a process does for others: it runs the job, or takes parts of it. */
    public enum Role {
        MANAGER,
        WORKER
    }

    /**
     * A process.
     *
     * @param seesFiles whether it sees the workspace's files; null before it had to
     * @param part what it works on, or null
     */
    public record Host(
            String name,
            String version,
            Role role,
            Instant startedAt,
            Instant seenAt,
            @Nullable Boolean seesFiles,
            @Nullable String part) {}

    /** The processes that were seen lately, by name. */
    public List<Host> list() {
        return jdbc.sql("""
                        SELECT name, version, role, started_at, seen_at, files, part FROM work_host
                         WHERE seen_at >= %s - :gone ORDER BY name
                        """.formatted(NOW))
                .param("gone", GONE.toMillis())
                .query((row, n) -> new Host(
                        row.getString(1),
                        row.getString(2),
                        Role.valueOf(row.getString(3)),
                        Instant.ofEpochMilli(row.getLong(4)),
                        Instant.ofEpochMilli(row.getLong(5)),
                        row.getObject(6) == null ? null : row.getLong(6) != 0,
                        row.getString(7)))
                .list();
    }

    /**
     * Says that this process takes part, until it is closed.
     *
     * @throws KefuException when one of another version does
     */
    public Present join(Role role, String version) {
        for (Host host : list()) {
            if (!host.version().equals(version)) {
                throw new KefuException(new WorkProblem.OtherVersion(host.name(), host.version(), version));
            }
        }
        jdbc.sql("DELETE FROM work_host WHERE seen_at < " + NOW + " - :gone")
                .param("gone", GONE.toMillis())
                .update();
        return new Present(role, version);
    }

    private static String self() {
        String host;
        try {
            host = InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            host = "unknown";
        }
        String unique = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong(), 4);
        return host + "/" + ProcessHandle.current().pid() + "/" + unique;
    }

    /** This process. */
    public final class Present implements AutoCloseable {

        private final String name = self();
        private final Role role;
        private final String version;
        private final ScheduledExecutorService beats = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread made = new Thread(work, "beat");
            made.setDaemon(true);
            return made;
        });
        private final Future<?> beating;
        private volatile @Nullable Boolean seesFiles;
        private volatile @Nullable String part;

        private Present(Role role, String version) {
            this.role = role;
            this.version = version;
            write();
            beating = beats.scheduleWithFixedDelay(this::beat, BEAT.toMillis(), BEAT.toMillis(), TimeUnit.MILLISECONDS);
        }

        public String name() {
            return name;
        }

        void seesFiles(boolean sees) {
            seesFiles = sees;
        }

        void worksOn(@Nullable String doing) {
            part = doing;
            beat();
        }

        private void beat() {
            try {
                write();
            } catch (DataAccessException | TransactionException e) {
                // The server is away: the next beat tries again.
            }
        }

        private synchronized void write() {
            Boolean sees = seesFiles;
            jdbc.sql("""
                            INSERT INTO work_host (name, version, role, started_at, seen_at, files, part)
                            VALUES (:name, :version, :role, %1$s, %1$s, :files, :part)
                            ON CONFLICT (name) DO UPDATE
                               SET seen_at = excluded.seen_at, files = excluded.files, part = excluded.part
                            """.formatted(NOW))
                    .param("name", name)
                    .param("version", version)
                    .param("role", role.name())
                    .param("files", sees == null ? null : sees ? 1L : 0L)
                    .param("part", part)
                    .update();
        }

        @Override
        public void close() {
            beating.cancel(false);
            beats.shutdown();
            try {
                synchronized (this) {
                    jdbc.sql("DELETE FROM work_host WHERE name = :name")
                            .param("name", name)
                            .update();
                }
            } catch (DataAccessException e) {
                // The server is away: the line grows old.
            }
        }
    }
}
