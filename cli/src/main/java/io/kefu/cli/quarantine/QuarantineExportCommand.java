package io.kefu.cli.quarantine;

import io.kefu.cli.Context;
import io.kefu.cli.ExitStatus;
import io.kefu.intake.IntakeRepository.Reject;
import io.kefu.problem.ProblemText;
import io.kefu.workspace.OutputFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.apache.commons.csv.CSVFormat;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code kefu quarantine export}. */
@Command(
        name = "export",
        description = "Write rejected rows to a CSV file, with file, line, reason and the row as it was.")
final class QuarantineExportCommand implements Callable<Integer> {

    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    @Parameters(index = "0", paramLabel = "FILE", description = "The file to write.")
    private Path file = Path.of("");

    private final Context context;

    QuarantineExportCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        List<Reject> rejects = context.with(services -> services.ledger().rejects());
        ProblemText words = ProblemText.in(context.language().locale());
        OutputFile.Outcome outcome = OutputFile.write(file, out -> {
            out.write(BYTE_ORDER_MARK); // without it Excel takes the file for the system's own encoding
            out.write(line("_file", "_line", "_reason", "row"));
            for (Reject reject : rejects) {
                out.write(line(
                        reject.file(),
                        Long.toString(reject.line()),
                        words.sentence(reject.problem(), reject.facts()),
                        reject.raw()));
            }
        });
        context.console().note(context.texts().of("file." + outcome.name().toLowerCase(Locale.ROOT), file));
        return ExitStatus.DONE.code();
    }

    private static byte[] line(String... cells) {
        return (CSVFormat.RFC4180.format((Object[]) cells) + "\r\n").getBytes(StandardCharsets.UTF_8);
    }
}
