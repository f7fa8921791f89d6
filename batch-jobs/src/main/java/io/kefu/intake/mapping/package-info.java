/**
 * What a mapping says of a source's rows, and what it makes of one. Begin reading at {@link
 * io.kefu.intake.mapping.Mapping}.
 */
@NullMarked
package io.kefu.intake.mapping;

import org.jspecify.annotations.NullMarked;
