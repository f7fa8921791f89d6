package io.kefu.cli.customer;

import io.kefu.cli.Context;
import io.kefu.cli.ExitStatus;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code kefu customer export-data}. */
@Command(
        name = "export-data",
        description = "Write everything that is kept about a person to one JSON file, unmasked; the export is audited.",
        footerHeading = "%nExamples:%n",
        footer = "  kefu customer export-data C20240506001 --out wang.json")
final class CustomerExportDataCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "NUMBER", description = "Number of a customer.")
    private String id = "";

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "The file to write.")
    private Path out = Path.of("");

    private final Context context;

    CustomerExportDataCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        int rows = context.with(
                services -> services.care().personalData().export(id, context.output(out, ".json"), context.actor()));
        context.console().note(context.texts().of("exported-data", out, rows));
        return ExitStatus.DONE.code();
    }
}
