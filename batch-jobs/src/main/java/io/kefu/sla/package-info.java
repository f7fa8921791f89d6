/**
 * Service levels: which due times a ticket has, and what happens on the way to them. What is promised stands in {@code
 * io.kefu.sla.policy}, how time is counted in {@code io.kefu.sla.clock}; here both meet the tickets. Start reading at
 * {@link io.kefu.sla.SlaClocks}.
 */
@NullMarked
package io.kefu.sla;

import org.jspecify.annotations.NullMarked;
