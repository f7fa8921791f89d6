/** The commands that start runs, and what they show. */
@NullMarked
package io.kefu.cli.run;

import org.jspecify.annotations.NullMarked;
