/** The commands of {@code kefu ticket}. */
@NullMarked
package io.kefu.cli.ticket;

import org.jspecify.annotations.NullMarked;
