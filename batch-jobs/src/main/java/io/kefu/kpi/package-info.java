/**
 * Key figures: measures over tickets, and the workbook that shows them. Start reading at {@link io.kefu.kpi.Measures}.
 */
@NullMarked
package io.kefu.kpi;

import org.jspecify.annotations.NullMarked;
