package io.kefu.ticket;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One change of a ticket.
 *
 * @param kind opened, assigned, state, contact, reply, rating, type, urgency, priority, department, done, entry or correction
 * @param intakeId the imported row that caused it, or null
 */
public record TicketEvent(
        String ticketId,
        Instant at,
        String actor,
        String kind,
        @Nullable String from,
        @Nullable String to,
        String reason,
        @Nullable Long intakeId) {}
