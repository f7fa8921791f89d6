/**
 * The registration sheet 客户服务流程登记表 and the progress sheet 问题处理进度跟踪表, written and read back. Begin reading at
 * {@link io.kefu.ticket.sheet.TicketSheets} and {@link io.kefu.ticket.sheet.TicketSheetReader}.
 */
@NullMarked
package io.kefu.ticket.sheet;

import org.jspecify.annotations.NullMarked;
