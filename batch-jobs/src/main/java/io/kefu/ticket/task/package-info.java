/**
 * What somebody has to do for a ticket by a time: a follow-up with the customer, or an opinion that a consultation asks
 * for. Start reading at {@link io.kefu.ticket.task.Task}.
 */
@NullMarked
package io.kefu.ticket.task;

import org.jspecify.annotations.NullMarked;
