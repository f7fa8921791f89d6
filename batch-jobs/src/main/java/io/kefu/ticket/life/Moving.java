package io.kefu.ticket.life;

import io.kefu.problem.KefuException;
import io.kefu.ticket.cycle.Lifecycle;
import io.kefu.ticket.cycle.Lifecycle.Move;
import io.kefu.ticket.cycle.Lifecycle.Need;
import io.kefu.ticket.life.TicketEvent.Manner;
import io.kefu.ticket.life.TicketEvent.Moved;
import io.kefu.ticket.value.Cause;
import io.kefu.ticket.value.TicketState;
import java.util.stream.Collectors;

/** Takes a ticket from state to state, as far as the life cycle allows. */
final class Moving {

    /** The reason for what somebody did without giving one. */
    static final String BY_HAND = "by hand";

    private final Ticket ticket;
    private final Lifecycle lifecycle;

    Moving(Ticket ticket, Lifecycle lifecycle) {
        this.ticket = ticket;
        this.lifecycle = lifecycle;
    }

    /** Work begins where somebody has the ticket and has not begun. */
    void start(Cause cause) {
        if (isToBegin()) {
            to(lifecycle.working(), cause);
        }
    }

    boolean isToBegin() {
        return ticket.state().equals(lifecycle.assigned())
                && !lifecycle.assigned().equals(lifecycle.working());
    }

    void to(TicketState state, Cause cause) {
        ticket.apply(new Moved(allowed(state, cause), ticket.state(), state, Manner.DONE));
    }

    /** What a contact tells has happened, whatever the office would allow: no run may stop at it. */
    void told(TicketState state, Cause cause) {
        ticket.apply(new Moved(cause, ticket.state(), state, Manner.DONE));
    }

    /** The cause with a reason, if the move is legal and its reason is given where one is needed. */
    Cause allowed(TicketState state, Cause cause) {
        Move move = lifecycle.move(ticket.state(), state).orElseThrow(() -> illegal(state));
        if (state.kind().isFinished() && ticket.openChildren() > 0) {
            throw new KefuException(new TicketProblem.OpenChildren(ticket.id(), ticket.openChildren(), state.key()));
        }
        boolean unsaid = cause.reason().isEmpty();
        if (move.needs().contains(Need.REASON) && unsaid) {
            throw new KefuException(new TicketProblem.NeedsReason(ticket.id(), state.key()));
        }
        return reasoned(cause);
    }

    /** The cause with a reason, in any case. */
    Cause reasoned(Cause cause) {
        return cause.reason().isEmpty() ? cause.because(BY_HAND) : cause;
    }

    KefuException illegal(TicketState state) {
        String legal = lifecycle.next(ticket.state()).keySet().stream()
                .map(TicketState::key)
                .collect(Collectors.joining(", "));
        return new KefuException(new TicketProblem.IllegalTransition(
                ticket.id(), ticket.state().key(), state.key(), legal.isEmpty() ? "-" : legal));
    }
}
