package io.kefu.ticket.sheet;

import io.kefu.access.Actor;
import io.kefu.access.Mask;
import io.kefu.problem.Nearest;
import io.kefu.sheet.CellFault;
import io.kefu.sheet.FilledRow;
import io.kefu.sheet.SheetKind;
import io.kefu.sheet.SheetReader;
import io.kefu.sheet.SheetTemplate;
import io.kefu.ticket.life.Ticket;
import io.kefu.ticket.life.TicketChanges;
import io.kefu.ticket.progress.EntryRepository;
import io.kefu.ticket.progress.ProgressEntry;
import io.kefu.ticket.progress.Stages;
import io.kefu.ticket.recognise.Recognition;
import io.kefu.ticket.route.Agent;
import io.kefu.ticket.route.AgentNames;
import io.kefu.ticket.sheet.SheetRepository.RegistrationLine;
import io.kefu.ticket.sheet.SheetRepository.Taken;
import io.kefu.ticket.sheet.TicketSheetReader.OnConflict;
import io.kefu.workspace.Language;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One merge of a sheet that came back, in the caller's transaction. */
final class SheetMerge {

    /**
     * What came back.
     *
     * @param file the file's name
     * @param edited the rows of which a cell may have been edited, and new ones
     */
    record Source(String file, SheetReader.Found found, List<FilledRow> edited) {}

    /** Sheet, then row; of one row as they were found. */
    private static final Comparator<CellFault> BY_PLACE = Comparator.comparing(
                    (CellFault fault) -> fault.cell().substring(0, fault.cell().lastIndexOf('!')))
            .thenComparing(fault -> Long.parseLong(
                    fault.cell().substring(fault.cell().lastIndexOf('!')).replaceAll("\\D", "")));

    private final Source source;
    private final @Nullable OnConflict choice;
    private final Map<String, SheetOutcome.Fate> decisions;
    private final Actor actor;
    private final SheetRepository sheets;
    private final EntryRepository entries;
    private final AgentNames names;
    private final Recognition recognition;
    private final TicketChanges changes;
    private final Stages stages;
    private final Instant now;
    private final ZoneId zone;
    private final SheetTimes times;
    private final List<CellFault> faults;
    private final List<SheetOutcome.Change> changed = new ArrayList<>();
    private final List<SheetOutcome.Entry> added = new ArrayList<>();
    private final List<SheetOutcome.NewTicket> fresh = new ArrayList<>();
    private final Map<String, Integer> occurrences = new HashMap<>();
    private int there;

    /** What was taken over for the tickets and entries at hand. */
    private Set<Taken> taken = Set.of();

    private final List<Taken> taking = new ArrayList<>();

    SheetMerge(
            Source source,
            @Nullable OnConflict choice,
            Map<String, SheetOutcome.Fate> decisions,
            Actor actor,
            SheetRepository sheets,
            EntryRepository entries,
            AgentNames names,
            Recognition recognition,
            TicketChanges changes,
            Stages stages,
            ZoneId zone) {
        this.source = source;
        this.choice = choice;
        this.decisions = decisions;
        this.actor = actor;
        this.sheets = sheets;
        this.entries = entries;
        this.names = names;
        this.recognition = recognition;
        this.changes = changes;
        this.stages = stages;
        this.now = changes.now();
        this.zone = zone;
        this.faults = new ArrayList<>(source.found().faults());
        this.times = new SheetTimes(zone, now, faults);
    }

    SheetOutcome work() {
        for (Language language : Language.values()) {
            SheetRows rows = new SheetRows(language, zone);
            registration(rows, of(rows.registration()));
            progress(rows, of(rows.progress()));
        }
        if (faults.isEmpty()) {
            changes.save();
            sheets.take(taking, now);
        }
        return new SheetOutcome(
                source.found().rows(),
                List.copyOf(changed),
                List.copyOf(added),
                there,
                List.copyOf(fresh),
                faults.stream().sorted(BY_PLACE).toList());
    }

    private List<FilledRow> of(SheetKind kind) {
        return source.edited().stream().filter(row -> row.kind().equals(kind)).toList();
    }

