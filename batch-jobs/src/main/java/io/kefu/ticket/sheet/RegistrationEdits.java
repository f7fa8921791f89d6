package io.kefu.ticket.sheet;

import io.kefu.access.Actor;
import io.kefu.access.Mask;
import io.kefu.problem.Nearest;
import io.kefu.sheet.CellFault;
import io.kefu.sheet.FilledRow;
import io.kefu.sheet.SheetKind;
import io.kefu.sheet.SheetTemplate;
import io.kefu.ticket.life.Attribute;
import io.kefu.ticket.life.Ticket;
import io.kefu.ticket.recognise.Recognition;
import io.kefu.ticket.recognise.Regrading;
import io.kefu.ticket.route.Agent;
import io.kefu.ticket.route.AgentNames;
import io.kefu.ticket.value.Cause;
import io.kefu.ticket.value.StateKind;
import io.kefu.ticket.value.TicketType;
import io.kefu.ticket.value.Urgency;
import io.kefu.workspace.Grades.Scale;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What changed cells of a registration sheet mean for a ticket: another type, urgency, agent, state or rating. Who the
 * customer is, when it was opened and when it is due are not the sheet's to say.
 */
final class RegistrationEdits {

    private final AgentNames agents;
    private final Regrading regrading;
    private final SheetRows rows;
    private final SheetTimes times;
    private final Instant now;
    private final Actor actor;
    private final String file;
    private final List<CellFault> faults;

    RegistrationEdits(
            AgentNames agents,
            Recognition recognition,
            SheetRows rows,
            SheetTimes times,
            Actor actor,
            String file,
            List<CellFault> faults) {
        this.agents = agents;
        this.regrading = new Regrading(recognition);
        this.rows = rows;
        this.times = times;
        this.now = times.now();
        this.actor = actor;
        this.file = file;
        this.faults = faults;
    }

    /** True when a cell says in other words what is so already, as after the sheet was read once. */
    boolean isSo(Ticket ticket, SheetKind.Change change, String description) {
        String text = change.value().text();
        return switch (change.value().field()) {
            case "responsible" ->
                ticket.assignee() == null
                        ? ticket.department() != null
                                && agents.department(text).equals(Optional.of(ticket.department()))
                        : agents.find(text).map(Agent::id).equals(Optional.of(ticket.assignee()));
            case "description" -> {
                int open = typeStart(text);
                yield open >= 0
                        && isSameText(text.substring(0, open), description)
                        && typeOf(text, open).equals(Optional.ofNullable(ticket.type()));
            }
            default -> false;
        };
    }

    /** Changes the ticket; what cannot be done becomes a fault. */
    void apply(Ticket ticket, List<SheetKind.Change> changes, String description) {
        Map<String, FilledRow.Value> edited = new LinkedHashMap<>();
        changes.forEach(change -> edited.put(change.value().field(), change.value()));
        FilledRow.Value state = edited.get("state");
        boolean ends = state != null && isEnd(state.text());
        for (SheetKind.Change change : changes) {
            FilledRow.Value value = change.value();
            switch (value.field()) {
                case "description" -> type(ticket, value, description);
                case "urgency" -> {
                    if (isFilled(value)) {
                        regrading.hurry(ticket, new Urgency(value.text()), Cause.of(now, actor, source(value)), actor);
                    }
                }
                case "rating" -> rate(ticket, value);
                case "responsible", "state" -> {
                    // Both below, in the order that they need.
                }
                case "done" -> {
                    if (!ends || ticket.kind().isFinished()) {
                        correctEnd(ticket, change, state);
                    }
                }
                default -> cannot(change);
            }
        }
        FilledRow.Value responsible = edited.get("responsible");
        if (state != null && state.text().equals("in_progress") && ticket.kind().isFinished()) {
            reopen(ticket, state);
        }
        if (responsible != null) {
            assign(ticket, responsible);
        }
        if (state != null && isFilled(state)) {
            move(ticket, state, edited.get("done"));
        }
    }

    private static boolean isEnd(String state) {
        return state.equals("done") || state.equals("closed");
    }

    private void cannot(SheetKind.Change change) {
        faults.add(new CellFault.CannotChange(
                change.value().cell(),
                change.value().text().replace('T', ' '),
                change.current().replace('T', ' ')));
    }

    /** The time of solution of a ticket that is solved and stays so; where nobody noted it, the first one. */
    private void correctEnd(Ticket ticket, SheetKind.Change change, FilledRow.@Nullable Value state) {
        boolean stays = ticket.kind().isSolved() && (state == null || isEnd(state.text()));
        if (!stays || change.value().text().isEmpty()) {
            cannot(change);
            return;
        }
        end(ticket.openedAt(), change.value())
                .ifPresent(end -> change(ticket, Attribute.DONE, end.toString(), change.value()));
    }

    /** The text in front must be what it was; the type behind it may be another. */
    private void type(Ticket ticket, FilledRow.Value value, String description) {
        int open = typeStart(value.text());
        if (open < 0 || !isSameText(value.text().substring(0, open), description)) {
            faults.add(new SheetFault.NotOurWords(value.cell()));
            return;
        }
        typeAt(value, open).ifPresent(type -> {
            regrading.retype(ticket, type, Cause.of(now, actor, source(value)), actor);
        });
    }

    private static boolean isSameText(String text, String description) {
        return text.strip().equals(SheetTemplate.shown(Mask.text(description)).strip());
    }

    /** Where the parentheses with the type begin; -1 when there are none at the end. */
    static int typeStart(String text) {
        return text.matches("(?s).*[)）]\\s*") ? Math.max(text.lastIndexOf('('), text.lastIndexOf('（')) : -1;
    }

