/** The commands of {@code kefu customer review}. */
@NullMarked
package io.kefu.cli.customer.review;

import org.jspecify.annotations.NullMarked;
