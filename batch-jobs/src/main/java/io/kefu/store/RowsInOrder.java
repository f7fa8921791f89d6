package io.kefu.store;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStreamReader;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Reads rows in an order that no index gives: first the ids alone, which sort in memory, then the rows of some ids at
 * a time, the fewer the heavier the rows are. A query that sorted the rows themselves would sort all their text before
 * the first one.
 */
final class RowsInOrder<T extends Weighed> implements ItemStreamReader<T> {

    private static final int FIRST = 20;
    private static final int MOST = 1_000;
    private static final long WEIGHT = 2_000_000;

    private final String name;
    private final Database database;
    private final String query;
    private final LongSupplier parameter;
    private final Function<List<Long>, List<T>> rows;
    private final boolean savesPosition;

    private long[] ids = {};
    private int next;
    private int atATime = FIRST;
    private Iterator<T> fetched = List.<T>of().iterator();

    /**
     * @param query gives the ids in order
     * @param parameter the value of all the query's parameters, asked for when the step begins
     * @param rows gives the rows of ids in the order of the ids, one for each
     */
    RowsInOrder(
            String name,
            Database database,
            String query,
            LongSupplier parameter,
            Function<List<Long>, List<T>> rows,
            boolean savesPosition) {
        this.name = name;
        this.database = database;
        this.query = query;
        this.parameter = parameter;
        this.rows = rows;
        this.savesPosition = savesPosition;
    }

    @Override
    public void open(ExecutionContext context) {
        Object[] values = new Object[(int) query.chars().filter(c -> c == '?').count()];
        Arrays.fill(values, parameter.getAsLong());
        LongStream.Builder found = LongStream.builder();
        new JdbcTemplate(database.reader())
                .query(
                        query,
                        row -> {
                            found.accept(row.getLong(1));
                        },
                        values);
        ids = found.build().toArray();
        next = savesPosition ? context.getInt(name, 0) : 0;
    }

    @Override
    public @Nullable T read() {
        if (!fetched.hasNext()) {
            if (next >= ids.length) {
                return null;
            }
            fetched = fetch().iterator();
        }
        next++;
        return fetched.next();
    }

    private List<T> fetch() {
        List<T> part = rows.apply(Arrays.stream(ids, next, Math.min(next + atATime, ids.length))
                .boxed()
                .toList());
        long weight = part.stream().mapToLong(Weighed::weight).sum();
        long fitting = WEIGHT * part.size() / Math.max(1, weight);
        atATime = (int) Math.max(1, Math.min(Math.min(fitting, 4L * atATime), MOST));
        return part;
    }

    @Override
    public void update(ExecutionContext context) {
        if (savesPosition) {
            context.putInt(name, next);
        }
    }
}
