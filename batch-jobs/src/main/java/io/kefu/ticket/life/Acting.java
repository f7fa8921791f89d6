package io.kefu.ticket.life;

import io.kefu.access.Actor;
import io.kefu.customer.golden.Level;
import io.kefu.problem.KefuException;
import io.kefu.ticket.life.TicketEvent.Answered;
import io.kefu.ticket.life.TicketEvent.Assigned;
import io.kefu.ticket.life.TicketEvent.Changed;
import io.kefu.ticket.life.TicketEvent.Contacted;
import io.kefu.ticket.life.TicketEvent.Manner;
import io.kefu.ticket.life.TicketEvent.Moved;
import io.kefu.ticket.life.TicketEvent.Noted;
import io.kefu.ticket.life.TicketEvent.Opened;
import io.kefu.ticket.life.TicketEvent.Told;
import io.kefu.ticket.value.Cause;
import io.kefu.ticket.value.StateKind;
import io.kefu.ticket.value.TicketState;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What somebody may do with a ticket: refuses what is not legal now, and applies the events that the rest comes to.
 * What changes nothing is no event.
 */
public final class Acting {

    private final Ticket ticket;
    private final Actor actor;

    Acting(Ticket ticket, Actor actor) {
        this.ticket = ticket;
        this.actor = actor;
    }

    /** @param level of the customer who asks */
    public void open(Instant at, Grade grade, Level level, String reason, @Nullable Long intakeId) {
        ticket.apply(new Opened(Cause.of(at, actor, reason, intakeId), TicketState.UNASSIGNED, grade, level));
    }

    /** Hands the ticket to an agent, who finds it in state 待处理; a finished one cannot be handed on. */
    public void assign(String agent, @Nullable String department, Instant at, String reason) {
        if (agent.equals(ticket.assignee()) && ticket.kind() != StateKind.NEW) {
            return;
        }
        if (ticket.kind().isFinished()) {
            throw illegal(TicketState.ASSIGNED);
        }
        String other = Objects.equals(department, ticket.department()) ? null : department;
        ticket.apply(new Assigned(Cause.of(at, actor, reason), ticket.assignee(), agent, other, Manner.DONE));
    }

    /** We answered: the first answer is the first response. */
    public void answer(Instant at, @Nullable Long intakeId) {
        answer(Cause.of(at, actor, "", intakeId));
    }

    /** We answered in a contact that does not tell after how long: the first response stays unknown. */
    public void answerUntimed(Instant contactAt, @Nullable Long intakeId) {
        answer(Cause.of(contactAt, actor, "", intakeId).untimed());
    }

    private void answer(Cause cause) {
        boolean moves = ticket.state() == TicketState.ASSIGNED;
        ticket.apply(new Answered(cause, moves ? ticket.state() : null, moves ? TicketState.IN_PROGRESS : null));
    }

    /** The customer has the word. */
    public void await(Instant at) {
        if (ticket.state() == TicketState.IN_PROGRESS) {
            move(TicketState.PENDING, Cause.of(at, actor, "answered"));
        }
    }

    /** The customer wrote again: work goes on, a solved ticket is reopened. */
    public void contact(Instant at, @Nullable Long intakeId) {
        boolean moves = ticket.kind() == StateKind.WAITING;
        ticket.apply(new Contacted(
                Cause.of(at, actor, "", intakeId),
                moves ? ticket.state() : null,
                moves ? TicketState.IN_PROGRESS : null));
        if (ticket.kind() == StateKind.SOLVED) {
            reopen(at, "the customer wrote again");
        }
    }

    /** Work began. */
    public void start(Instant at) {
        start(Cause.of(at, actor, "work began"));
    }

    private void start(Cause cause) {
        if (ticket.state() == TicketState.ASSIGNED) {
            move(TicketState.IN_PROGRESS, cause);
        }
    }

    /** What is solved stays as it is. */
    public void resolve(Instant at, String reason) {
        if (ticket.kind().isSolved()) {
            return;
        }
        start(at);
        move(TicketState.RESOLVED, Cause.of(at, actor, reason));
    }