    private static List<String> ids(List<FilledRow> rows) {
        return rows.stream().map(FilledRow::id).filter(Objects::nonNull).toList();
    }

    // ---- registration

    private void registration(SheetRows sheet, List<FilledRow> edited) {
        Map<String, RegistrationLine> lines = sheets.registrationLines(ids(edited));
        Map<String, Ticket> known = changes.tickets(ids(edited), actor);
        taken = sheets.taken(known.keySet());
        RegistrationEdits edits = new RegistrationEdits(names, recognition, sheet, times, actor, source.file(), faults);
        for (FilledRow row : edited) {
            RegistrationLine line = lines.get(row.id());
            Ticket ticket = known.get(row.id());
            if (row.id() == null) {
                new NewTicketRow(row, edits, faults, zone, source.file(), actor)
                        .json()
                        .ifPresent(fresh::add);
            } else if (line == null || ticket == null) {
                faults.add(new CellFault.UnknownId(row.values().get(0).cell(), row.id()));
            } else {
                List<SheetKind.Change> mine = decided(
                        row.id(),
                        sheet.registration().changes(row, sheet.registrationRow(line)).stream()
                                .filter(change -> !edits.isSo(ticket, change, line.description()))
                                .toList());
                if (!mine.isEmpty()) {
                    edits.apply(ticket, mine, line.description());
                    take(row.id(), mine);
                }
            }
        }
    }

    /** The changes to carry out, after conflicts were decided. */
    private List<SheetKind.Change> decided(String id, List<SheetKind.Change> all) {
        List<SheetKind.Change> mine = new ArrayList<>();
        for (SheetKind.Change change : all) {
            String cell = change.value().cell();
            boolean conflict = change.conflict() || wasTaken(id, cell);
            SheetOutcome.Fate fate = conflict ? decision(cell) : SheetOutcome.Fate.MERGED;
            changed.add(new SheetOutcome.Change(
                    cell,
                    id,
                    change.value().field(),
                    change.current(),
                    change.value().text(),
                    fate));
            if (fate == SheetOutcome.Fate.MERGED || fate == SheetOutcome.Fate.THEIRS) {
                mine.add(change);
            }
        }
        return mine;
    }

    /** A cell that was taken over before and says something else than what is here was undone here since. */
    private boolean wasTaken(String id, String cell) {
        return taken.contains(new Taken(id, markOf(cell)));
    }

    private void take(String id, List<SheetKind.Change> mine) {
        mine.forEach(change -> taking.add(new Taken(id, markOf(change.value().cell()))));
    }

    /** Tells a cell of this file from every other. */
    private String markOf(String cell) {
        return SheetTemplate.print(at(cell));
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

    private String at(String cell) {
        return source.file() + ", " + cell;
    }

    // ---- progress

    private void progress(SheetRows sheet, List<FilledRow> edited) {
        Map<String, ProgressEntry> shown = sheets.entries(ids(edited));
        List<String> ticketIds = new ArrayList<>();
        shown.values().forEach(entry -> ticketIds.add(entry.ticketId()));
        edited.stream()
                .filter(row -> row.id() == null)
                .forEach(row -> ticketIds.add(row.value("number").text()));
        Map<String, Ticket> known =
                changes.tickets(ticketIds.stream().distinct().toList(), actor);
        taken = sheets.taken(
                Stream.concat(known.keySet().stream(), shown.keySet().stream()).toList());
        for (FilledRow row : edited) {
            ProgressEntry entry = shown.get(row.id());
            if (row.id() == null) {
                add(row, known.get(row.value("number").text()));
            } else if (entry == null) {
                faults.add(new CellFault.UnknownId(row.values().get(0).cell(), row.id()));
            } else {
                correct(sheet, row, entry, known.get(entry.ticketId()));
            }
        }
    }

    private void correct(SheetRows sheet, FilledRow row, ProgressEntry entry, @Nullable Ticket ticket) {
        List<SheetKind.Change> mine = decided(
                entry.id(),
                sheet.progress().changes(row, sheet.progressRow(entry)).stream()
                        .filter(change -> !change.value().field().equals("stage")
                                || !Stages.codeOf(change.value().text()).equals(entry.stage()))
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
                case "stage" -> stage = isFilled(value) ? Stages.codeOf(value.text()) : stage;
                case "content" -> {
                    if (!Mask.text(content).equals(content)) {
                        faults.add(new SheetFault.HidesData(value.cell()));
                    }
                    content = isFilled(value) ? value.text() : content;
                }
                case "attachments" -> attachments = orNull(value.text());
                case "next" -> next = orNull(value.text());
                default -> faults.add(new CellFault.CannotChange(value.cell(), value.text(), change.current()));
            }
            ticket.by(actor).note(change.current(), value.text(), now, entry.id() + ": " + at(value.cell()));
        }
        entries.update(new ProgressEntry(
                entry.id(),
                entry.ticketId(),
                stage,
                entry.operator(),
                entry.at(),
                content,
                attachments,
                next,
                entry.version()));
        take(entry.id(), mine);
    }

