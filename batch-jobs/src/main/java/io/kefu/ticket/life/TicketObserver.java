package io.kefu.ticket.life;

import java.util.List;

/**
 * Follows from what happens to tickets: is handed the changes of a block inside the transaction that stores them, and
 * gives what is to be stored with them. It cannot change the tickets.
 */
@FunctionalInterface
public interface TicketObserver {

    /** Rows of the observer's own tables, which may refer to the tickets. */
    @FunctionalInterface
    interface Rows {

        /** Called once, when the tickets are stored. */
        void store();
    }

    /** @param changes each ticket once */
    Rows observe(List<TicketChange> changes);
}
