/**
 * What a ticket is and what may happen to it: events, and the ticket as their sum. Begin reading at {@link
 * io.kefu.ticket.life.Acting}, which says what may be done; {@link io.kefu.ticket.life.TicketEvent} are what that comes
 * to, {@link io.kefu.ticket.life.TicketChanges} stores it with all that follows.
 */
@NullMarked
package io.kefu.ticket.life;

import org.jspecify.annotations.NullMarked;
