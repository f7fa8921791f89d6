/** The records to be matched, column by column. Begin reading at {@link io.kefu.match.table.Table}. */
@NullMarked
package io.kefu.match.table;

import org.jspecify.annotations.NullMarked;
