/** Which pairs are worth comparing. Begin reading at {@link io.kefu.match.block.Blocking}. */
@NullMarked
package io.kefu.match.block;

import org.jspecify.annotations.NullMarked;