    private boolean isFilled(FilledRow.Value value) {
        if (value.text().isEmpty()) {
            faults.add(new CellFault.MissingCell(value.cell()));
        }
        return !value.text().isEmpty();
    }

    /** A new line; one that was read from this file before is not added twice. */
    private void add(FilledRow row, @Nullable Ticket ticket) {
        FilledRow.Value number = row.value("number");
        FilledRow.Value content = row.value("content");
        if (ticket == null) {
            faults.add(
                    number.text().isEmpty()
                            ? new CellFault.MissingCell(number.cell())
                            : new CellFault.UnknownId(number.cell(), number.text()));
            return;
        }
        Optional<Actor> operator = operator(row.value("operator"));
        Optional<Instant> at = moment(row.value("at"), ticket);
        if (!isFilled(content) || operator.isEmpty() || at.isEmpty()) {
            return;
        }
        String stage = row.value("stage").text().isEmpty()
                ? Stages.REPLY
                : Stages.codeOf(row.value("stage").text());
        Taken mark = new Taken(ticket.id(), mark(row, ticket));
        if (taken.contains(mark)) {
            there++;
            return;
        }
        taking.add(mark);
        ticket.by(operator.get()).start(at.get());
        if (!ticket.history() && stages.isAnswer(stage)) {
            ticket.by(operator.get()).answer(at.get(), null);
        }
        String entry = changes.entry(
                ticket,
                stage,
                operator.get(),
                at.get(),
                content.text(),
                orNull(row.value("attachments").text()),
                orNull(row.value("next").text()));
        ticket.by(actor).note(null, entry, now, at(content.cell()));
        added.add(new SheetOutcome.Entry(content.cell(), ticket.id(), entry));
    }

    /** Tells a new line of this file from every other: by what it says, and how many equal ones stand above it. */
    private String mark(FilledRow row, Ticket ticket) {
        StringBuilder said = new StringBuilder(source.file()).append('\n').append(ticket.id());
        for (String field : List.of("stage", "operator", "at", "content")) {
            said.append('\n').append(row.value(field).text());
        }
        int occurrence = occurrences.merge(said.toString(), 1, Integer::sum);
        return SheetTemplate.print(said + "\n" + occurrence);
    }

    /** When it was done: what the sheet says, else now. */
    private Optional<Instant> moment(FilledRow.Value value, Ticket ticket) {
        if (value.text().isEmpty()) {
            return Optional.of(now);
        }
        return times.sinceOpened(value, ticket.openedAt());
    }

    private Optional<Actor> operator(FilledRow.Value value) {
        if (value.text().isEmpty()) {
            return Optional.of(actor);
        }
        Optional<Agent> agent = names.find(value.text());
        if (agent.isEmpty()) {
            faults.add(
                    new SheetFault.UnknownAgent(value.cell(), value.text(), Nearest.to(value.text(), names.names())));
        }
        return agent.map(Agent::id).map(Actor::new);
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
