/** Workbooks of both formats as rows of cells. Begin reading at {@link io.kefu.sheet.workbook.Workbook}. */
@NullMarked
package io.kefu.sheet.workbook;

import org.jspecify.annotations.NullMarked;
