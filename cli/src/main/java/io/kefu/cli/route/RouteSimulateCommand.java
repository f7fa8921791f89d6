package io.kefu.cli.route;

import io.kefu.cli.Context;
import io.kefu.cli.ExitStatus;
import io.kefu.cli.Listing;
import io.kefu.cli.option.OutputOption;
import io.kefu.cli.option.PeriodOption;
import io.kefu.job.RouteSimulation;
import io.kefu.job.RouteSimulation.Comparison;
import io.kefu.kpi.KpiReport;
import io.kefu.ticket.route.Fairness;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code kefu route simulate}. */
@Command(
        name = "simulate",
        description =
                "Play a period again with other agents or rules: how long tickets would have waited, and how evenly work"
                        + " would have been shared.",
        footerHeading = "%nExamples:%n",
        footer = "  kefu route simulate --from 2024-05-06 --to 2024-05-09 --agents next-month.csv")
final class RouteSimulateCommand implements Callable<Integer> {

    @Option(names = "--agents", paramLabel = "FILE", description = "A list of agents in place of today's.")
    private @Nullable Path agents;

    @Option(names = "--rules", paramLabel = "FILE", description = "Rules in place of rules/routing.yaml.")
    private @Nullable Path rules;

    @Mixin
    private PeriodOption period = new PeriodOption();

    @Mixin
    private OutputOption output = new OutputOption();

    private final Context context;

    RouteSimulateCommand(Context context) {
        this.context = context;
    }

    /** A figure with today's agents and rules, and with the others. */
    private record Line(
            String figure, @Nullable String today, @Nullable String other) {}

    @Override
    public Integer call() {
        KpiReport.Period chosen = period.of(
                context.clock().instant(),
                context.workspace().settings().zone(),
                context.workspace().settings().reportDays());
        Comparison comparison = context.with(
                services -> new RouteSimulation(services).compare(chosen.from(), chosen.to(), agents, rules));
        Listing<Line> lines = context.<Line>listing()
                .column("figure", Line::figure)
                .column("today", Line::today)
                .column("other", Line::other);
        context.console().data(lines.render(lines(comparison), output.format()));
        return ExitStatus.DONE.code();
    }

    private List<Line> lines(Comparison comparison) {
        List<Line> lines = new ArrayList<>();
        lines.add(new Line(text("arrived"), comparison.tickets() + "", null));
        line(lines, comparison, text("left"), fairness -> fairness.left() + "");
        line(
                lines,
                comparison,
                text("first-waited"),
                fairness -> fairness.first().waited() + "");
        line(
                lines,
                comparison,
                text("first-mean"),
                fairness -> minutes(fairness.first().mean()));
        line(
                lines,
                comparison,
                text("first-ninetieth"),
                fairness -> minutes(fairness.first().ninetieth()));
        line(
                lines,
                comparison,
                text("others-waited"),
                fairness -> fairness.others().waited() + "");
        line(
                lines,
                comparison,
                text("others-mean"),
                fairness -> minutes(fairness.others().mean()));
        line(
                lines,
                comparison,
                text("others-ninetieth"),
                fairness -> minutes(fairness.others().ninetieth()));
        TreeSet<String> teams = new TreeSet<>(comparison.today().evenness().keySet());
        Fairness other = comparison.other();
        if (other != null) {
            teams.addAll(other.evenness().keySet());
        }
        for (String team : teams) {
            line(lines, comparison, text("evenness", team), fairness -> {
                Double index = fairness.evenness().get(team);
                return index == null ? null : String.format(Locale.ROOT, "%.3f", index);
            });
        }
        return lines;
    }

    private static void line(
            List<Line> lines, Comparison comparison, String figure, Function<Fairness, @Nullable String> value) {
        Fairness other = comparison.other();
        lines.add(new Line(figure, value.apply(comparison.today()), other == null ? null : value.apply(other)));
    }

    private String text(String key, Object... parts) {
        return context.texts().of("simulate." + key, parts);
    }

    private static String minutes(Duration duration) {
        return String.format(Locale.ROOT, "%.1f min", duration.toSeconds() / 60.0);
    }
}
