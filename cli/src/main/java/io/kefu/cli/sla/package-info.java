/** The commands of {@code kefu sla}. */
@NullMarked
package io.kefu.cli.sla;

import org.jspecify.annotations.NullMarked;
