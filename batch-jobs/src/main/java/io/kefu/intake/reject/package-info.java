/** Rejected rows on their way to a person and back. Begin reading at {@link io.kefu.intake.reject.RejectExport}. */
@NullMarked
package io.kefu.intake.reject;

import org.jspecify.annotations.NullMarked;
