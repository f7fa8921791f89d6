package io.kefu.ticket.sheet;

import io.kefu.access.Actor;
import io.kefu.access.Mask;
import io.kefu.problem.Nearest;
import io.kefu.sheet.CellFault;
import io.kefu.sheet.FilledRow;
import io.kefu.sheet.SheetKind;
import io.kefu.ticket.life.Ticket;
import io.kefu.ticket.life.TicketChanges;
import io.kefu.ticket.progress.ProgressEntry;
import io.kefu.ticket.progress.Stages;
import io.kefu.ticket.route.Agent;
import io.kefu.ticket.task.TaskOpening;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What edited and new lines of a progress sheet mean: an entry is corrected, or added to its ticket once. */
final class ProgressEdits {

    private final SheetTools tools;
    private final EditedCells cells;
    private final TicketChanges changes;
    private final Actor actor;
    private final SheetTimes times;
    private final List<CellFault> faults;
    private final Map<String, List<String>> written;
    private final Instant now;
    private final TaskOpening tasks;
    private final List<SheetOutcome.Entry> added = new ArrayList<>();
    private int there;

    /** @param written the numbers of the entries that the sheet was written with, by ticket */
    ProgressEdits(
            SheetTools tools,
            EditedCells cells,
            TicketChanges changes,
            Actor actor,
            SheetTimes times,
            Map<String, List<String>> written) {
        this.tools = tools;
        this.cells = cells;
        this.changes = changes;
        this.actor = actor;
        this.times = times;
        this.faults = times.faults();
        this.written = written;
        this.now = changes.now();
        this.tasks = new TaskOpening(tools.database(), tools.zone(), now, actor);
    }

    /** The entries that were added. */
    List<SheetOutcome.Entry> added() {
        return List.copyOf(added);
    }

    /** How many new lines were read before. */
    int there() {
        return there;
    }

    /** Takes over the rows of one language's sheet. */
    void apply(SheetRows sheet, List<FilledRow> edited) {
        Map<String, ProgressEntry> shown = tools.sheets().entries(SheetMerge.ids(edited));
        List<String> ticketIds = new ArrayList<>();
        shown.values().forEach(entry -> ticketIds.add(entry.ticketId()));
        edited.stream()
                .filter(row -> row.id() == null)
                .forEach(row -> ticketIds.add(row.value("number").text()));
        Map<String, Ticket> known =
                changes.tickets(ticketIds.stream().distinct().toList(), actor);
        cells.know(
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
        List<SheetKind.Change> mine = cells.decided(
                entry.id(),
                row,
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
            ticket.by(actor).note(change.current(), value.text(), now, entry.id() + ": " + cells.at(value.cell()));
        }
        if (!Objects.equals(next, entry.nextStep()) && !ticket.history()) {
            tasks.otherNextStep(ticket, entry.id(), entry.operator(), entry.at(), next);
        }
        boolean answers = tools.stages().isAnswer(stage) && !tools.stages().isAnswer(entry.stage());
        if (answers && !ticket.history()) {
            ticket.by(actor).answer(entry.at(), null);
        }
        tools.entries()
                .update(new ProgressEntry(
                        entry.id(),
                        entry.ticketId(),
                        stage,
                        entry.operator(),
                        entry.at(),
                        content,
                        attachments,
                        next,
                        entry.version()));
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
        if (!cells.isNew(ticket.id(), said(row), written.getOrDefault(ticket.id(), List.of()))) {
            there++;
            return;
        }
        ticket.by(operator.get()).start(at.get());
        if (!ticket.history() && tools.stages().isAnswer(stage)) {
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
        if (!ticket.history()) {
            tasks.nextStep(
                    ticket,
                    entry,
                    operator.get().name(),
                    at.get(),
                    orNull(row.value("next").text()));
        }
        ticket.by(actor).note(null, entry, now, cells.at(content.cell()));
        added.add(new SheetOutcome.Entry(content.cell(), ticket.id(), entry));
    }

    private static String said(FilledRow row) {
        return Stream.of("stage", "operator", "at", "content")
                .map(field -> row.value(field).text())
                .collect(Collectors.joining("\n"));
    }

    /** When it was done: what the sheet says, else now. */
    private Optional<Instant> moment(FilledRow.Value value, Ticket ticket) {
        if (value.text().isEmpty()) {
            return Optional.of(now);
        }
        Instant opened = ticket.openedAt();
        return times.sinceOpened(value, opened).map(at -> at.isBefore(opened) ? opened : at);
    }

    private Optional<Actor> operator(FilledRow.Value value) {
        if (value.text().isEmpty()) {
            return Optional.of(actor);
        }
        Optional<Agent> agent = tools.names().find(value.text());
        if (agent.isEmpty()) {
            faults.add(new SheetFault.UnknownAgent(
                    value.cell(),
                    value.text(),
                    Nearest.to(value.text(), tools.names().names())));
        }
        return agent.map(Agent::id).map(Actor::new);
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
