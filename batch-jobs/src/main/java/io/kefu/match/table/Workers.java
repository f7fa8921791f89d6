package io.kefu.match.table;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** One thread for each processor. Results are taken in the order of the tasks, so they do not depend on timing. */
public final class Workers implements AutoCloseable {

    private final ExecutorService threads;

    Workers() {
        this.threads = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors(), task -> {
            Thread thread = new Thread(task, "match");
            thread.setDaemon(true);
            return thread;
        });
    }

    <T> Future<T> submit(Callable<T> task) {
        return threads.submit(task);
    }

    /** A part of the records. */
    public interface Part<T> {
        T of(int from, int to);
    }

    /** Works on all parts of {@code size} records and gives their results in order. */
    public <T> List<T> parts(int size, int length, Part<T> part) {
        List<Future<T>> tasks = new ArrayList<>();
        for (int from = 0; from < size; from += length) {
            int first = from;
            tasks.add(submit(() -> part.of(first, Math.min(size, first + length))));
        }
        return tasks.stream().map(Workers::get).toList();
    }

    static <T> T get(Future<T> task) {
        try {
            return task.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while matching", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
