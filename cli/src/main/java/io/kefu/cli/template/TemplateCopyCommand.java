package io.kefu.cli.template;

import io.kefu.cli.Context;
import io.kefu.cli.ExitStatus;
import io.kefu.job.Templates;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code kefu template copy}. */
@Command(
        name = "copy",
        description = "Copy a shipped template into the workspace, where it can be restyled.",
        footerHeading = "%nExamples:%n",
        footer = "  kefu template copy registration --lang zh")
final class TemplateCopyCommand implements Callable<Integer> {

    @Parameters(
            index = "0",
            paramLabel = "NAME",
            description = "customers, intake-form, kpi, progress, registration or review.")
    private String name = "";

    private final Context context;

    TemplateCopyCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Path copy = context.with(services -> new Templates(services).copy(name, context.language()));
        context.console().note(context.texts().of("file.written", copy));
        return ExitStatus.DONE.code();
    }
}
