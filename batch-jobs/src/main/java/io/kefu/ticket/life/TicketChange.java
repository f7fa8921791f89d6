package io.kefu.ticket.life;

import java.util.List;

/**
 * A ticket that is new or was changed, as it is now, with what happened to it since it was stored last.
 *
 * @param events in their order, at least one
 */
public record TicketChange(Ticket ticket, boolean isNew, List<TicketEvent> events) {}
