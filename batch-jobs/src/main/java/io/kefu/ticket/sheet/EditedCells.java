package io.kefu.ticket.sheet;

import io.kefu.sheet.FilledRow;
import io.kefu.sheet.SheetKind;
import io.kefu.sheet.SheetTemplate;
import io.kefu.ticket.sheet.SheetRepository.Taken;
import io.kefu.ticket.sheet.TicketSheetReader.OnConflict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Which edited cells of a sheet are carried out: conflicts are decided, what was taken over before is known. */
final class EditedCells {

    private final String file;
    private final @Nullable OnConflict choice;
    private final Map<String, SheetOutcome.Fate> decisions;
    private final SheetRepository sheets;
    private final List<SheetOutcome.Change> changes = new ArrayList<>();
    private final List<Taken> taking = new ArrayList<>();
    private final Map<String, Integer> occurrences = new HashMap<>();
    private Set<Taken> taken = Set.of();

    /**
     * @param file the sheet's name
     * @param decisions of a person, by cell
     */
    EditedCells(
            String file,
            @Nullable OnConflict choice,
            Map<String, SheetOutcome.Fate> decisions,
            SheetRepository sheets) {
        this.file = file;
        this.choice = choice;
        this.decisions = decisions;
        this.sheets = sheets;
    }

    /** Learns what was taken over for these tickets and entries. */
    void know(Collection<String> ids) {
        taken = sheets.taken(ids);
    }

    /**
     * The changes of a row to carry out, after conflicts were decided.
     *
     * @param row as it was written and came back
     */
    List<SheetKind.Change> decided(String id, FilledRow row, List<SheetKind.Change> all) {
        List<SheetKind.Change> mine = new ArrayList<>();
        String written = row.values().stream()
                .map(value -> String.valueOf(value.print()))
                .collect(Collectors.joining());
        for (SheetKind.Change change : all) {
            String cell = change.value().cell();
            // A cell that was taken over before and says something else than what is here was undone here since.
            Taken mark = new Taken(id, SheetTemplate.print(change.value().field() + "\n" + written));
            boolean conflict = change.conflict() || taken.contains(mark);
            SheetOutcome.Fate fate = conflict ? decision(cell) : SheetOutcome.Fate.MERGED;
            changes.add(new SheetOutcome.Change(
                    cell,
                    id,
                    change.value().field(),
                    change.current(),
                    change.value().text(),
                    fate));
            if (fate == SheetOutcome.Fate.MERGED || fate == SheetOutcome.Fate.THEIRS) {
                mine.add(change);
                taking.add(mark);
            }
        }
        return mine;
    }

    private SheetOutcome.Fate decision(String cell) {
        if (choice == OnConflict.THEIRS) {
            return SheetOutcome.Fate.THEIRS;
        }
        if (choice == OnConflict.OURS) {
            return SheetOutcome.Fate.OURS;
        }
        return decisions.getOrDefault(cell, SheetOutcome.Fate.CONFLICT);
    }

    /**
     * Whether a new line was not read before; then it is from now on. The same line in a later sheet is another one: it
     * stands among more lines.
     *
     * @param said what it says; equal lines are told apart by how many stand above
     * @param among the ids of the lines that were written for its ticket
     */
    boolean isNew(String id, String said, List<String> among) {
        String line = id + "\n" + said + "\n" + among.stream().sorted().toList();
        Taken mark = new Taken(id, SheetTemplate.print(line + "\n" + occurrences.merge(line, 1, Integer::sum)));
        boolean isNew = !taken.contains(mark);
        if (isNew) {
            taking.add(mark);
        }
        return isNew;
    }

    /** The place of a cell, for the history of what it changes. */
    String at(String cell) {
        return file + ", " + cell;
    }

    List<SheetOutcome.Change> changes() {
        return List.copyOf(changes);
    }

    /** Remembers what was taken over, in the caller's transaction. */
    void save(Instant now) {
        sheets.take(taking, now);
    }
}
