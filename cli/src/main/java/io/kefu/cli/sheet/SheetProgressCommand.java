package io.kefu.cli.sheet;

import io.kefu.cli.Context;
import io.kefu.kpi.KpiReport;
import io.kefu.ticket.sheet.TicketSheets;
import io.kefu.workspace.OutputFile;
import java.nio.file.Path;
import picocli.CommandLine.Command;

/** {@code kefu sheet progress}. */
@Command(
        name = "progress",
        description = "Write the progress-tracking sheet 问题处理进度跟踪表 of the tickets opened in a period.",
        footerHeading = "%nExamples:%n",
        footer = "  kefu sheet progress may.xlsx --from 2024-05-01 --to 2024-06-01")
final class SheetProgressCommand extends SheetWriteCommand {

    SheetProgressCommand(Context context) {
        super(context);
    }

    @Override
    OutputFile.Outcome write(TicketSheets sheets, Path file, KpiReport.Period period) {
        return sheets.progress(file, period.from(), period.to());
    }
}
