package io.kefu.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kefu.job.work.Hosts;
import io.kefu.job.work.Queue;
import io.kefu.job.work.WorkProblem;
import io.kefu.problem.KefuException;
import io.kefu.store.Progress;
import io.kefu.store.Steps;
import io.kefu.workspace.Language;
import io.kefu.workspace.Workspace;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.infrastructure.item.ExecutionContext;

/** Workers in threads of this process; what befalls whole processes is tried with the command line. */
@Tag("server")
@Timeout(60)
class WorkerTest {

    @TempDir
    private Path directory;

    /** A worker that runs beside the test, and what it says. */
    private static final class Beside implements AutoCloseable {

        private final BlockingQueue<String> said = new LinkedBlockingQueue<>();
        private final Services services;
        private final Worker worker;
        private final Thread thread;

        private Beside(Workspace workspace, String version) throws InterruptedException {
            services = Services.open(workspace, Clock.systemUTC(), Language.EN);
            worker = new Worker(
                    services,
                    Progress.SILENT,
                    new Worker.Listener() {
                        @Override
                        public void joined(String name) {
                            said.add("joined");
                        }

                        @Override
                        public void seesNoFiles(long run) {
                            said.add("sees no files of run " + run);
                        }
                    },
                    version);
            thread = new Thread(() -> {
                try {
                    worker.run();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                } catch (KefuException e) {
                    said.add(e.problem().key());
                }
            });
            thread.start();
        }

        private String says() throws InterruptedException {
            return String.valueOf(said.poll(20, TimeUnit.SECONDS));
        }

        @Override
        public void close() {
            worker.stop();
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            services.close();
        }
    }

    private Office office() {
        return Office.open(directory.resolve("office")).copyInbox(Office.SAMPLE_DATA);
    }

    @Test
    void isListedWhileItTakesPart() throws InterruptedException {
        Office office = office();
        try (Beside worker = new Beside(office.workspace(), Sharing.version())) {
            assertThat(worker.says()).isEqualTo("joined");
            assertThat(office.with(Worker::list)).singleElement().satisfies(host -> {
                assertThat(host.role()).isEqualTo(Hosts.Role.WORKER);
                assertThat(host.version()).isEqualTo(Sharing.version());
            });
        }
        assertThat(office.with(Worker::list)).isEmpty();
    }

    @Test
    void versionsRefuseEachOtherByName() throws InterruptedException {
        Office office = office();
        try (Beside other = new Beside(office.workspace(), "9.9")) {
            assertThat(other.says()).isEqualTo("joined");
            assertThatThrownBy(office::nightly).isInstanceOfSatisfying(KefuException.class, e -> assertThat(e.problem())
                    .isInstanceOfSatisfying(WorkProblem.OtherVersion.class, problem -> {
                        assertThat(problem.version()).isEqualTo("9.9");
                        assertThat(problem.own()).isEqualTo(Sharing.version());
                    }));
            try (Beside worker = new Beside(office.workspace(), Sharing.version())) {
                assertThat(worker.says()).isEqualTo("OtherVersion");
            }
        }
        assertThat(office.nightly().files()).isNotEmpty();
    }

    /** It says so once, and the part stays in the queue for others. */
    @Test
    void leavesPartsWhoseFilesItDoesNotSee() throws InterruptedException {
        Office office = office();
        office.with(services -> {
            JobRepository repository = Steps.repository(services.database());
            JobParameters parameters = new JobParametersBuilder()
                    .addLong(Runs.RUN, 7L)
                    .addLong(Runs.NOW, 0L)
                    .toJobParameters();
            StepExecution part = repository.createStepExecution(
                    "judge-exports:judge-share 0",
                    repository.createJobExecution(
                            repository.createJobInstance(JobCatalogue.NIGHTLY, parameters),
                            parameters,
                            new ExecutionContext()));
            new Queue(services.database().shared().orElseThrow()).add(Sharing.version(), List.of(part.getId()));
            return part;
        });
        Workspace elsewhere = Workspace.create(directory.resolve("elsewhere"))
                .over(office.workspace().database());
        try (Services manager = Services.open(office.workspace(), Clock.systemUTC(), Language.EN);
                Hosts.Present self = new Hosts(manager.database().shared().orElseThrow())
                        .join(Hosts.Role.MANAGER, Sharing.version());
                Beside blind = new Beside(elsewhere, Sharing.version())) {
            new RunMarker(office.workspace()).set(self.name());
            assertThat(blind.says()).isEqualTo("joined");
            assertThat(blind.says()).isEqualTo("sees no files of run 7");
            assertThat(office.with(Worker::list)).hasSize(2).allSatisfy(host -> assertThat(host.part())
                    .isNull());
            assertThat(office.query("SELECT COUNT(*) FROM work_queue")).containsExactly("1");
        }
    }

    /** A manager can be killed when a part is there and what it is to do is not stored yet. */
    @Test
    void aPartKnowsItsNumberByItsName() {
        Office whole = Office.open(directory.resolve("whole")).copyInbox(Office.SAMPLE_DATA);
        whole.nightly();
        Office office = office();
        office.with(services -> services.database().write().sql("""
                CREATE FUNCTION trouble() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                  RAISE EXCEPTION 'trouble';
                END $$;
                CREATE TRIGGER trouble BEFORE INSERT ON work_judged FOR EACH STATEMENT EXECUTE FUNCTION trouble();
                """).update());
        assertThatThrownBy(office::nightly).isInstanceOf(RuntimeException.class);
        int emptied = office.with(services -> {
            services.database()
                    .write()
                    .sql("DROP TRIGGER trouble ON work_judged")
                    .update();
            JobRepository repository = Steps.repository(services.database());
            JobExecution broken = Objects.requireNonNull(repository.getLastJobExecution(
                    Objects.requireNonNull(repository.getLastJobInstance(JobCatalogue.NIGHTLY))));
            List<StepExecution> parts = broken.getStepExecutions().stream()
                    .filter(step -> step.getStepName().contains(":judge-share "))
                    .toList();
            parts.forEach(part -> {
                part.setExecutionContext(new ExecutionContext());
                repository.updateExecutionContext(part);
            });
            return parts.size();
        });
        assertThat(emptied).isPositive();
        office.nightly();
        assertThat(office.dump()).isEqualTo(whole.dump());
    }
}
