/**
 * Who acts, and what a reader may see. Start reading at {@link io.kefu.access.Actor} and {@link io.kefu.access.Mask}.
 */
@NullMarked
package io.kefu.access;

import org.jspecify.annotations.NullMarked;
