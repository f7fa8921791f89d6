package io.kefu.cli.ticket;

import io.kefu.cli.Context;
import io.kefu.cli.ExitStatus;
import io.kefu.cli.option.LimitOption;
import io.kefu.cli.option.OutputOption;
import io.kefu.ticket.ClassifyReview.Line;
import io.kefu.ticket.recognise.Classifier;
import io.kefu.workspace.Grades.Scale;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code kefu ticket classify-review list}. */
@Command(
        name = "list",
        description =
                "List unfinished tickets of which nobody knows what they are about, with what the classifier takes them"
                        + " for, the surest first.",
        footerHeading = "%nExamples:%n",
        footer = "  kefu ticket classify-review list --limit 20")
final class ReviewListCommand implements Callable<Integer> {

    @Mixin
    private LimitOption limit = new LimitOption();

    @Mixin
    private OutputOption output = new OutputOption();

    private final Context context;

    ReviewListCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        List<Line> lines =
                context.with(services -> services.ticket().classifyReview().lines(limit.most(output.format())));
        Function<String, List<String>> names = context.with(services -> services.ticket()
                .askers()
                .names(lines.stream().map(line -> line.ticket().id()).toList()));
        context.console()
                .data(context.<Line>listing()
                        .about(line -> names.apply(line.ticket().id()))
                        .column("ticket", line -> line.ticket().id())
                        .column(
                                "type",
                                line -> line.guess() == null
                                        ? null
                                        : line.guess().type().key(),
                                code -> context.label(Scale.TYPE, code))
                        .column(
                                "subtype",
                                line -> line.guess() == null
                                        ? null
                                        : line.guess().subtype(),
                                code -> code == null ? null : context.label(Scale.SUBTYPE, code))
                        .column(
                                "probability",
                                line -> line.guess() == null
                                        ? null
                                        : Classifier.shown(line.guess().probability()))
                        .column(
                                "reasons",
                                line -> line.guess() == null
                                        ? null
                                        : line.guess().because())
                        .column("description", line -> line.ticket().description())
                        .render(lines, output.format()));
        return ExitStatus.DONE.code();
    }
}
