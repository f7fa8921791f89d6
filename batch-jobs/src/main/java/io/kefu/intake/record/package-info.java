/**
 * What intake makes of a row: its kind, its fields, who it is from. Begin reading at {@link io.kefu.intake.record.CanonicalRecord}.
 */
@NullMarked
package io.kefu.intake.record;

import org.jspecify.annotations.NullMarked;
