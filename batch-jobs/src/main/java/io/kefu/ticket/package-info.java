/**
 * Tickets: contacts become tickets, other systems' tickets are taken over, people work on them. Begin reading at {@link
 * io.kefu.ticket.TicketDesk}, which deals with contacts, and {@link io.kefu.ticket.TicketService}, which carries out
 * commands; what a ticket is stands in {@link io.kefu.ticket.life}.
 */
@NullMarked
package io.kefu.ticket;

import org.jspecify.annotations.NullMarked;
