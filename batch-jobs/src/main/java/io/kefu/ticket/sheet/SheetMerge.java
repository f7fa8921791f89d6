package io.kefu.ticket.sheet;

import io.kefu.access.Actor;
import io.kefu.sheet.CellFault;
import io.kefu.sheet.FilledRow;
import io.kefu.sheet.ReturnedSheet;
import io.kefu.sheet.SheetKind;
import io.kefu.ticket.life.Ticket;
import io.kefu.ticket.life.TicketChanges;
import io.kefu.ticket.sheet.SheetRepository.RegistrationLine;
import io.kefu.workspace.Language;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** One merge of a sheet that came back, in the caller's transaction. */
final class SheetMerge {

    /** Sheet, then row; of one row as they were found. */
    private static final Comparator<CellFault> BY_PLACE = Comparator.comparing(
                    (CellFault fault) -> fault.cell().substring(0, fault.cell().lastIndexOf('!')))
            .thenComparing(fault -> Long.parseLong(
                    fault.cell().substring(fault.cell().lastIndexOf('!')).replaceAll("\\D", "")));

    private final ReturnedSheet sheet;
    private final SheetTools tools;
    private final EditedCells cells;
    private final TicketChanges changes;
    private final Actor actor;
    private final List<CellFault> faults;
    private final SheetTimes times;
    private final ProgressEdits progress;
    private final List<SheetOutcome.NewTicket> fresh = new ArrayList<>();

    SheetMerge(ReturnedSheet sheet, SheetTools tools, EditedCells cells, TicketChanges changes, Actor actor) {
        this.sheet = sheet;
        this.tools = tools;
        this.cells = cells;
        this.changes = changes;
        this.actor = actor;
        this.faults = new ArrayList<>(sheet.found().faults());
        this.times = new SheetTimes(tools.zone(), changes.now(), faults);
        this.progress = new ProgressEdits(tools, cells, changes, actor, times, sheet.ids());
    }

    SheetOutcome work() {
        for (Language language : Language.values()) {
            SheetRows rows = new SheetRows(language, tools.zone(), tools.grades());
            registration(rows, of(rows.registration()));
            progress.apply(rows, of(rows.progress()));
        }
        if (faults.isEmpty()) {
            changes.save();
            cells.save(changes.now());
        }
        return new SheetOutcome(
                sheet.found().rows(),
                cells.changes(),
                progress.added(),
                progress.there(),
                List.copyOf(fresh),
                faults.stream().sorted(BY_PLACE).toList());
    }

    private List<FilledRow> of(SheetKind kind) {
        return sheet.edited().stream().filter(row -> row.kind().equals(kind)).toList();
    }

    static List<String> ids(List<FilledRow> rows) {
        return rows.stream().map(FilledRow::id).filter(Objects::nonNull).toList();
    }

    private void registration(SheetRows rows, List<FilledRow> edited) {
        Map<String, RegistrationLine> lines = tools.sheets().registrationLines(ids(edited));
        Map<String, Ticket> known = changes.tickets(ids(edited), actor);
        cells.know(known.keySet());
        RegistrationEdits edits =
                new RegistrationEdits(tools.names(), tools.recognition(), rows, times, actor, sheet.name(), faults);
        for (FilledRow row : edited) {
            RegistrationLine line = lines.get(row.id());
            Ticket ticket = known.get(row.id());
            if (row.id() == null) {
                new NewTicketRow(row, edits, faults, tools.zone(), sheet.name(), actor)
                        .json()
                        .ifPresent(fresh::add);
            } else if (line == null || ticket == null) {
                faults.add(new CellFault.UnknownId(row.values().get(0).cell(), row.id()));
            } else {
                List<SheetKind.Change> mine = cells.decided(
                        row.id(),
                        row,
                        rows.registration().changes(row, rows.registrationRow(line)).stream()
                                .filter(change -> !edits.isSo(ticket, change, line.description()))
                                .toList());
                if (!mine.isEmpty()) {
                    edits.apply(ticket, mine, line.description());
                }
            }
        }
    }
}
