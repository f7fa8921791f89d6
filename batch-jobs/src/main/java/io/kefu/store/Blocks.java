package io.kefu.store;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStreamException;
import org.springframework.batch.infrastructure.item.ItemStreamReader;

/**
 * Reads items in blocks of so many and of so much weight, ahead of need on a thread of its own, so that reading and
 * writing share two cores. The position that is saved is that after the last block handed out, not after the last one
 * read.
 */
final class Blocks<T extends Weighed> implements ItemStreamReader<List<T>> {

    private static final int AHEAD = 1;

    /** Items, none at the end, and the reader's position after them; or why reading failed. */
    private record Fetched<T>(
            List<T> items,
            ExecutionContext position,
            @Nullable Throwable failure) {}

    private final ItemStreamReader<T> reader;
    private final int items;
    private final long weight;
    private final BlockingQueue<Fetched<T>> queue = new ArrayBlockingQueue<>(AHEAD);
    private ExecutionContext position = new ExecutionContext();
    private @Nullable Thread thread;
    private boolean ended;

    /**
     * @param items how many a block holds at most
     * @param weight a block that has come to this takes no more
     */
    Blocks(ItemStreamReader<T> reader, int items, long weight) {
        this.reader = reader;
        this.items = items;
        this.weight = weight;
    }

    @Override
    public void open(ExecutionContext context) {
        reader.open(context);
        reader.update(position);
    }

    @Override
    public @Nullable List<T> read() throws Exception {
        if (ended) {
            return null;
        }
        if (thread == null) {
            Thread started = new Thread(this::fetch, "reader");
            started.setDaemon(true);
            started.start();
            thread = started;
        }
        Fetched<T> fetched = queue.take();
        if (fetched.failure() != null) {
            ended = true;
            throw new ItemStreamException("reading ahead failed", fetched.failure());
        }
        position = fetched.position();
        ended = fetched.items().isEmpty();
        return ended ? null : fetched.items();
    }

    private void fetch() {
        try {
            boolean more = true;
            while (more) {
                Fetched<T> fetched = next();
                queue.put(fetched);
                more = !fetched.items().isEmpty();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Fetched<T> next() {
        ExecutionContext after = new ExecutionContext();
        try {
            List<T> block = new ArrayList<>();
            long held = 0;
            while (block.size() < items && held < weight) {
                T item = reader.read();
                if (item == null) {
                    break;
                }
                block.add(item);
                held += item.weight();
            }
            reader.update(after);
            return new Fetched<>(block, after, null);
        } catch (Throwable e) { // also errors: whoever waits for the next block must hear of them
            return new Fetched<>(List.of(), after, e);
        }
    }

    @Override
    public void update(ExecutionContext context) {
        position.entrySet().forEach(entry -> context.put(entry.getKey(), entry.getValue()));
    }

    @Override
    public void close() throws ItemStreamException {
        Thread running = thread;
        if (running != null) {
            running.interrupt();
            try {
                running.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        reader.close();
    }
}
