/** The commands of {@code kefu db}. */
@NullMarked
package io.kefu.cli.db;

import org.jspecify.annotations.NullMarked;
