/** {@code kefu route}. */
@NullMarked
package io.kefu.cli.route;

import org.jspecify.annotations.NullMarked;
