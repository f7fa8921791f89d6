package io.kefu.cli.calendar;

import io.kefu.calendar.CalendarCases;
import io.kefu.calendar.CalendarCases.Mismatch;
import io.kefu.cli.Context;
import io.kefu.cli.ExitStatus;
import io.kefu.cli.option.OutputOption;
import io.kefu.problem.KefuException;
import io.kefu.sla.Calendars;
import io.kefu.workspace.Workspace;
import io.kefu.workspace.WorkspaceProblem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code kefu calendar test}. */
@Command(
        name = "test",
        description = "Run a file of calendars and cases, and list every case that comes out otherwise.",
        footerHeading = "%nExit codes:%n",
        footer = "  0 every case comes out, 3 some do not")
final class CalendarTestCommand implements Callable<Integer> {

    @Parameters(paramLabel = "FILE", description = "A YAML file with calendars and cases; - for standard input.")
    private Path file = Path.of("-");

    @Mixin
    private OutputOption output = new OutputOption();

    private final Context context;

    CalendarTestCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Calendars calendars = context.calendars();
        CalendarCases.Outcome outcome = CalendarCases.run(file.toString(), text(), context.zone(), calendars::holidays);
        context.console()
                .data(context.<Mismatch>listing()
                        .column("case", Mismatch::id)
                        .column("kind", Mismatch::kind)
                        .column("expected", Mismatch::expected)
                        .column("found", Mismatch::found)
                        .column("place", Mismatch::where)
                        .render(outcome.mismatches(), output.format()));
        context.console()
                .note(context.texts()
                        .of(
                                "calendar.tested",
                                outcome.cases(),
                                outcome.mismatches().size()));
        return outcome.mismatches().isEmpty() ? ExitStatus.DONE.code() : ExitStatus.FINDINGS.code();
    }

    private String text() {
        try {
            return file.toString().equals("-")
                    ? new String(System.in.readAllBytes(), StandardCharsets.UTF_8)
                    : Files.readString(file);
        } catch (IOException e) {
            throw new KefuException(new WorkspaceProblem.CannotRead(file.toString(), Workspace.reason(e)), e);
        }
    }
}
