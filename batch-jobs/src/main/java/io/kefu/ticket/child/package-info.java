/**
 * Child tickets: the parts of a ticket that other departments do. Start reading at {@link
 * io.kefu.ticket.child.ChildTemplates}.
 */
@NullMarked
package io.kefu.ticket.child;

import org.jspecify.annotations.NullMarked;
