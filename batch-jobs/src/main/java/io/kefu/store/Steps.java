package io.kefu.store;

import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.listener.StepExecutionListener;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.repository.support.JdbcJobRepositoryFactoryBean;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStreamReader;
import org.springframework.batch.infrastructure.item.ItemWriter;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;

/**
 * Makes the steps of all jobs alike: the database's transaction manager (the builder's default would commit
 * nothing together), one size of blocks, progress.
 */
public final class Steps {

    /** The mark of a single step whose work is stored. */
    private static final String DONE = "done";

    private static final int BLOCK_ITEMS = 10_000;
    private static final long BLOCK_WEIGHT = 8_000_000;

    private final JobRepository repository;
    private final Database database;
    private final Progress progress;
    private final int blockItems;
    private final Runnable fence;
    private final Partitions partitions;

    public Steps(JobRepository repository, Database database, Progress progress, Partitions partitions) {
        this(repository, database, progress, BLOCK_ITEMS, () -> {}, partitions);
    }

    /** @param blockItems how many items a block holds at most */
    Steps(JobRepository repository, Database database, Progress progress, int blockItems) {
        this(repository, database, progress, blockItems, () -> {}, Partitions.NONE);
    }

    private Steps(
            JobRepository repository,
            Database database,
            Progress progress,
            int blockItems,
            Runnable fence,
            Partitions partitions) {
        this.repository = repository;
        this.database = database;
        this.progress = progress;
        this.blockItems = blockItems;
        this.fence = fence;
        this.partitions = partitions;
    }

    /**
     * Steps for a part that was handed to this process.
     *
     * @param fence called in each transaction; throws when the part is not this process's any more
     */
    public static Steps fenced(JobRepository repository, Database database, Progress progress, Runnable fence) {
        return new Steps(repository, database, progress, BLOCK_ITEMS, fence, Partitions.NONE);
    }

    /** How heavy steps are divided. */
    public Partitions partitions() {
        return partitions;
    }

    /** The job repository in the database's own file: positions commit with the rows. */
    public static JobRepository repository(Database database) {
        try {
            JdbcJobRepositoryFactoryBean factory = new JdbcJobRepositoryFactoryBean();
            factory.setDataSource(database.writer());
            factory.setTransactionManager(new ConnectionFirst(database.transactions(), database.writer()));
            factory.setDatabaseType(database.batchType());
            factory.afterPropertiesSet();
            return Objects.requireNonNull(factory.getObject());
        } catch (Exception e) {
            throw new IllegalStateException("cannot set up the job repository", e);
        }
    }

    public JobRepository repository() {
        return repository;
    }

    /** A step that reads items, ahead of need, and writes them in blocks, one transaction each. */
    public <T extends Weighed> Step chunked(String name, ItemStreamReader<T> reader, Consumer<List<T>> writer) {
        return chunked(name, reader, writer, item -> true);
    }

    /** @param counts which items are shown as progress */
    public <T extends Weighed> Step chunked(
            String name, ItemStreamReader<T> reader, Consumer<List<T>> writer, Predicate<? super T> counts) {
        return chunked(name, new Blocks<>(reader, blockItems, BLOCK_WEIGHT), writer, counts);
    }

    /** As {@link #chunked}, for a step that gives numbers: its blocks are as small as others can wait for. */
    public <T extends Weighed> Step numbered(String name, ItemStreamReader<T> reader, Consumer<List<T>> writer) {
        return chunked(
                name, new Blocks<>(reader, database.numberedBlock(blockItems), BLOCK_WEIGHT), writer, item -> true);
    }

    private <T extends Weighed> Step chunked(
            String name, Blocks<T> reader, Consumer<List<T>> writer, Predicate<? super T> counts) {
        long[] written = {0};
        ItemWriter<List<T>> counted = (Chunk<? extends List<T>> blocks) -> {
            fence.run();
            for (List<T> block : blocks) {
                writer.accept(block);
                written[0] += block.stream().filter(counts).count();
            }
            progress.at(name, written[0]);
        };
        return new StepBuilder(name, repository)
                .<List<T>, List<T>>chunk(1)
                .transactionManager(database.transactions())
                .reader(reader)
                .writer(counted)
                .listener(announcer(name))
                .build();
    }

    /**
     * A step that is one computation; what it writes is one transaction, begun at its first statement. That it was done
     * is stored with it, so that a kill before the step says so does not let it be done twice.
     */
    public Step single(String name, Runnable work) {
        return new StepBuilder(name, repository)
                .tasklet(
                        (contribution, context) -> {
                            ExecutionContext stored =
                                    contribution.getStepExecution().getExecutionContext();
                            if (!stored.containsKey(DONE)) {
                                work.run();
                                fence.run();
                                stored.put(DONE, name);
                            }
                            return RepeatStatus.FINISHED;
                        },
                        database.transactions())
                .listener(announcer(name))
                .build();
    }

    /**
     * A reader of rows in an order that no index gives. It saves no position: its query must leave out what is done
     * already.
     *
     * @param ids a query for the ids in order
     * @param parameter the value of all the query's parameters, asked for when the step begins
     * @param rows gives the rows of ids in the order of the ids, one for each, on the reading thread
     */
    public <T extends Weighed> ItemStreamReader<T> pending(
            String name, String ids, LongSupplier parameter, Function<List<Long>, List<T>> rows) {
        return new RowsInOrder<>(name, database, ids, parameter, rows, false);
    }

    /**
     * As {@link #pending}, but it saves its position: for a query that gives the same rows in the same order however far
     * the step has come, so that a restart makes the same blocks.
     */
    public <T extends Weighed> ItemStreamReader<T> fixed(
            String name, String ids, LongSupplier parameter, Function<List<Long>, List<T>> rows) {
        return new RowsInOrder<>(name, database, ids, parameter, rows, true);
    }

    /**
     * A reader of what one computation gives; it saves its position. The computation must give the same again as long as the
     * last item is not written.
     *
     * @param items is told whether a part was written by an earlier start
     */
    public <T extends Weighed> ItemStreamReader<T> computed(String name, Function<Boolean, List<T>> items) {
        return new Computed<>(name, items);
    }

    private StepExecutionListener announcer(String name) {
        return new StepExecutionListener() {
            @Override
            public void beforeStep(StepExecution execution) {
                // Batch keeps the position of a restarted step in memory until the first block: a second kill before
                // that would lose it.
                repository.updateExecutionContext(execution);
                progress.at(name, 0);
            }

            @Override
            public org.springframework.batch.core.ExitStatus afterStep(StepExecution execution) {
                progress.at(name, -1);
                if (execution.getStatus() == BatchStatus.COMPLETED) {
                    database.lookAnew();
                }
                return execution.getExitStatus();
            }
        };
    }
}
