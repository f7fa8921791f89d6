/** {@code kefu classify}: what is learned about what tickets are about. */
@NullMarked
package io.kefu.cli.classify;

import org.jspecify.annotations.NullMarked;
