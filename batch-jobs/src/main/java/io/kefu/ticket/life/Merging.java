package io.kefu.ticket.life;

import io.kefu.access.Actor;
import io.kefu.ticket.cycle.Lifecycle;
import io.kefu.ticket.life.TicketEvent.Manner;
import io.kefu.ticket.life.TicketEvent.Moved;
import io.kefu.ticket.value.Cause;
import io.kefu.ticket.value.StateKind;
import io.kefu.ticket.value.TicketState;
import java.time.Instant;
import java.util.List;

/** Puts a ticket into another and takes it out again. */
final class Merging {

    private final Ticket ticket;
    private final Lifecycle lifecycle;
    private final Moving moving;
    private final Actor actor;

    Merging(Ticket ticket, Lifecycle lifecycle, Moving moving, Actor actor) {
        this.ticket = ticket;
        this.lifecycle = lifecycle;
        this.moving = moving;
        this.actor = actor;
    }

    void into(Ticket other, Instant at, String reason) {
        moving.to(lifecycle.first(StateKind.MERGED), Cause.of(at, actor, reason));
        ticket.by(actor).change(Attribute.MERGED_INTO, other.id(), at, reason);
        count(other, ticket.contacts(), Cause.of(at, actor, "merged " + ticket.id()));
    }

    void back(List<Ticket> from, TicketState before, Instant at, String reason) {
        Cause cause = moving.reasoned(Cause.of(at, actor, reason));
        TicketState back = lifecycle
                .find(before.key())
                .filter(before::equals)
                .orElseGet(() -> before.kind() == StateKind.NEW ? lifecycle.first(StateKind.NEW) : lifecycle.working());
        ticket.apply(new Moved(cause, ticket.state(), back, Manner.TAKEN_BACK));
        ticket.by(actor).change(Attribute.MERGED_INTO, null, cause);
        from.forEach(other -> count(other, -ticket.contacts(), cause.because("unmerged " + ticket.id())));
    }

    private void count(Ticket other, int more, Cause cause) {
        other.by(actor).change(Attribute.CONTACTS, Integer.toString(other.contacts() + more), cause);
    }
}
