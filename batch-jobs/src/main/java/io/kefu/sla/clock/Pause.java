package io.kefu.sla.clock;

import io.kefu.ticket.value.StateKind;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A time in which a clock stood.
 *
 * @param to after {@code from}; null while it still stands
 */
public record Pause(StateKind kind, Instant from, @Nullable Instant to) {}
