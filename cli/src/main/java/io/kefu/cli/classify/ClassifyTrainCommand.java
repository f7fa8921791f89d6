package io.kefu.cli.classify;

import io.kefu.cli.Context;
import io.kefu.cli.ExitStatus;
import io.kefu.cli.option.DryRunOption;
import io.kefu.ticket.ClassifierService.Learned;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code kefu classify train}. */
@Command(
        name = "train",
        description =
                "Learn from the tickets whose type their source or a person said. From then on the classifier decides"
                        + " where no rule fits, if it is sure enough.",
        footerHeading = "%nExamples:%n",
        footer = "  kefu classify train --dry-run")
final class ClassifyTrainCommand implements Callable<Integer> {

    @Mixin
    private DryRunOption dryRun = new DryRunOption();

    private final Context context;

    ClassifyTrainCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Learned learned =
                context.with(services -> services.ticket().classifier().train(context.actor(), dryRun.isSet()));
        context.console().data(new Figures(context).confusion(learned.evaluation()));
        String of = learned.threshold() > 1 ? "classify.never-sure" : "classify.learned";
        context.console()
                .note(context.texts()
                        .of(
                                of,
                                learned.examples(),
                                learned.leftOut(),
                                Figures.threshold(learned.threshold()),
                                Figures.percent(learned.coverage())));
        if (dryRun.isSet()) {
            context.console().note(context.texts().of("dry-run"));
        }
        return ExitStatus.DONE.code();
    }
}
