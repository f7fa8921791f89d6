/** The commands of {@code kefu sheet}. */
@NullMarked
package io.kefu.cli.sheet;

import org.jspecify.annotations.NullMarked;