    /**
     * Solved in the contact.
     *
     * @param end null when the contact does not tell it: the time of the solution stays unknown
     */
    public void resolveAsTold(@Nullable Instant end, Instant contactAt, String reason) {
        start(contactAt);
        Cause cause = Cause.of(end == null ? contactAt : end, actor, reason);
        if (ticket.history() && !ticket.isAnswered()) { // when another desk answered is told by its source or unknown
            tell(cause, Map.of(Attribute.ANSWERED_UNTIMED, "true"));
        }
        move(TicketState.RESOLVED, end == null ? cause.untimed() : cause);
    }

    /** What is closed stays as it is. */
    public void close(Instant at, String reason) {
        if (ticket.kind() == StateKind.CLOSED) {
            return;
        }
        move(TicketState.CLOSED, Cause.of(at, actor, reason));
    }

    /** What was reopened and is being worked on stays as it is. */
    public void reopen(Instant at, String reason) {
        if (ticket.round().number() > 1 && !ticket.kind().isFinished()) {
            return;
        }
        if (!ticket.kind().isSolved()) {
            throw new KefuException(
                    new TicketProblem.NotSolved(ticket.id(), ticket.state().key()));
        }
        move(TicketState.IN_PROGRESS, Cause.of(at, actor, reason));
    }

    /** The source took back that it was solved. */
    public void takeBack(Instant at, String reason) {
        ticket.apply(
                new Moved(Cause.of(at, actor, reason), ticket.state(), TicketState.IN_PROGRESS, Manner.TAKEN_BACK));
    }

    /** The state that another system reports; its own rules decided what is legal there. */
    public void report(TicketState reported, Cause cause) {
        if (reported != ticket.state()) {
            ticket.apply(new Moved(cause, ticket.state(), reported, Manner.REPORTED));
        }
    }

    /**
     * Whom another system reports to have it.
     *
     * @param agent null for nobody
     * @param department the agent's, or null when it is not known
     */
    public void reportAssignee(@Nullable String agent, @Nullable String department, Cause cause) {
        if (!Objects.equals(agent, ticket.assignee())) {
            ticket.apply(new Assigned(cause, ticket.assignee(), agent, department, Manner.REPORTED));
        } else if (department != null) {
            tell(cause, Map.of(Attribute.DEPARTMENT, department));
        }
    }

    /** Another value, as an event of its own. */
    public void change(Attribute attribute, @Nullable String value, Instant at, String reason) {
        change(attribute, value, Cause.of(at, actor, reason));
    }

    public void change(Attribute attribute, @Nullable String value, Cause cause) {
        String before = attribute.of(ticket);
        if (!Objects.equals(before, value)) {
            ticket.apply(new Changed(cause, attribute, before, value));
        }
    }

    /** Values that come with another event, or that a source tells; those that are so already are left out. */
    public void tell(Cause cause, Map<Attribute, ? extends @Nullable String> values) {
        Map<Attribute, @Nullable String> facts = new EnumMap<>(Attribute.class);
        Map<Attribute, @Nullable String> words = new EnumMap<>(Attribute.class);
        values.forEach((attribute, value) -> {
            if (!Objects.equals(attribute.of(ticket), value)) {
                (attribute.isWords() ? words : facts).put(attribute, value);
            }
        });
        if (!facts.isEmpty()) {
            ticket.apply(new Told(cause, facts));
        }
        if (!words.isEmpty()) {
            ticket.apply(new Told(cause, words));
        }
    }

    /** A line of its progress sheet was added, or corrected from what it said before. */
    public void note(@Nullable String before, String after, Instant at, String reason) {
        ticket.apply(new Noted(Cause.of(at, actor, reason), before, after));
    }

    private void move(TicketState to, Cause cause) {
        if (!ticket.state().next().contains(to)) {
            throw illegal(to);
        }
        ticket.apply(new Moved(cause, ticket.state(), to, Manner.DONE));
    }

    private KefuException illegal(TicketState to) {
        String legal = ticket.state().next().stream().map(TicketState::key).collect(Collectors.joining(", "));
        return new KefuException(new TicketProblem.IllegalTransition(
                ticket.id(), ticket.state().key(), to.key(), legal.isEmpty() ? "-" : legal));
    }
}
