/**
 * Tickets: life cycle, threading, recognition, routing, progress, and the registration and progress sheets. Start reading at {@link io.kefu.ticket.Ticket} and {@link io.kefu.ticket.TicketDesk}.
 */
@NullMarked
package io.kefu.ticket;

import org.jspecify.annotations.NullMarked;
