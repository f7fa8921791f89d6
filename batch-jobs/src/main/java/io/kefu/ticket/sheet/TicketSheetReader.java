package io.kefu.ticket.sheet;

import io.kefu.access.Actor;
import io.kefu.sheet.FilledRow;
import io.kefu.sheet.ReturnedSheet;
import io.kefu.store.Database;
import io.kefu.ticket.life.TicketWriter;
import io.kefu.ticket.progress.EntryRepository;
import io.kefu.ticket.progress.Stages;
import io.kefu.ticket.recognise.Recognition;
import io.kefu.ticket.route.AgentNames;
import io.kefu.ticket.route.AgentRepository;
import io.kefu.workspace.Workspace;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Takes over what people changed in a registration or progress sheet: a three-way merge of what was written, what came
 * back and what is here now. Every change is an event of its ticket with the file and the cell as its reason. One
 * fault anywhere, and nothing is changed.
 */
public final class TicketSheetReader {

    /** What to do with cells that were changed both in the sheet and here. */
    public enum OnConflict {
        OURS,
        THEIRS,
        ASK
    }

    /** Takes a transaction back that found a fault at the last moment. */
    private static final class Refused extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final transient SheetOutcome outcome;

        private Refused(SheetOutcome outcome) {
            this.outcome = outcome;
        }
    }

    private final Workspace workspace;
    private final Database database;
    private final TicketWriter writer;
    private final AgentRepository agents;
    private final Supplier<Recognition> recognition;

    public TicketSheetReader(
            Workspace workspace,
            Database database,
            TicketWriter writer,
            AgentRepository agents,
            Supplier<Recognition> recognition) {
        this.workspace = workspace;
        this.database = database;
        this.writer = writer;
        this.agents = agents;
        this.recognition = recognition;
    }

    /** A sheet that was looked through, to be taken over. */
    public final class Reading {

        private final ReturnedSheet source;
        private final @Nullable OnConflict choice;
        private final Map<String, SheetOutcome.Fate> decisions;
        private final Actor actor;
        private final SheetOutcome rehearsed;

        private Reading(
                ReturnedSheet source,
                @Nullable OnConflict choice,
                Map<String, SheetOutcome.Fate> decisions,
                Actor actor,
                SheetOutcome rehearsed) {
            this.source = source;
            this.choice = choice;
            this.decisions = decisions;
            this.actor = actor;
            this.rehearsed = rehearsed;
        }

        /** What would come of it now. */
        public SheetOutcome outcome() {
            return rehearsed;
        }

        /** Takes it over, unless something is wrong with it by now. */
        public SheetOutcome merge() {
            try {
                return database.inTransaction(false, () -> {
                    SheetOutcome outcome = TicketSheetReader.this
                            .merge(source, choice, decisions, actor)
                            .work();
                    if (!outcome.faults().isEmpty()) {
                        throw new Refused(outcome);
                    }
                    return outcome;
                });
            } catch (Refused refused) {
                return refused.outcome;
            }
        }
    }

    /**
     * Looks a sheet through; nothing is changed.
     *
     * @param choice what to do with conflicts; null lists them and keeps what is here
     * @param theirs asked for each conflict when the choice is to ask, while nothing is locked: true takes the sheet's
     *     value, false keeps ours, empty leaves the conflict as it is
     */
    public Reading read(
            Path file,
            @Nullable OnConflict choice,
            Function<SheetOutcome.Change, Optional<Boolean>> theirs,
            Actor actor) {
        ReturnedSheet sheet = ReturnedSheet.read(
                file, database.workspaceId(), TicketSheets.forms(workspace), FilledRow.Value::edited);
        Map<String, SheetOutcome.Fate> decisions = new HashMap<>();
        SheetOutcome rehearsed = rehearse(sheet, choice, decisions, actor);
        if (choice == OnConflict.ASK) {
            ask(rehearsed, theirs, decisions);
            rehearsed = rehearse(sheet, choice, decisions, actor);
        }
        return new Reading(sheet, choice, decisions, actor, rehearsed);
    }

    private SheetOutcome rehearse(
            ReturnedSheet source, @Nullable OnConflict choice, Map<String, SheetOutcome.Fate> decisions, Actor actor) {
        return database.inTransaction(
                true, () -> merge(source, choice, decisions, actor).work());
    }

    private static void ask(
            SheetOutcome rehearsed,
            Function<SheetOutcome.Change, Optional<Boolean>> theirs,
            Map<String, SheetOutcome.Fate> decisions) {
        for (SheetOutcome.Change change : rehearsed.changes()) {
            if (change.fate() == SheetOutcome.Fate.CONFLICT) {
                Optional<Boolean> sheet = theirs.apply(change);
                if (sheet.isEmpty()) {
                    return;
                }
                decisions.put(change.cell(), sheet.get() ? SheetOutcome.Fate.THEIRS : SheetOutcome.Fate.OURS);
            }
        }
    }

    private SheetMerge merge(
            ReturnedSheet source, @Nullable OnConflict choice, Map<String, SheetOutcome.Fate> decisions, Actor actor) {
        SheetRepository sheets = new SheetRepository(database);
        SheetTools tools = new SheetTools(
                sheets,
                new EntryRepository(database),
                new AgentNames(agents.list()),
                recognition.get(),
                new Stages(workspace.settings()),
                database,
                workspace.settings().zone(),
                workspace.grades());
        EditedCells cells = new EditedCells(source.name(), choice, decisions, sheets);
        return new SheetMerge(source, tools, cells, writer.begin(), actor);
    }
}
