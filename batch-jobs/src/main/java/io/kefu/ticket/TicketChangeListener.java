package io.kefu.ticket;

import java.util.List;

/**
 * Is called inside the transaction that stores new or changed tickets, just before they are stored: it may still set
 * when they are expected to be done. What it stores itself refers to the tickets and therefore comes after them.
 */
@FunctionalInterface
public interface TicketChangeListener {

    /**
     * Tickets that are new or were changed, each once.
     *
     * @param opened the new ones
     * @param changed the ones that were there before
     * @return stores what belongs to the tickets; run when they are stored
     */
    Runnable ticketsChanged(List<Ticket> opened, List<Ticket> changed);
}
