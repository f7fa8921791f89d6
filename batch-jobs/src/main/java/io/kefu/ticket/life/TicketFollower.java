package io.kefu.ticket.life;

import java.util.List;

/** Keeps up with tickets while they are being changed, event by event: loads of agents, open threads. */
public interface TicketFollower extends TicketObserver {

    /** Something is about to happen to it. */
    default void happening(Ticket ticket) {}

    /** Something happened to it. */
    void happened(Ticket ticket, TicketEvent event);

    @Override
    default Rows observe(List<TicketChange> changes) {
        return () -> {};
    }
}
