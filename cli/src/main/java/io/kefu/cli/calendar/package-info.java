/** The commands of {@code kefu calendar}. */
@NullMarked
package io.kefu.cli.calendar;

import org.jspecify.annotations.NullMarked;
