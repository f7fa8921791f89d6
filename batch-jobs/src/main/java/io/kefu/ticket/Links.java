package io.kefu.ticket;

import io.kefu.access.Actor;
import io.kefu.problem.KefuException;
import io.kefu.ticket.Deeds.Deed;
import io.kefu.ticket.life.Attribute;
import io.kefu.ticket.life.Ticket;
import io.kefu.ticket.life.TicketChanges;
import io.kefu.ticket.life.TicketProblem;
import io.kefu.ticket.life.TicketWriter;
import io.kefu.ticket.value.Cause;
import io.kefu.ticket.value.StateKind;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** How people say that tickets belong to each other: one in another, a part of another, or going on with an earlier one. */
public final class Links {

    private final TicketWriter writer;
    private final Clock clock;

    Links(TicketWriter writer, Clock clock) {
        this.writer = writer;
        this.clock = clock;
    }

    private Cause cause(Actor actor, String reason) {
        return Cause.of(clock.instant(), actor, reason.isEmpty() ? Deeds.BY_HAND : reason);
    }

    /** Puts it into another ticket, which has its contacts and entries from now on; its own times end. */
    public Deed merge(String into, String reason) {
        return (ticket, changes, actor) -> {
            Deeds.ours(ticket);
            Ticket target = changes.get(into, actor);
            if (into.equals(ticket.mergedInto())) {
                return;
            }
            if (target == ticket || target.history() || !target.kind().takesContacts()) {
                throw new KefuException(new TicketProblem.CannotTake(
                        ticket.id(), target.id(), target.state().key()));
            }
            ticket.by(actor).merge(target, clock.instant(), reason);
        };
    }

    /** Makes it a ticket of its own again, as it was before it was merged. */
    public Deed unmerge(String reason) {
        return (ticket, changes, actor) -> {
            String into = ticket.mergedInto();
            if (into == null || ticket.kind() != StateKind.MERGED) {
                throw new KefuException(new TicketProblem.TicketNotMerged(ticket.id()));
            }
            List<Ticket> from = new ArrayList<>();
            for (String next = into;
                    next != null;
                    next = from.get(from.size() - 1).mergedInto()) {
                from.add(changes.get(next, actor));
            }
            ticket.by(actor).unmerge(from, writer.stateBefore(ticket.id()), clock.instant(), reason);
        };
    }

    /** Makes it a part of another ticket, which waits for it. */
    public Deed childOf(String parent, String reason) {
        return (ticket, changes, actor) -> {
            Deeds.ours(ticket);
            Ticket whole = changes.get(parent, actor);
            Deeds.ours(whole);
            if (whole.kind().isFinished() && !ticket.kind().isFinished()) {
                throw new KefuException(
                        new TicketProblem.ParentFinished(parent, whole.state().key()));
            }
            noCircle(ticket, parent, Ticket::parent, changes, actor);
            ticket.by(actor).change(Attribute.PARENT, parent, cause(actor, reason));
        };
    }

    /** Says that it goes on with an earlier matter. */
    public Deed follows(String earlier, String reason) {
        return (ticket, changes, actor) -> {
            noCircle(ticket, earlier, Ticket::follows, changes, actor);
            ticket.by(actor).change(Attribute.FOLLOWS, earlier, cause(actor, reason));
        };
    }

    /** It is a part of nothing and follows nothing any more. */
    public Deed unlink(String reason) {
        return (ticket, changes, actor) -> {
            Cause cause = cause(actor, reason);
            ticket.by(actor).change(Attribute.PARENT, null, cause);
            ticket.by(actor).change(Attribute.FOLLOWS, null, cause);
        };
    }

    private static void noCircle(
            Ticket ticket, String other, Function<Ticket, @Nullable String> next, TicketChanges changes, Actor actor) {
        for (String id = other; id != null; id = next.apply(changes.get(id, actor))) {
            if (id.equals(ticket.id())) {
                throw new KefuException(new TicketProblem.Circle(ticket.id(), other));
            }
        }
    }
}
