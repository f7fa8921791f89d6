/** The commands of {@code kefu template}. */
@NullMarked
package io.kefu.cli.template;

import org.jspecify.annotations.NullMarked;
