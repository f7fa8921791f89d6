package io.kefu.ticket.life;

import io.kefu.access.Actor;
import io.kefu.customer.golden.Traits;
import io.kefu.problem.KefuException;
import io.kefu.ticket.cycle.Lifecycle;
import io.kefu.ticket.cycle.Lifecycle.Need;
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
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What somebody may do with a ticket: refuses what is not legal now, and applies the events that the rest comes to.
 * What changes nothing is no event.
 */
public final class Acting {

    static final String WROTE_AGAIN = "the customer wrote again";

    private final Ticket ticket;
    private final Lifecycle lifecycle;
    private final Moving moving;
    private final Actor actor;

    Acting(Ticket ticket, Lifecycle lifecycle, Actor actor) {
        this.ticket = ticket;
        this.lifecycle = lifecycle;
        this.moving = new Moving(ticket, lifecycle);
        this.actor = actor;
    }

    /** @param traits of the customer who asks */
    public void open(Instant at, Grade grade, Traits traits, String reason, @Nullable Long intakeId) {
        ticket.apply(new Opened(Cause.of(at, actor, reason, intakeId), lifecycle.first(StateKind.NEW), grade, traits));
    }

    /** Hands the ticket to an agent, who finds it in the first open state if that can follow; a finished one cannot be handed on. */
    public void assign(String agent, @Nullable String department, Instant at, String reason) {
        TicketState assigned = lifecycle.assigned();
        if (ticket.kind().isFinished()) {
            throw moving.illegal(assigned);
        }
        if (agent.equals(ticket.assignee()) && ticket.kind() != StateKind.NEW) {
            return;
        }
        boolean moves = lifecycle.move(ticket.state(), assigned).isPresent();
        Cause cause = Cause.of(at, actor, reason);
        Cause allowed = moves ? moving.allowed(assigned, cause) : moving.reasoned(cause);
        String other = Objects.equals(department, ticket.department()) ? null : department;
        ticket.apply(new Assigned(allowed, ticket.assignee(), agent, other, moves ? assigned : ticket.state()));
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
        boolean moves = moving.isToBegin();
        ticket.apply(new Answered(cause, moves ? ticket.state() : null, moves ? lifecycle.working() : null));
    }

    /** The customer has the word. */
    public void await(Instant at) {
        if (ticket.kind() == StateKind.OPEN) {
            lifecycle.next(ticket.state()).keySet().stream()
                    .filter(state -> state.kind() == StateKind.WAITING)
                    .findFirst()
                    .ifPresent(state -> moving.to(state, Cause.of(at, actor, "answered")));
        }
    }

    /** The customer wrote again: work goes on, a solved ticket is reopened. The reason tells why it belongs here. */
    public void contact(Instant at, String reason, @Nullable Long intakeId) {
        boolean moves = ticket.kind().isWaiting();
        ticket.apply(new Contacted(
                Cause.of(at, actor, reason, intakeId),
                moves ? ticket.state() : null,
                moves ? lifecycle.working() : null));
        if (ticket.kind() == StateKind.SOLVED) {
            goOn(at, WROTE_AGAIN);
        }
    }

    /** A solved ticket has something to do again, whatever the office would allow. */
    void goOn(Instant at, String reason) {
        moving.told(lifecycle.working(), Cause.of(at, actor, reason));
    }

    /** Work began. */
    public void start(Instant at) {
        moving.start(Cause.of(at, actor, "work began"));
    }

    /** Somebody else has the word: the customer, or a third party. */
    public void await(StateKind kind, Instant at, String reason) {
        if (ticket.kind() == kind) {
            return;
        }
        start(at);
        moving.to(lifecycle.first(kind), Cause.of(at, actor, reason));
    }

    /** It need not be done; what is cancelled stays as it is. */
    public void cancel(Instant at, String reason) {
        if (ticket.kind() != StateKind.CANCELLED) {
            moving.to(lifecycle.first(StateKind.CANCELLED), Cause.of(at, actor, reason));
        }
    }

