/** The commands of {@code kefu customer}. */
@NullMarked
package io.kefu.cli.customer;

import org.jspecify.annotations.NullMarked;
