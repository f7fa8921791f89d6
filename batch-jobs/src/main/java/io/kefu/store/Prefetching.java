package io.kefu.store;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStreamException;
import org.springframework.batch.infrastructure.item.ItemStreamReader;

/**
 * Reads ahead on a thread of its own, so that reading and writing share two cores. The position that is saved is that
 * of the last item handed out, not of the last one read.
 */
final class Prefetching<T> implements ItemStreamReader<T> {

    /** An item and the reader's position after it; neither at the end; or why reading failed. */
    private record Fetched<T>(
            @Nullable T item,
            ExecutionContext position,
            @Nullable Throwable failure) {}

    private final ItemStreamReader<T> reader;
    private final BlockingQueue<Fetched<T>> queue;
    private ExecutionContext position = new ExecutionContext();
    private @Nullable Thread thread;
    private boolean ended;

    Prefetching(ItemStreamReader<T> reader, int ahead) {
        this.reader = reader;
        this.queue = new ArrayBlockingQueue<>(ahead);
    }

    @Override
    public void open(ExecutionContext context) {
        reader.open(context);
        reader.update(position);
    }

    @Override
    public @Nullable T read() throws Exception {
        if (ended) {
            return null;
        }
        if (thread == null) {
            Thread started = new Thread(this::fetch, "prefetch");
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
        ended = fetched.item() == null;
        return fetched.item();
    }

    private void fetch() {
        try {
            boolean more = true;
            while (more) {
                Fetched<T> fetched = next();
                queue.put(fetched);
                more = fetched.item() != null;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Fetched<T> next() {
        ExecutionContext after = new ExecutionContext();
        try {
            T item = reader.read();
            reader.update(after);
            return new Fetched<>(item, after, null);
        } catch (Throwable e) { // also errors: whoever waits for the next item must hear of them
            return new Fetched<>(null, after, e);
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
