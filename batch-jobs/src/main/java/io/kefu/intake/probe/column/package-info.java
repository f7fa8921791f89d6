/** What the columns of an unknown file hold. Begin reading at {@link io.kefu.intake.probe.column.Headings}. */
@NullMarked
package io.kefu.intake.probe.column;

import org.jspecify.annotations.NullMarked;
