package io.kefu.sla;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What became of the clocks of some tickets when they were reckoned again. */
final class Comparison {

    private final Set<String> changed = new TreeSet<>();
    private int moved;
    private int begun;
    private int ended;

    Comparison(Map<String, List<SlaRow>> before, List<SlaRow> after) {
        Map<String, SlaRow> old = new HashMap<>();
        before.values().forEach(rows -> rows.forEach(row -> old.put(key(row), row)));
        for (SlaRow row : after) {
            SlaRow was = old.remove(key(row));
            if (was == null) {
                begun++;
                changed.add(row.ticketId());
            } else if (!row.lookedAt(null).equals(was.lookedAt(null))) {
                moved++;
                changed.add(row.ticketId());
            }
        }
        ended = old.size();
        old.values().forEach(row -> changed.add(row.ticketId()));
    }

    private static String key(SlaRow row) {
        return row.ticketId() + " " + row.target().key() + " " + row.lap();
    }

    /** The tickets of which any clock is another now. */
    Set<String> changed() {
        return changed;
    }

    int moved() {
        return moved;
    }

    int begun() {
        return begun;
    }

    int ended() {
        return ended;
    }
}
