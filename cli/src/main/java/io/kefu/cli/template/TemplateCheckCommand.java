package io.kefu.cli.template;

import io.kefu.cli.Context;
import io.kefu.cli.ExitStatus;
import io.kefu.cli.option.OutputOption;
import io.kefu.job.Templates;
import io.kefu.job.Templates.Line;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code kefu template check}. */
@Command(
        name = "check",
        description = "Check that a template names only fields that there are.",
        footerHeading = "%nExamples:%n",
        footer = {"  kefu template check registration", "  kefu template check registration --file draft.xlsx"})
final class TemplateCheckCommand implements Callable<Integer> {

    @Parameters(
            index = "0",
            paramLabel = "NAME",
            description = "customers, intake-form, kpi, progress, registration or review.")
    private String name = "";

    @Option(names = "--file", paramLabel = "FILE", description = "This file (default: the template in use).")
    private @Nullable Path file;

    @Mixin
    private OutputOption output = new OutputOption();

    private final Context context;

    TemplateCheckCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Line line = context.with(services -> {
            Templates templates = new Templates(services);
            return file == null
                    ? templates.check(name, context.language())
                    : templates.check(name, context.language(), file);
        });
        context.console().data(TemplateLines.listing(context).render(List.of(line), output.format()));
        context.console().note(context.texts().of("template.sound", line.origin()));
        return ExitStatus.DONE.code();
    }
}
