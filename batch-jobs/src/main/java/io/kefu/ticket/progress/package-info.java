/** The lines of progress sheets. Begin reading at {@link io.kefu.ticket.progress.ProgressEntry}. */
@NullMarked
package io.kefu.ticket.progress;

import org.jspecify.annotations.NullMarked;