    /** The type in the parentheses at the end of a description. */
    Optional<TicketType> typeAt(FilledRow.Value value, int open) {
        Optional<TicketType> type = typeOf(value.text(), open);
        if (type.isEmpty()) {
            faults.add(new SheetFault.NoType(
                    value.cell(),
                    value.text().substring(open),
                    regrading.grades().keys(Scale.TYPE).stream()
                            .map(TicketType::new)
                            .map(rows::typeSuffix)
                            .collect(Collectors.joining(", "))));
        }
        return type;
    }

    Optional<TicketType> typeOf(String text, int open) {
        String word = text.substring(open + 1).replaceAll("[)）\\s]+$", "").strip();
        return regrading.grades().labels(Scale.TYPE).entrySet().stream()
                .filter(type -> type.getValue().contains(word))
                .map(type -> new TicketType(type.getKey()))
                .findFirst();
    }

    private boolean isFilled(FilledRow.Value value) {
        if (value.text().isEmpty()) {
            faults.add(new CellFault.MissingCell(value.cell()));
        }
        return !value.text().isEmpty();
    }

    private void rate(Ticket ticket, FilledRow.Value value) {
        rating(value).ifPresent(stars -> change(ticket, Attribute.RATING, stars.toString(), value));
    }

    /** 1 to 5 stars. */
    Optional<Integer> rating(FilledRow.Value value) {
        if (value.text().matches("[1-5]")) {
            return Optional.of(Integer.parseInt(value.text()));
        }
        faults.add(new SheetFault.RatingOutOfRange(value.cell(), value.text()));
        return Optional.empty();
    }

    private void assign(Ticket ticket, FilledRow.Value value) {
        if (ticket.history()) {
            faults.add(new SheetFault.OfAnotherDesksTicket(value.cell(), value.text(), ticket.source()));
            return;
        }
        Optional<Agent> agent = agents.find(value.text());
        Optional<String> department = agents.department(value.text());
        if (agent.isPresent() && agent.get().active() && !ticket.kind().isFinished()) {
            ticket.by(actor).assign(agent.get().id(), agent.get().department(), now, source(value));
        } else if (agent.isEmpty() && department.isPresent() && ticket.assignee() != null) {
            faults.add(new SheetFault.HasAgent(value.cell(), value.text(), ticket.assignee()));
        } else if (agent.isEmpty() && department.isPresent() && !ticket.kind().isFinished()) {
            change(ticket, Attribute.DEPARTMENT, department.get(), value);
        } else if (ticket.kind().isFinished()) {
            faults.add(new SheetFault.WrongState(
                    value.cell(), value.text(), rows.sheetState(ticket.kind().sheetKey())));
        } else {
            unknown(value);
        }
    }

    /** The active agent who is named in a new row. */
    Optional<Agent> agent(FilledRow.Value value) {
        Optional<Agent> agent = agents.find(value.text()).filter(Agent::active);
        if (agent.isEmpty()) {
            faults.add(
                    new SheetFault.UnknownAgent(value.cell(), value.text(), Nearest.to(value.text(), agents.names())));
        }
        return agent;
    }

    private void unknown(FilledRow.Value value) {
        faults.add(new SheetFault.UnknownAgent(value.cell(), value.text(), Nearest.to(value.text(), agents.known())));
    }

    private void reopen(Ticket ticket, FilledRow.Value state) {
        if (ticket.kind().isVoid()) {
            wrong(ticket, state);
        } else {
            ticket.by(actor).reopen(now, source(state));
        }
    }

    private void move(Ticket ticket, FilledRow.Value state, FilledRow.@Nullable Value done) {
        String from = ticket.kind().sheetKey();
        if (state.text().equals(from)) {
            return;
        }
        if (ticket.kind() == StateKind.NEW) {
            faults.add(new SheetFault.NeedsAgent(state.cell(), rows.sheetState(state.text())));
        } else if (!isEnd(state.text())
                || ticket.kind() == StateKind.CLOSED
                || ticket.kind().isVoid()) {
            wrong(ticket, state);
        } else if (ticket.openChildren() > 0 && !ticket.kind().isFinished()) {
            faults.add(new SheetFault.ChildrenOpen(state.cell(), rows.sheetState(state.text()), ticket.openChildren()));
        } else {
            Optional<Instant> end = end(ticket.openedAt(), ticket.kind().isFinished() ? null : done);
            if (end.isPresent() && !ticket.kind().isFinished()) {
                ticket.by(actor).resolve(end.get(), source(state));
            }
            if (end.isPresent() && state.text().equals("closed")) {
                ticket.by(actor).close(now, source(state));
            }
        }
    }

    private void wrong(Ticket ticket, FilledRow.Value state) {
        wrongState(state, rows.sheetState(ticket.kind().sheetKey()));
    }

    void wrongState(FilledRow.Value state, String current) {
        faults.add(new SheetFault.WrongState(state.cell(), rows.sheetState(state.text()), current));
    }

    /** When it was solved: what the sheet says, else now. */
    Optional<Instant> end(Instant opened, FilledRow.@Nullable Value done) {
        if (done == null || done.text().isEmpty()) {
            return Optional.of(now);
        }
        return times.sinceOpened(done, opened).map(end -> end.isBefore(opened) ? opened : end);
    }

    private void change(Ticket ticket, Attribute attribute, String to, FilledRow.Value value) {
        ticket.by(actor).change(attribute, to, now, source(value));
    }

    private String source(FilledRow.Value value) {
        return file + ", " + value.cell();
    }
}
