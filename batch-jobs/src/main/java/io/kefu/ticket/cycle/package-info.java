/**
 * The life cycle of tickets as an office has it: states over fixed kinds, and how they follow each other. Begin reading
 * at {@link io.kefu.ticket.cycle.Lifecycle}.
 */
@NullMarked
package io.kefu.ticket.cycle;

import org.jspecify.annotations.NullMarked;
