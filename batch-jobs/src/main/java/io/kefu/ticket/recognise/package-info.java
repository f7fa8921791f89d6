/**
 * What a contact tells: its type, urgency and priority by rules, and what it says of our answer. Begin reading at {@link
 * io.kefu.ticket.recognise.Recognition}.
 */
@NullMarked
package io.kefu.ticket.recognise;

import org.jspecify.annotations.NullMarked;
