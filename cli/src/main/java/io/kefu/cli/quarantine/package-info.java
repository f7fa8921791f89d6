/** The commands of {@code kefu quarantine}. */
@NullMarked
package io.kefu.cli.quarantine;

import org.jspecify.annotations.NullMarked;
