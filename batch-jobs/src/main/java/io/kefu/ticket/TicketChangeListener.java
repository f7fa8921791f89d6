package io.kefu.ticket;

import java.util.List;

/**
 * Is called inside the transaction that stores new or changed tickets, just before they are stored: it may still set
 * when they are expected to be done, and store what belongs to them.
 */
@FunctionalInterface
public interface TicketChangeListener {

    /**
     * Tickets that are new or were changed, each once.
     *
     * @param opened the new ones
     * @param changed the ones that were there before
     */
    void ticketsChanged(List<Ticket> opened, List<Ticket> changed);
}
