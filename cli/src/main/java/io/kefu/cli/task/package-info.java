/** {@code kefu task}: what people have to do for tickets by a time. */
@NullMarked
package io.kefu.cli.task;

import org.jspecify.annotations.NullMarked;
