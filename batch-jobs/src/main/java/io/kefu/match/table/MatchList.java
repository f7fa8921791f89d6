package io.kefu.match.table;

import io.kefu.text.people.PhoneNumbers;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;

/**
 * The records to be matched, numbered from 0 in the order in which they are added. Brings them into normal form on all
 * processors while the next ones are read.
 */
public final class MatchList implements AutoCloseable {

    private static final int BATCH = 2_000;
    private static final int WAITING = 8;

    private final Normaliser normaliser;
    private final Workers workers = new Workers();
    private final Deque<Future<List<Profile>>> pending = new ArrayDeque<>();
    private final Table table = new Table();
    private List<Map<MatchField, String>> batch = new ArrayList<>(BATCH);

    /** @param region ISO 3166 code of the country of phone numbers that name none */
    public MatchList(String region) {
        this.normaliser = new Normaliser(new PhoneNumbers(region));
    }

    /** Adds a record by what it tells, as it was typed. */
    public void add(Map<MatchField, String> record) {
        batch.add(record);
        if (batch.size() == BATCH) {
            submit();
        }
    }

    private void submit() {
        List<Map<MatchField, String>> rows = batch;
        batch = new ArrayList<>(BATCH);
        pending.add(workers.submit(() -> rows.stream().map(normaliser::profile).toList()));
        if (pending.size() > WAITING) {
            take();
        }
    }

    private void take() {
        Workers.get(pending.remove()).forEach(table::add);
    }

    /** All records added so far, in normal form. */
    public Table table() {
        if (!batch.isEmpty()) {
            submit();
        }
        while (!pending.isEmpty()) {
            take();
        }
        return table;
    }

    public Workers workers() {
        return workers;
    }

    @Override
    public void close() {
        workers.close();
    }
}
