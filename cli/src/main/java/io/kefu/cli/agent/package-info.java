/** The commands of {@code kefu agent}. */
@NullMarked
package io.kefu.cli.agent;

import org.jspecify.annotations.NullMarked;
