/**
 * The words in which tickets are spoken of: states and their kinds, grades, causes. Begin reading at {@link
 * io.kefu.ticket.value.StateKind}.
 */
@NullMarked
package io.kefu.ticket.value;

import org.jspecify.annotations.NullMarked;
