package io.kefu.cli.sheet;

import io.kefu.cli.Context;
import io.kefu.kpi.KpiReport;
import io.kefu.ticket.sheet.TicketSheets;
import io.kefu.workspace.OutputFile;
import java.nio.file.Path;
import picocli.CommandLine.Command;

/** {@code kefu sheet register}. */
@Command(
        name = "register",
        description = "Write the registration sheet 客户服务流程登记表 of the tickets opened in a period.",
        footerHeading = "%nExamples:%n",
        footer = "  kefu sheet register may.xlsx --from 2024-05-01 --to 2024-06-01")
final class SheetRegisterCommand extends SheetWriteCommand {

    SheetRegisterCommand(Context context) {
        super(context);
    }

    @Override
    OutputFile.Outcome write(TicketSheets sheets, Path file, KpiReport.Period period) {
        return sheets.registration(file, period.from(), period.to());
    }
}
