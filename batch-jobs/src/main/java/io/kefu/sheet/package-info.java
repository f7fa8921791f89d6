/**
 * Fills .xlsx templates: a marked row becomes the rows of a table, everything else stays as the office made it. Start reading at {@link io.kefu.sheet.SheetTemplate}.
 */
@NullMarked
package io.kefu.sheet;

import org.jspecify.annotations.NullMarked;
