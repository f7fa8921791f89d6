package io.kefu.care;

import io.kefu.access.Actor;
import io.kefu.care.HistoryRepository.Span;
import io.kefu.customer.MarkRepository;
import io.kefu.customer.MarkRepository.Found;
import io.kefu.customer.MarkRepository.Marked;
import io.kefu.store.Database;
import io.kefu.workspace.Workspace;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Keeps the marks that the histories of customers earn now, for what they ask next to be graded by. */
final class Marking {

    /** How many customers are held at once. */
    private static final int SLICE = 10_000;

    private final Workspace workspace;
    private final HistoryRepository histories;
    private final MarkRepository marks;
    private final Instant now;
    private final Actor actor;

    Marking(Workspace workspace, Database database, Instant now, Actor actor) {
        this.workspace = workspace;
        this.histories = new HistoryRepository(database, workspace.grades());
        this.marks = new MarkRepository(database);
        this.now = now;
        this.actor = actor;
    }

    /** Marks everybody; returns how many customers have other marks than before. */
    int markAll() {
        CareRules rules = CareRules.read(workspace, now);
        int changed = 0;
        List<Marked> slice = marks.after("", SLICE);
        while (!slice.isEmpty()) {
            String last = slice.get(slice.size() - 1).customer().id();
            changed += marks.save(found(slice, rules), now, actor);
            slice = marks.after(last, SLICE);
        }
        return changed;
    }

    private List<Found> found(List<Marked> slice, CareRules rules) {
        List<History> of = histories.of(
                slice.stream().map(Marked::customer).toList(),
                new Span(
                        slice.get(0).customer().id(),
                        slice.get(slice.size() - 1).customer().id()),
                now.minus(rules.window()),
                now,
                workspace.settings().zone(),
                rules.priceWordsOfMarks());
        List<Found> found = new ArrayList<>();
        for (int i = 0; i < of.size(); i++) {
            found.add(new Found(slice.get(i), rules.marksOf(of.get(i))));
        }
        return found;
    }
}
