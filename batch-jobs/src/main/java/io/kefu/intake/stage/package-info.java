/** Rows that some process judged and that wait for the one that admits them. */
@NullMarked
package io.kefu.intake.stage;

import org.jspecify.annotations.NullMarked;
