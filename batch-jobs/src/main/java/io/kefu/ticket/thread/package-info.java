/**
 * Which ticket a contact belongs to, and where each imported row went. Begin reading at {@link
 * io.kefu.ticket.thread.OpenThreads}.
 */
@NullMarked
package io.kefu.ticket.thread;

import org.jspecify.annotations.NullMarked;
