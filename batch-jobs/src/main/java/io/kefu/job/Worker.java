package io.kefu.job;

import com.github.kagkarlsson.scheduler.Scheduler;
import io.kefu.job.work.Hosts;
import io.kefu.job.work.PartWork;
import io.kefu.job.work.Queue;
import io.kefu.job.work.WorkProblem;
import io.kefu.problem.KefuException;
import io.kefu.store.Progress;
import io.kefu.store.Run;
import io.kefu.store.Steps;
import io.kefu.workspace.Language;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.step.Step;

/** Takes parts of other processes' runs, one at a time, until it is stopped. */
public final class Worker {

    private static final Duration REST = Duration.ofSeconds(10);

    private final Services services;
    private final Progress progress;
    private final Listener listener;
    private final String version;
    private final DataSource shared;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile @Nullable Scheduler taker;
    private @Nullable PartWork work;

    /** Hears what a worker has to say. */
    public interface Listener {

        /** It takes part from now on. */
        void joined(String name);

        /** A run has files that this process does not see: it leaves its parts to others. */
        void seesNoFiles(long run);
    }

    /** @throws KefuException when the database cannot be shared */
    public Worker(Services services, Progress progress, Listener listener) {
        this(services, progress, listener, Sharing.version());
    }

    /** @param version of kefu that this one passes for */
    Worker(Services services, Progress progress, Listener listener, String version) {
        this.services = services;
        this.progress = progress;
        this.listener = listener;
        this.version = version;
        this.shared = shared(services);
    }

    private static DataSource shared(Services services) {
        return services.database()
                .shared()
                .orElseThrow(() -> new KefuException(
                        new WorkProblem.NothingToShare(services.database().toString())));
    }

    /** The processes that take part at this moment. */
    public static List<Hosts.Host> list(Services services) {
        return new Hosts(shared(services)).list();
    }

    /** Works until {@link #stop}. */
    public void run() throws InterruptedException {
        try (Hosts.Present self = new Hosts(shared).join(Hosts.Role.WORKER, version)) {
            synchronized (this) {
                if (stopped.getCount() == 0) {
                    return;
                }
                work = Sharing.partWork(services, new OthersRuns(), self, progress);
                taker = new Queue(shared).taker(self.name(), version, work);
                taker.start();
            }
            listener.joined(self.name());
            stopped.await();
        }
    }

    /** Ends the part at hand after its block, and {@link #run} with it; returns when all is saved. */
    public synchronized void stop() {
        if (work != null && taker != null) {
            work.stop();
            taker.stop();
        }
        stopped.countDown();
    }

    /** Each run is worked on by the rules that stand in the workspace when its first part is taken. */
    private final class OthersRuns implements PartWork.Runs {

        private final RunMarker marker = new RunMarker(services.workspace());
        private long known = -1;
        private long told = -1;
        private Services then = services;

        @Override
        public boolean seesFiles(JobExecution execution) {
            Run run = Runs.of(execution);
            Optional<String> manager = manager();
            boolean sees = manager.isPresent() && marker.isOf(manager.get());
            if (!sees) {
                rest();
                if (manager.isPresent() && told != run.id()) {
                    told = run.id();
                    listener.seesNoFiles(run.id());
                }
            }
            return sees;
        }

        private Optional<String> manager() {
            return new Hosts(shared)
                    .list().stream()
                            .filter(host -> host.role() == Hosts.Role.MANAGER)
                            .map(Hosts.Host::name)
                            .findFirst();
        }

        /** Leaves the queue to others for a while. */
        private void rest() {
            Scheduler resting = taker;
            if (resting != null) {
                resting.pause();
                CompletableFuture.delayedExecutor(REST.toSeconds(), TimeUnit.SECONDS)
                        .execute(resting::resume);
            }
        }

        @Override
        public Step step(JobExecution execution, String name, Steps steps) {
            Run run = Runs.of(execution);
            if (known != execution.getId()) {
                String language = execution.getJobParameters().getString(Runs.LANGUAGE, "");
                then = services.anew(
                        Clock.fixed(run.now(), ZoneOffset.UTC), Language.of(Locale.forLanguageTag(language)));
                known = execution.getId();
            }
            return new JobCatalogue(then.jobParts(), steps, run).step(name);
        }
    }
}
