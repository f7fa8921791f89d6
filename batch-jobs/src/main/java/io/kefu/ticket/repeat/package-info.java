/**
 * Whether two texts are about the same problem: of one customer, who told it again, or of many at once. Begin reading
 * at {@link io.kefu.ticket.repeat.Matter}.
 */
@NullMarked
package io.kefu.ticket.repeat;

import org.jspecify.annotations.NullMarked;
