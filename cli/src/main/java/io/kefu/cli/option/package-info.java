/** Options that are alike everywhere. */
@NullMarked
package io.kefu.cli.option;

import org.jspecify.annotations.NullMarked;
