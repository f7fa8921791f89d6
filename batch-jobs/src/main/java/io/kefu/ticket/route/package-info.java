/** Who works on tickets, and who gets the next one. Begin reading at {@link io.kefu.ticket.route.Router}. */
@NullMarked
package io.kefu.ticket.route;

import org.jspecify.annotations.NullMarked;
