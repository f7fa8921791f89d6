/** {@code kefu worker}. */
@NullMarked
package io.kefu.cli.worker;

import org.jspecify.annotations.NullMarked;
