/** Looks at a file that no mapping covers yet and proposes one: {@link io.kefu.intake.probe.Probe}. */
@NullMarked
package io.kefu.intake.probe;

import org.jspecify.annotations.NullMarked;
