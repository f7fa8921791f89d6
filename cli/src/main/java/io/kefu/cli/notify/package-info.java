/** The commands of {@code kefu notify}. */
@NullMarked
package io.kefu.cli.notify;

import org.jspecify.annotations.NullMarked;
