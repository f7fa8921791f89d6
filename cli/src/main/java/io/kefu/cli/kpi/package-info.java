/** The commands of {@code kefu kpi}. */
@NullMarked
package io.kefu.cli.kpi;

import org.jspecify.annotations.NullMarked;
