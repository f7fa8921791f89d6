/** The commands of {@code kefu customer model}. */
@NullMarked
package io.kefu.cli.customer.model;

import org.jspecify.annotations.NullMarked;
