/**
 * How a file is written: its format, encoding and layout, and the rows that come of it. Begin reading at {@link
 * io.kefu.intake.format.Layout}.
 */
@NullMarked
package io.kefu.intake.format;

import org.jspecify.annotations.NullMarked;
