package io.kefu.cli.ticket;

import io.kefu.cli.Askers;
import io.kefu.cli.Context;
import io.kefu.cli.ExitStatus;
import io.kefu.cli.option.LimitOption;
import io.kefu.cli.option.OutputOption;
import io.kefu.condition.Condition;
import io.kefu.ticket.TicketFields;
import io.kefu.ticket.TicketQueryRepository.Filter;
import io.kefu.ticket.life.Ticket;
import io.kefu.ticket.life.TicketRepository.TicketRow;
import io.kefu.ticket.recognise.Classifier;
import io.kefu.ticket.recognise.Classifier.Guess;
import io.kefu.workspace.Grades.Scale;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
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

    private static final String UNKNOWN =
            "type is empty and state.kind in [new, open, waiting, third_party] and not history";

    private record Line(Ticket ticket, @Nullable Guess guess) {

        private double sureness() {
            return guess == null ? 0 : guess.probability();
        }
    }

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
        Condition<TicketRow> unknown = Condition.parse(
                UNKNOWN,
                TicketFields.at(
                        context.clock().instant(),
                        context.zone(),
                        context.lifecycle(),
                        context.workspace().grades()),
                "classify-review");
        List<Line> lines = context.with(services -> {
            return services.ticket().queries().list(Filter.NONE, Optional.of(unknown)).stream()
                    .map(TicketRow::ticket)
                    .map(ticket -> new Line(
                            ticket,
                            services.ticket().recognition().guess(ticket).orElse(null)))
                    .sorted(Comparator.comparingDouble(Line::sureness)
                            .reversed()
                            .thenComparing(line -> line.ticket().id()))
                    .limit(limit.most())
                    .toList();
        });
        Function<String, List<String>> names = context.with(services -> Askers.names(
                services, lines.stream().map(line -> line.ticket().id()).toList()));
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
