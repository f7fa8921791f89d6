/** What a run is to read, and what became of it. Begin reading at {@link io.kefu.intake.inbox.Inbox}. */
@NullMarked
package io.kefu.intake.inbox;

import org.jspecify.annotations.NullMarked;
