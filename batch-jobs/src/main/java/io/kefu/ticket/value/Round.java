package io.kefu.ticket.value;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One time of working on a ticket: from its opening, or a reopening, to its solution.
 *
 * @param number from 1
 * @param beganAt null when nobody knows when it was reopened
 * @param resolvedAt null while it is not solved, and when nobody knows when it was
 */
public record Round(
        int number,
        @Nullable Instant beganAt,
        @Nullable Instant resolvedAt,
        @Nullable Instant closedAt) {}
