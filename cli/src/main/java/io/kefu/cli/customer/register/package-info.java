/** The commands of {@code kefu customer register}. */
@NullMarked
package io.kefu.cli.customer.register;

import org.jspecify.annotations.NullMarked;