    /** Nobody has it any more: it waits to be given to somebody. */
    public void putBack(Instant at, String reason) {
        TicketState waits = lifecycle.first(StateKind.NEW);
        if (ticket.state().equals(waits)) {
            return;
        }
        Cause cause = moving.allowed(waits, Cause.of(at, actor, reason));
        ticket.apply(new Assigned(cause, ticket.assignee(), null, null, waits));
    }

    /** It goes into another ticket, which has its contacts and entries from now on. */
    public void merge(Ticket into, Instant at, String reason) {
        new Merging(ticket, lifecycle, moving, actor).into(into, at, reason);
    }

    /**
     * It is a ticket of its own again, and stands where it stood.
     *
     * @param from the tickets that have its contacts: the one that took it, and those into which that was merged
     * @param before where it stood
     */
    public void unmerge(List<Ticket> from, TicketState before, Instant at, String reason) {
        new Merging(ticket, lifecycle, moving, actor).back(from, before, at, reason);
    }

    /** What is solved stays as it is. */
    public void resolve(Instant at, String reason) {
        resolve(at, reason, false);
    }

    /** @param told whether it is told what was done for the customer */
    public void resolve(Instant at, String reason, boolean told) {
        if (ticket.kind().isSolved()) {
            return;
        }
        start(at);
        TicketState solved = lifecycle.first(StateKind.SOLVED);
        boolean lacks = lifecycle.move(ticket.state(), solved).stream()
                .anyMatch(move -> move.needs().contains(Need.SOLUTION));
        if (lacks && !told) {
            throw new KefuException(new TicketProblem.NeedsSolution(ticket.id(), solved.key()));
        }
        moving.to(solved, Cause.of(at, actor, reason));
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
        moving.told(lifecycle.first(StateKind.SOLVED), end == null ? cause.untimed() : cause);
    }

    /** What is closed stays as it is. */
    public void close(Instant at, String reason) {
        if (ticket.kind() == StateKind.CLOSED) {
            return;
        }
        moving.to(lifecycle.first(StateKind.CLOSED), Cause.of(at, actor, reason));
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
        moving.to(lifecycle.working(), Cause.of(at, actor, reason));
    }

    /** The source took back that it was solved. */
    public void takeBack(Instant at, String reason) {
        ticket.apply(new Moved(Cause.of(at, actor, reason), ticket.state(), lifecycle.working(), Manner.TAKEN_BACK));
    }

    /**
     * The state that another system reports; its own rules decided what is legal there. What was merged here stays
     * merged.
     */
    public void report(TicketState reported, Cause cause) {
        boolean stays = ticket.mergedInto() != null && reported.kind() != StateKind.MERGED;
        if (!reported.equals(ticket.state()) && !stays) {
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
            ticket.apply(new Assigned(cause, ticket.assignee(), agent, department, null));
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

    /** Lists leave it out from now on, unless somebody asks for what is archived; refused while there is something to do. */
    public void archive(Instant at, String reason) {
        if (!ticket.kind().isFinished()) {
            throw new KefuException(
                    new TicketProblem.NotFinished(ticket.id(), ticket.state().key()));
        }
        if (ticket.archivedAt() == null) {
            change(Attribute.ARCHIVED_AT, at.toString(), at, reason);
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

    /** This value was given by somebody: no rule decides it. */
    public void give(Attribute attribute, Cause cause) {
        if (!ticket.isGiven(attribute)) {
            String given = Attribute.GIVEN.of(ticket);
            String other = given == null ? attribute.key() : given + " " + attribute.key();
            tell(cause, Map.of(Attribute.GIVEN, other));
        }
    }

    /** Something that changes nothing. */
    public void note(Instant at, String reason) {
        ticket.apply(new Noted(Cause.of(at, actor, reason), null, null));
    }

    /** A line of its progress sheet was added, or corrected from what it said before. */
    public void note(@Nullable String before, String after, Instant at, String reason) {
        ticket.apply(new Noted(Cause.of(at, actor, reason), before, after));
    }
}
