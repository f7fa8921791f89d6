/**
 * The clocks of tickets: how much of a promise is used up. They are what a ticket's events and the policies add up to.
 * Start reading at {@link io.kefu.sla.clock.ClockFold}.
 */
@NullMarked
package io.kefu.sla.clock;

import org.jspecify.annotations.NullMarked;
