package io.kefu.job.work;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import com.github.kagkarlsson.scheduler.task.ExecutionHandler;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The queue of parts: db-scheduler hands each to one process, and anew when that process is gone. */
public final class Queue {

    private static final String TABLE = "work_queue";

    /** A process that gave no sign for {@value #MISSED} of these is gone, and its part goes to another one. */
    private static final Duration HEARTBEAT = Duration.ofSeconds(2);

    private static final int MISSED = 4;
    private static final Duration POLL = Duration.ofMillis(250);

    /** A part that must wait, for files or for the server, is offered again after this. */
    static final Duration LATER = Duration.ofSeconds(2);

    /** A part that is to stop does so after its block. */
    private static final Duration STOPPING = Duration.ofMinutes(5);

    private final DataSource shared;
    private final JdbcClient jdbc;

    public Queue(DataSource shared) {
        this.shared = shared;
        this.jdbc = JdbcClient.create(shared);
    }

    /** Takes all parts from whoever has them; waits for the transactions that still own theirs. */
    public void fence() {
        jdbc.sql("DELETE FROM " + TABLE).update();
    }

    /** How many parts are not done. */
    public long waiting() {
        return jdbc.sql("SELECT COUNT(*) FROM " + TABLE).query(Long.class).single();
    }

    /** @param version of kefu: no other takes its parts */
    private static CustomTask<Void> task(String version, ExecutionHandler<Void> work) {
        return Tasks.custom("part, kefu " + version, Void.class)
                .onDeadExecutionRevive()
                .onFailure((complete, operations) ->
                        operations.reschedule(complete, Instant.now().plus(LATER)))
                .execute(work);
    }

    /**
     * Takes parts from the queue, one at a time, when it is started.
     *
     * @param name that no other process has
     */
    public Scheduler taker(String name, String version, ExecutionHandler<Void> work) {
        return Scheduler.create(shared, List.of(task(version, work)))
                .tableName(TABLE)
                .schedulerName(new SchedulerName.Fixed(name))
                .threads(1)
                .pollUsingLockAndFetch(0.5, 1.0)
                .pollingInterval(POLL)
                .heartbeatInterval(HEARTBEAT)
                .missedHeartbeatsLimit(MISSED)
                .shutdownMaxWait(STOPPING)
                .failureLogging(LogLevel.OFF, false)
                .build();
    }

    /** Puts parts into the queue, by the numbers of their step executions. */
    public void add(String version, List<Long> parts) {
        CustomTask<Void> task = task(version, (instance, context) -> (complete, operations) -> {});
        SchedulerClient client =
                SchedulerClient.Builder.create(shared, task).tableName(TABLE).build();
        Instant now = Instant.now();
        parts.forEach(part -> client.scheduleIfNotExists(task.instance(Long.toString(part)), now));
    }
}
