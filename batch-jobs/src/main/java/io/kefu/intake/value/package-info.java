/** Times, amounts and flags as files write them. Begin reading at {@link io.kefu.intake.value.TimeFormats}. */
@NullMarked
package io.kefu.intake.value;

import org.jspecify.annotations.NullMarked;
