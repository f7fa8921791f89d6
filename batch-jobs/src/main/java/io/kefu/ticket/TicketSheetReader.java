package io.kefu.ticket;

import io.kefu.access.Actor;
import io.kefu.access.Mask;
import io.kefu.problem.Nearest;
import io.kefu.sheet.CellFault;
import io.kefu.sheet.FilledRow;
import io.kefu.sheet.SheetKind;
import io.kefu.sheet.SheetReader;
import io.kefu.store.Database;
import io.kefu.store.Serials;
import io.kefu.workspace.Language;
import io.kefu.workspace.Workspace;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
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

    /** Sheet, then row; of one row as they were found. */
    private static final Comparator<CellFault> BY_PLACE = Comparator.comparing(
                    (CellFault fault) -> fault.cell().substring(0, fault.cell().lastIndexOf('!')))
            .thenComparing(fault -> Long.parseLong(
                    fault.cell().substring(fault.cell().lastIndexOf('!')).replaceAll("\\D", "")));

    private final Workspace workspace;
    private final Database database;
    private final TicketRepository tickets;
    private final AgentRepository agents;
    private final Serials serials;
    private final List<TicketChangeListener> listeners;
    private final Clock clock;

    public TicketSheetReader(
            Workspace workspace,
            Database database,
            TicketRepository tickets,
            AgentRepository agents,
            Serials serials,
            List<TicketChangeListener> listeners,
            Clock clock) {
        this.workspace = workspace;
        this.database = database;
        this.tickets = tickets;
        this.agents = agents;
        this.serials = serials;
        this.listeners = listeners;
        this.clock = clock;
    }

    /**
     * Reads a sheet and merges it.
     *
     * @param choice what to do with conflicts; null lists them and keeps what is here
     * @param theirs asked for each conflict when the choice is to ask: true takes the sheet's value
     */
    public SheetOutcome read(
            Path file,
            @Nullable OnConflict choice,
            Predicate<SheetOutcome.Change> theirs,
            Actor actor,
            boolean dryRun) {
        List<FilledRow> edited = new ArrayList<>();
        SheetReader.Found found = SheetReader.read(file, TicketSheets.forms(workspace), row -> {
            if (row.id() == null || row.values().stream().anyMatch(FilledRow.Value::edited)) {
                edited.add(row);
            }
        });
        Map<String, SheetOutcome.Fate> decisions = new HashMap<>();
        SheetOutcome rehearsed = database.inTransaction(
                true, () -> new Merge(file, found, edited, choice, theirs, actor, decisions).work());
        if (dryRun || !rehearsed.faults().isEmpty()) {
            return rehearsed;
        }
        return database.inTransaction(
                false, () -> new Merge(file, found, edited, choice, theirs, actor, decisions).work());
    }

    /** One merge, in the caller's transaction. */
    private final class Merge {

        private final String file;
        private final SheetReader.Found found;
        private final List<FilledRow> edited;
        private final @Nullable OnConflict choice;
        private final Predicate<SheetOutcome.Change> theirs;
        private final Actor actor;
        private final Map<String, SheetOutcome.Fate> decisions;
        private final Instant now = clock.instant();
        private final ZoneId zone = workspace.settings().zone();
        private final TicketChanges changes = new TicketChanges(tickets, listeners, serials, zone);
        private final List<CellFault> faults;
        private final List<SheetOutcome.Change> changed = new ArrayList<>();
        private final List<SheetOutcome.Entry> added = new ArrayList<>();
        private final List<SheetOutcome.NewTicket> fresh = new ArrayList<>();
        private final AgentNames names = new AgentNames(agents.list());
        private final SheetRows rows;

        private Merge(
                Path file,
                SheetReader.Found found,
                List<FilledRow> edited,
                @Nullable OnConflict choice,
                Predicate<SheetOutcome.Change> theirs,
                Actor actor,
                Map<String, SheetOutcome.Fate> decisions) {
            this.file = String.valueOf(file.getFileName());
            this.found = found;
            this.edited = edited;
            this.choice = choice;
            this.theirs = theirs;
            this.actor = actor;
            this.decisions = decisions;
            this.faults = new ArrayList<>(found.faults());
            Language language = found.kind().name().endsWith("-zh") ? Language.ZH : Language.EN;
            this.rows = new SheetRows(language, zone);
        }

        private SheetOutcome work() {
            boolean registration = found.kind().equals(rows.registration());
            if (registration) {
                registration();
            } else {
                progress();
            }
            if (faults.isEmpty()) {
                changes.save();
            }
            return new SheetOutcome(
                    registration ? "registration" : "progress",
                    found.rows(),
                    List.copyOf(changed),
                    List.copyOf(added),
                    List.copyOf(fresh),
                    faults.stream().sorted(BY_PLACE).toList());
        }

        // ---- registration

        private void registration() {
            List<String> ids =
                    edited.stream().map(FilledRow::id).filter(Objects::nonNull).toList();
            Map<String, TicketRepository.RegistrationLine> lines = tickets.registrationLines(ids);
            Map<String, Ticket> known = tickets.tickets(ids);
            RegistrationEdits edits = new RegistrationEdits(names, rows, now, actor, file, faults);
            for (FilledRow row : edited) {
                TicketRepository.RegistrationLine line = lines.get(row.id());
                Ticket ticket = known.get(row.id());
                if (row.id() == null) {
                    new NewTicketRow(row, edits, faults, zone, file).json().ifPresent(fresh::add);
                } else if (line == null || ticket == null) {
                    faults.add(new CellFault.UnknownId(row.values().get(0).cell(), row.id()));
                } else {
                    List<SheetKind.Change> mine = decided(
                            row.id(),
                            rows.registration().changes(row, rows.registrationRow(line)).stream()
                                    .filter(change -> !edits.isSo(ticket, change, line.description()))
                                    .toList());
                    if (!mine.isEmpty()) {
                        edits.apply(ticket, mine, line.description());
                        changes.changed(ticket);
                    }
                }
            }
        }

        /** The changes to carry out, after conflicts were decided. */
        private List<SheetKind.Change> decided(String id, List<SheetKind.Change> all) {
            List<SheetKind.Change> taken = new ArrayList<>();
            for (SheetKind.Change change : all) {
                SheetOutcome.Change seen = new SheetOutcome.Change(
                        change.value().cell(),
                        id,
                        change.value().field(),
                        change.current(),
                        change.value().text(),
                        SheetOutcome.Fate.MERGED);
                SheetOutcome.Fate fate = change.conflict()
                        ? decisions.computeIfAbsent(seen.cell(), cell -> decide(seen))
                        : SheetOutcome.Fate.MERGED;
                changed.add(new SheetOutcome.Change(
                        seen.cell(), seen.id(), seen.field(), seen.before(), seen.after(), fate));
                if (fate == SheetOutcome.Fate.MERGED || fate == SheetOutcome.Fate.THEIRS) {
                    taken.add(change);
                }
            }
            return taken;
        }

        private SheetOutcome.Fate decide(SheetOutcome.Change conflict) {
            if (choice == null) {
                return SheetOutcome.Fate.CONFLICT;
            }
            boolean sheet = choice == OnConflict.THEIRS || (choice == OnConflict.ASK && theirs.test(conflict));
            return sheet ? SheetOutcome.Fate.THEIRS : SheetOutcome.Fate.OURS;
        }

        // ---- progress

        private void progress() {
            List<String> ids =
                    edited.stream().map(FilledRow::id).filter(Objects::nonNull).toList();
            Map<String, ProgressEntry> shown = tickets.shownEntries(ids);
            List<String> ticketIds = new ArrayList<>();
            shown.values().forEach(entry -> ticketIds.add(entry.ticketId()));
            edited.stream()
                    .filter(row -> row.id() == null)
                    .forEach(row -> ticketIds.add(row.value("number").text()));
            Map<String, Ticket> known =
                    tickets.tickets(ticketIds.stream().distinct().toList());
            Map<String, List<ProgressEntry>> there = new LinkedHashMap<>();
            for (FilledRow row : edited) {
                ProgressEntry entry = shown.get(row.id());
                if (row.id() == null) {
                    add(row, known.get(row.value("number").text()), there);
                } else if (entry == null) {
                    faults.add(new CellFault.UnknownId(row.values().get(0).cell(), row.id()));
                } else {
                    correct(row, entry, known.get(entry.ticketId()));
                }
            }
        }

        private void correct(FilledRow row, ProgressEntry entry, @Nullable Ticket ticket) {
            List<SheetKind.Change> mine = decided(
                    entry.id(),
                    rows.progress().changes(row, rows.progressRow(entry)).stream()
                            .filter(change -> !change.value().field().equals("stage")
                                    || !stage(change.value().text()).equals(entry.stage()))
                            .toList());
            if (mine.isEmpty() || ticket == null) {
                return;
            }
            String stage = entry.stage();
            String content = entry.content();
            String attachments = entry.attachments();
            String next = entry.nextStep();
            for (SheetKind.Change change : mine) {
                FilledRow.Value value = change.value();
                switch (value.field()) {
                    case "stage" -> stage = stage(value.text());
                    case "content" -> {
                        if (!Mask.text(content).equals(content)) {
                            faults.add(new SheetFault.HidesData(value.cell()));
                        } else if (value.text().isEmpty()) {
                            faults.add(new CellFault.MissingCell(value.cell()));
                        }
                        content = value.text();
                    }
                    case "attachments" -> attachments = orNull(value.text());
                    case "next" -> next = orNull(value.text());
                    default -> faults.add(new CellFault.CannotChange(value.cell(), value.text(), change.current()));
                }
                ticket.noteEntry(entry.id(), now, actor, file + ", " + value.cell());
            }
            tickets.updateEntry(entry.id(), stage, content, attachments, next);
            changes.changed(ticket);
        }

        /** A new line; one that is there already, word for word, is not added twice. */
        private void add(FilledRow row, @Nullable Ticket ticket, Map<String, List<ProgressEntry>> there) {
            FilledRow.Value number = row.value("number");
            FilledRow.Value content = row.value("content");
            if (ticket == null) {
                faults.add(
                        number.text().isEmpty()
                                ? new CellFault.MissingCell(number.cell())
                                : new CellFault.UnknownId(number.cell(), number.text()));
                return;
            }
            if (content.text().isEmpty()) {
                faults.add(new CellFault.MissingCell(content.cell()));
                return;
            }
            Optional<String> operator = operator(row.value("operator"));
            if (operator.isEmpty()) {
                return;
            }
            String stage = row.value("stage").text().isEmpty()
                    ? "reply"
                    : stage(row.value("stage").text());
            String written = row.value("at").text();
            Instant at = written.isEmpty()
                    ? now
                    : LocalDateTime.parse(written).atZone(zone).toInstant();
            if (at.isBefore(ticket.openedAt()) || at.isAfter(now)) {
                faults.add(new SheetFault.WrongEnd(
                        row.value("at").cell(),
                        written.replace('T', ' '),
                        LocalDateTime.ofInstant(ticket.openedAt(), zone)
                                .toString()
                                .replace('T', ' ')));
                return;
            }
            boolean isThere = there.computeIfAbsent(ticket.id(), tickets::entriesForChange).stream()
                    .anyMatch(entry -> entry.operator().equals(operator.get())
                            && entry.stage().equals(stage)
                            && entry.content().equals(content.text())
                            && (written.isEmpty() || entry.at().equals(at)));
            if (isThere) {
                return;
            }
            ticket.start(at, new Actor(operator.get()));
            String entry = changes.entry(
                    ticket,
                    stage,
                    operator.get(),
                    at,
                    content.text(),
                    orNull(row.value("attachments").text()),
                    orNull(row.value("next").text()));
            ticket.noteEntry(entry, now, actor, file + ", " + content.cell());
            changes.changed(ticket);
            added.add(new SheetOutcome.Entry(content.cell(), ticket.id(), entry));
        }

        private Optional<String> operator(FilledRow.Value value) {
            if (value.text().isEmpty()) {
                return Optional.of(actor.name());
            }
            Optional<Agent> agent = names.find(value.text());
            if (agent.isEmpty()) {
                faults.add(new SheetFault.UnknownAgent(
                        value.cell(), value.text(), Nearest.to(value.text(), names.known())));
            }
            return agent.map(Agent::id);
        }

        /** The code of a stage's label, else the words as they are. */
        private String stage(String written) {
            for (String code : List.of("reply", "solution")) {
                for (Language language : Language.values()) {
                    if (language.label("stage." + code).equals(written)) {
                        return code;
                    }
                }
            }
            return written;
        }

        private static @Nullable String orNull(String text) {
            return text.isEmpty() ? null : text;
        }
    }
}
