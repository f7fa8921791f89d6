/** The command line: parses, calls one thing, shows the result. Start reading at {@link io.kefu.cli.Kefu}. */
@NullMarked
package io.kefu.cli;

import org.jspecify.annotations.NullMarked;
