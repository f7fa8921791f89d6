package io.kefu.job.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.kagkarlsson.scheduler.task.Execution;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import io.kefu.problem.KefuException;
import io.kefu.store.Database;
import io.kefu.store.Steps;
import io.kefu.store.StoreProblem;
import io.kefu.store.TestEngine;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobInstance;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.infrastructure.item.ExecutionContext;

/** Who lost a part commits nothing any more. */
@Tag("server")
class FenceTest {

    private static final Execution OWN = new Execution(
            Instant.EPOCH, new TaskInstance<Void>("part", "1"), true, "me", null, null, 0, Instant.EPOCH, 2);

    @TempDir
    private Path directory;

    private Database database;
    private Fence fence;

    @BeforeEach
    void putAPartIntoTheQueue() {
        database = Database.open(TestEngine.create(directory));
        database.write().sql("""
                INSERT INTO work_queue (task_name, task_instance, execution_time, picked, picked_by, version)
                VALUES ('part', '1', now(), true, 'me', 2)
                """).update();
        fence = new Fence(database, OWN);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private void passes() {
        database.inTransaction(false, () -> {
            fence.run();
            return true;
        });
    }

    private void isShut() {
        assertThatThrownBy(this::passes).isInstanceOfSatisfying(KefuException.class, e -> assertThat(e.problem())
                .isInstanceOf(StoreProblem.Conflict.class));
    }

    @Test
    void passesWhileThePartIsItsOwn() {
        passes();
        database.write().sql("UPDATE work_queue SET last_heartbeat = now()").update();
        passes();
    }

    @Test
    void isShutWhenAnotherHasThePart() {
        database.write().sql("UPDATE work_queue SET picked_by = 'other'").update();
        isShut();
    }

    @Test
    void isShutWhenThePartWasHandedOutAnew() {
        database.write().sql("UPDATE work_queue SET version = 3").update();
        isShut();
    }

    @Test
    void isShutWhenThePartIsTaken() {
        new Queue(database.shared().orElseThrow()).fence();
        isShut();
    }

    /** Whoever takes the part over waits for the transaction, and so finds what it saved. */
    @Test
    void holdsThePartUntilTheTransactionEnds() {
        database.inTransaction(false, () -> {
            fence.run();
            try (var connection = database.shared().orElseThrow().getConnection();
                    var statement = connection.createStatement()) {
                statement.execute("SET lock_timeout = '100ms'");
                assertThatThrownBy(() -> statement.execute("UPDATE work_queue SET picked_by = 'other'"))
                        .hasMessageContaining("lock timeout");
                statement.execute("RESET lock_timeout");
                return true;
            } catch (java.sql.SQLException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    @Test
    void theStateOfAStepIsSavedWithinTheFenceAlone() {
        JobRepository repository = Steps.repository(database);
        JobInstance instance = repository.createJobInstance("job", new JobParameters());
        JobExecution run = repository.createJobExecution(instance, new JobParameters(), new ExecutionContext());
        StepExecution step = repository.createStepExecution("step", run);
        JobRepository fenced = fence.around(repository);
        step.getExecutionContext().putInt("position", 1);
        fenced.updateExecutionContext(step);
        database.write().sql("DELETE FROM work_queue").update();
        step.getExecutionContext().putInt("position", 2);
        assertThatThrownBy(() -> fenced.updateExecutionContext(step)).isInstanceOf(KefuException.class);
        assertThatThrownBy(() -> fenced.update(step)).isInstanceOf(KefuException.class);
        StepExecution saved = Objects.requireNonNull(fenced.getStepExecution(step.getId()));
        assertThat(saved.getExecutionContext().getInt("position")).isEqualTo(1);
    }
}
