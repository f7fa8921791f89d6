package io.kefu.job.work;

import com.github.kagkarlsson.scheduler.Scheduler;
import io.kefu.problem.KefuException;
import io.kefu.store.Database;
import io.kefu.store.Partitions;
import io.kefu.store.Progress;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.partition.PartitionNameProvider;
import org.springframework.batch.core.partition.PartitionStep;
import org.springframework.batch.core.partition.Partitioner;
import org.springframework.batch.core.partition.StepExecutionSplitter;
import org.springframework.batch.core.partition.support.DefaultStepExecutionAggregator;
import org.springframework.batch.core.partition.support.SimpleStepExecutionSplitter;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.dao.DataAccessException;

/**
 * Puts parts into the queue and waits until it is empty. This process takes parts, too, so that a run ends even where no
 * worker is. What came of a part is looked at only then: until then its state passes through all there are.
 */
public final class SharedPartitions implements Partitions {

    private static final long LOOK_MS = 100;
    private static final int EACH_LOOKS = 10;

    private final int most;
    private final Database database;
    private final Queue queue;
    private final JobRepository repository;
    private final PartWork work;
    private final Hosts.Present self;
    private final String version;
    private final Progress progress;

    /**
     * @param most parts of a step
     * @param work what this process does with a part
     * @param version of kefu
     */
    public SharedPartitions(
            int most,
            Database database,
            JobRepository repository,
            PartWork work,
            Hosts.Present self,
            String version,
            Progress progress) {
        this.most = most;
        this.database = database;
        this.queue = new Queue(database.shared().orElseThrow());
        this.repository = repository;
        this.work = work;
        this.self = self;
        this.version = version;
        this.progress = progress;
    }

    @Override
    public int most() {
        return most;
    }

    @Override
    public Step handedOut(String name, Supplier<List<String>> parts, LongSupplier done) {
        PartitionStep step = new PartitionStep(repository);
        step.setName(name);
        step.setStepExecutionSplitter(new SimpleStepExecutionSplitter(repository, name, new Named(parts)));
        step.setStepExecutionAggregator(new DefaultStepExecutionAggregator());
        step.setPartitionHandler((splitter, whole) -> handOut(name, splitter, whole, done));
        return step;
    }

    /** The parts by their names, the same at a restart. */
    private record Named(Supplier<List<String>> parts) implements Partitioner, PartitionNameProvider {

        @Override
        public Map<String, ExecutionContext> partition(int ignored) {
            Map<String, ExecutionContext> contexts = new LinkedHashMap<>();
            parts.get().forEach(part -> contexts.put(part, new ExecutionContext()));
            return contexts;
        }

        @Override
        public Collection<String> getPartitionNames(int ignored) {
            return parts.get();
        }
    }

    private Collection<StepExecution> handOut(
            String name, StepExecutionSplitter splitter, StepExecution whole, LongSupplier done) throws Exception {
        List<Long> parts = splitter.split(whole, most).stream()
                .map(StepExecution::getId)
                .sorted()
                .toList();
        Scheduler taker = queue.taker(self.name(), version, work);
        progress.at(name, 0);
        boolean ended = false;
        try {
            queue.add(version, parts);
            taker.start();
            for (int look = 0; waiting() > 0; look++) {
                Thread.sleep(LOOK_MS);
                if (look % EACH_LOOKS == 0) {
                    progress.at(name, done.getAsLong());
                    database.write().sql("SELECT 1").query(Integer.class).single(); // fails when the lock is gone
                }
            }
            ended = true;
        } finally {
            if (!ended) {
                giveUp();
            }
            taker.stop();
        }
        progress.at(name, done.getAsLong());
        progress.at(name, -1);
        return results(parts);
    }

    /** One lost connection does not end a run. */
    private long waiting() {
        try {
            return queue.waiting();
        } catch (DataAccessException e) {
            return queue.waiting();
        }
    }

    /** The run is broken off: nobody waits for the parts, and they wait for nobody. */
    private void giveUp() {
        work.stop();
        try {
            queue.fence();
        } catch (DataAccessException e) {
            // The next run does it.
        }
    }

    private List<StepExecution> results(List<Long> parts) {
        List<StepExecution> results = new ArrayList<>();
        for (long id : parts) {
            StepExecution part = Objects.requireNonNull(repository.getStepExecution(id));
            if (part.getStatus() != BatchStatus.COMPLETED) {
                throw new KefuException(new WorkProblem.PartFailed(
                        PartWork.nameOf(part), part.getExitStatus().getExitDescription()));
            }
            results.add(part);
        }
        return results;
    }
}
