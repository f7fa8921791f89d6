package io.kefu.ticket.repeat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Many matters, of which the one most like another is looked for: only those are compared that share words with it.
 *
 * @param <T> what stands for a matter
 */
public final class Neighbours<T> {

    private final class Entry {

        private final Matter matter;
        private final T value;
        private final int number;

        /** In how many words the one that is looked for agrees with it, while it is. */
        private int shared;

        private Entry(Matter matter, T value, int number) {
            this.matter = matter;
            this.value = value;
            this.number = number;
        }
    }

    private final Map<Integer, List<Entry>> byWord = new HashMap<>();
    private int count;

    public void add(Matter matter, T value) {
        Entry entry = new Entry(matter, value, count++);
        for (int word : matter.words()) {
            byWord.computeIfAbsent(word, first -> new ArrayList<>()).add(entry);
        }
    }

    /**
     * The most similar one, of those alike the one that was added first.
     *
     * @param least empty when none is as similar as this
     * @param isGone what need not be looked at, now and later
     */
    public Optional<T> nearest(Matter matter, double least, Predicate<T> isGone) {
        List<Entry> touched = new ArrayList<>();
        for (int word : matter.words()) {
            List<Entry> entries = byWord.computeIfAbsent(word, first -> new ArrayList<>());
            entries.removeIf(entry -> isGone.test(entry.value));
            for (Entry entry : entries) {
                if (entry.shared++ == 0) {
                    touched.add(entry);
                }
            }
        }
        List<Entry> likely = touched.stream()
                .filter(entry -> entry.shared >= Matter.LEAST_SHARED)
                .sorted(Comparator.comparingInt(entry -> entry.number))
                .toList();
        touched.forEach(entry -> entry.shared = 0);
        Entry nearest = null;
        double best = least;
        for (Entry entry : likely) {
            double similarity = matter.similarity(entry.matter);
            if (similarity > best || (nearest == null && similarity >= best)) {
                nearest = entry;
                best = similarity;
            }
        }
        return nearest == null ? Optional.empty() : Optional.of(nearest.value);
    }
}
