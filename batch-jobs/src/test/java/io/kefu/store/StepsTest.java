package io.kefu.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.kefu.workspace.DatabaseSettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.configuration.support.MapJobRegistry;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobInstance;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.launch.support.TaskExecutorJobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.infrastructure.item.ExecutionContext;

class StepsTest {

    private record Row(long id) implements Weighed {
        @Override
        public long weight() {
            return 1;
        }
    }

    @TempDir
    private Path directory;

    /** A process that is killed now would leave what this test reads in the middle of the second start. */
    @Test
    void aRestartedStepKeepsItsPositionBeforeItsFirstBlock() throws Exception {
        try (Database database = Database.create(DatabaseSettings.file(directory.resolve("kefu.db")))) {
            database.inTransaction(false, () -> {
                database.bulk()
                        .write(
                                "INSERT INTO serial (series, last) VALUES (?, ?)",
                                LongStream.rangeClosed(1, 30).boxed().toList(),
                                n -> new Object[] {"S" + n, n});
                return 0;
            });
            JobRepository repository = Steps.repository(database);
            List<Long> written = new ArrayList<>();
            List<Integer> saved = new ArrayList<>();
            JobExecution first = start(repository, job(repository, database, rows -> {
                if (!written.isEmpty()) {
                    throw new IllegalStateException("stopped");
                }
                rows.forEach(row -> written.add(row.id()));
            }));
            assertThat(first.getStatus()).isEqualTo(BatchStatus.FAILED);
            JobExecution second = start(repository, job(repository, database, rows -> {
                saved.add(savedPosition(repository));
                rows.forEach(row -> written.add(row.id()));
            }));
            assertThat(second.getStatus()).isEqualTo(BatchStatus.COMPLETED);
            assertThat(saved.get(0)).isEqualTo(10);
            assertThat(written)
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(1, 30).boxed().toList());
        }
    }

    /** The repository's methods lock within the process, and two steps that write at once share one connection. */
    @Test
    @Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void whoHasTheConnectionDoesNotWaitForWhoWaitsForIt() throws Exception {
        try (Database database = Database.create(DatabaseSettings.file(directory.resolve("kefu.db")))) {
            JobRepository repository = Steps.repository(database);
            JobInstance instance = repository.createJobInstance("test", new JobParameters());
            JobExecution run = repository.createJobExecution(instance, new JobParameters(), new ExecutionContext());
            StepExecution one = repository.createStepExecution("one", run);
            StepExecution other = repository.createStepExecution("other", run);
            Thread second = new Thread(() -> repository.updateExecutionContext(other));
            database.inTransaction(false, () -> {
                database.write().sql("UPDATE serial SET last = 0").update();
                second.start();
                while (second.getState() != Thread.State.TIMED_WAITING) {
                    Thread.onSpinWait(); // until it waits for the connection
                }
                repository.updateExecutionContext(one);
                return 0;
            });
            second.join();
        }
    }

    /** A process that is killed between the two leaves work that is stored and a step that does not say so. */
    @Test
    void whatASingleStepStoredIsNotDoneAgain() throws Exception {
        try (Database database = Database.create(DatabaseSettings.file(directory.resolve("kefu.db")))) {
            JobRepository repository = Steps.repository(database);
            Steps steps = new Steps(repository, database, (step, count) -> {}, 10);
            Job job = new JobBuilder("test", repository)
                    .start(steps.single("note", () -> database.write()
                            .sql("INSERT INTO serial (series, last) VALUES ('S', 1)")
                            .update()))
                    .build();
            assertThat(start(repository, job).getStatus()).isEqualTo(BatchStatus.COMPLETED);
            for (String table : List.of("batch_step_execution", "batch_job_execution")) {
                database.write()
                        .sql("UPDATE " + table + " SET status = 'FAILED', exit_code = 'FAILED'")
                        .update();
            }
            assertThat(start(repository, job).getStatus()).isEqualTo(BatchStatus.COMPLETED);
            assertThat(database.read()
                            .sql("SELECT last FROM serial")
                            .query(Long.class)
                            .list())
                    .containsExactly(1L);
        }
    }

    private static Job job(JobRepository repository, Database database, java.util.function.Consumer<List<Row>> writer) {
        Steps steps = new Steps(repository, database, (step, count) -> {}, 10);
        return new JobBuilder("test", repository)
                .start(steps.chunked(
                        "copy",
                        steps.fixed(
                                "rows",
                                "SELECT last FROM serial WHERE last > ? ORDER BY last",
                                () -> 0,
                                ids -> ids.stream().map(Row::new).toList()),
                        writer))
                .build();
    }

    /** What another process would find while the step is at its first block. */
    private static int savedPosition(JobRepository repository) {
        JobInstance instance = Objects.requireNonNull(repository.getLastJobInstance("test"));
        return Objects.requireNonNull(repository.getLastStepExecution(instance, "copy"))
                .getExecutionContext()
                .getInt("rows");
    }

    private static JobExecution start(JobRepository repository, Job job) throws Exception {
        TaskExecutorJobOperator operator = new TaskExecutorJobOperator();
        operator.setJobRepository(repository);
        operator.setJobRegistry(new MapJobRegistry());
        operator.afterPropertiesSet();
        return operator.start(job, new JobParameters());
    }
}
