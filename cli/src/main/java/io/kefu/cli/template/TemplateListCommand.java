package io.kefu.cli.template;

import io.kefu.cli.Context;
import io.kefu.cli.ExitStatus;
import io.kefu.cli.option.OutputOption;
import io.kefu.job.Templates;
import io.kefu.job.Templates.Line;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code kefu template list}. */
@Command(name = "list", description = "List the templates in use, shipped ones and the workspace's own.")
final class TemplateListCommand implements Callable<Integer> {

    @Mixin
    private OutputOption output = new OutputOption();

    private final Context context;

    TemplateListCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        List<Line> lines = context.with(services -> new Templates(services).list());
        context.console().data(TemplateLines.listing(context).render(lines, output.format()));
        return ExitStatus.DONE.code();
    }
}
