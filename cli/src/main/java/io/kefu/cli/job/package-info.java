/** The commands of {@code kefu job}. */
@NullMarked
package io.kefu.cli.job;

import org.jspecify.annotations.NullMarked;
