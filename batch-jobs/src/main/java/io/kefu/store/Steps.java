package io.kefu.store;

import java.sql.PreparedStatement;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import javax.sql.DataSource;
import org.springframework.batch.core.listener.StepExecutionListener;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ItemStreamReader;
import org.springframework.batch.infrastructure.item.ItemWriter;
import org.springframework.batch.infrastructure.item.database.JdbcCursorItemReader;
import org.springframework.batch.infrastructure.item.database.builder.JdbcCursorItemReaderBuilder;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.jdbc.core.RowMapper;

/**
 * Makes the steps of all jobs alike: the database's transaction manager (the builder's default would commit
 * nothing together), one chunk size, progress.
 */
public final class Steps {

    private static final int CHUNK = 5_000;
    private static final int AHEAD = 500;

    private final JobRepository repository;
    private final Database database;
    private final Progress progress;

    public Steps(JobRepository repository, Database database, Progress progress) {
        this.repository = repository;
        this.database = database;
        this.progress = progress;
    }

    public JobRepository repository() {
        return repository;
    }

    /** A step that reads items, ahead of need, and writes them in chunks, one transaction each. */
    public <T> Step chunked(String name, ItemStreamReader<T> reader, ItemWriter<T> writer) {
        return chunked(name, reader, writer, item -> true);
    }

    /** @param counts which items are shown as progress */
    public <T> Step chunked(
            String name, ItemStreamReader<T> reader, ItemWriter<T> writer, Predicate<? super T> counts) {
        long[] written = {0};
        ItemWriter<T> counted = (Chunk<? extends T> chunk) -> {
            writer.write(chunk);
            written[0] += chunk.getItems().stream().filter(counts).count();
            progress.at(name, written[0]);
        };
        return new StepBuilder(name, repository)
                .<T, T>chunk(CHUNK)
                .transactionManager(database.transactions())
                .reader(new Prefetching<>(reader, AHEAD))
                .writer(counted)
                .listener(announcer(name))
                .build();
    }

    /** A step that is one computation; what it writes is one transaction, begun at its first statement. */
    public Step single(String name, Runnable work) {
        return new StepBuilder(name, repository)
                .tasklet(
                        (contribution, context) -> {
                            work.run();
                            return RepeatStatus.FINISHED;
                        },
                        database.transactions())
                .listener(announcer(name))
                .build();
    }

    /**
     * A reader over a read connection. It saves no position: its query must leave out what is done already.
     *
     * @param parameter the value of the query's only parameter, asked for when the step begins
     */
    public <T> JdbcCursorItemReader<T> pending(String name, String sql, LongSupplier parameter, RowMapper<T> mapper) {
        return cursor(name, sql, parameter, mapper, false);
    }

    /**
     * A reader over a read connection that saves its position: for a query that gives the same rows in the same order
     * however far the step has come, so that a restart makes the same chunks.
     */
    public <T> JdbcCursorItemReader<T> fixed(String name, String sql, LongSupplier parameter, RowMapper<T> mapper) {
        return cursor(name, sql, parameter, mapper, true);
    }

    private <T> JdbcCursorItemReader<T> cursor(
            String name, String sql, LongSupplier parameter, RowMapper<T> mapper, boolean savesPosition) {
        DataSource reader = database.reader();
        return new JdbcCursorItemReaderBuilder<T>()
                .name(name)
                .dataSource(reader)
                .connectionAutoCommit(true)
                .sql(sql)
                .preparedStatementSetter((PreparedStatement statement) -> {
                    long value = parameter.getAsLong();
                    for (int i = 1; i <= statement.getParameterMetaData().getParameterCount(); i++) {
                        statement.setLong(i, value);
                    }
                })
                .rowMapper(mapper)
                .saveState(savesPosition)
                .verifyCursorPosition(false)
                .fetchSize(1000)
                .build();
    }

    private StepExecutionListener announcer(String name) {
        return new StepExecutionListener() {
            @Override
            public void beforeStep(StepExecution execution) {
                progress.at(name, 0);
            }

            @Override
            public org.springframework.batch.core.ExitStatus afterStep(StepExecution execution) {
                progress.at(name, -1);
                return execution.getExitStatus();
            }
        };
    }
}
