package io.kefu.cli.classify;

import io.kefu.cli.Context;
import io.kefu.cli.ExitStatus;
import io.kefu.cli.option.OutputOption;
import io.kefu.ticket.recognise.ClassifierRepository.Version;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code kefu classify show}. */
@Command(
        name = "show",
        description = "List what was learned, the newest first: the newest decides.",
        footerHeading = "%nExamples:%n",
        footer = "  kefu classify show")
final class ClassifyShowCommand implements Callable<Integer> {

    @Mixin
    private OutputOption output = new OutputOption();

    private final Context context;

    ClassifyShowCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        List<Version> versions = context.with(
                services -> services.ticket().classifier().repository().versions());
        context.console()
                .data(context.<Version>listing()
                        .column("version", Version::version)
                        .column("learned_at", Version::learnedAt)
                        .column("actor", Version::actor)
                        .column("examples", Version::examples)
                        .column("threshold", version -> Figures.threshold(version.threshold()))
                        .column("types", Version::labels)
                        .render(versions, output.format()));
        return ExitStatus.DONE.code();
    }
}
