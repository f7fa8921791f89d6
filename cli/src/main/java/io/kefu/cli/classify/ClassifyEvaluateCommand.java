package io.kefu.cli.classify;

import io.kefu.classify.Evaluation;
import io.kefu.cli.Context;
import io.kefu.cli.ExitStatus;
import io.kefu.cli.option.OutputOption;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code kefu classify evaluate}. */
@Command(
        name = "evaluate",
        description =
                "Say how good a classifier of today's confirmed tickets is: each is judged by what was learned from"
                        + " the others, in five folds.",
        footerHeading = "%nExamples:%n",
        footer = "  kefu classify evaluate --repeat 10")
final class ClassifyEvaluateCommand implements Callable<Integer> {

    private static final int MOST = 100;

    @Option(
            names = "--repeat",
            paramLabel = "N",
            description = "So many times, with other folds each (default: ${DEFAULT-VALUE}).")
    private int repetitions = 3;

    @Mixin
    private OutputOption output = new OutputOption();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private final Context context;

    ClassifyEvaluateCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        if (repetitions < 1 || repetitions > MOST) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "--repeat is 1 to " + MOST + ", not " + repetitions);
        }
        List<Evaluation> evaluations =
                context.with(services -> services.ticket().classifier().evaluate(repetitions));
        context.console().data(new Figures(context).of(evaluations, output.format()));
        return ExitStatus.DONE.code();
    }
}
