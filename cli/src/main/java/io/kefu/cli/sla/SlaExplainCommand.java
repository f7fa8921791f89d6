package io.kefu.cli.sla;

import io.kefu.cli.Context;
import io.kefu.cli.Elapsed;
import io.kefu.cli.ExitStatus;
import io.kefu.cli.Listing;
import io.kefu.cli.Sections;
import io.kefu.cli.option.OutputOption;
import io.kefu.job.Services;
import io.kefu.sla.SlaDesk.Explained;
import io.kefu.sla.SlaRow;
import io.kefu.sla.clock.Arithmetic;
import io.kefu.sla.policy.EscalationLevel;
import io.kefu.sla.policy.Role;
import io.kefu.sla.policy.SlaTarget;
import io.kefu.ticket.life.Ticket;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code kefu sla explain}. */
@Command(
        name = "explain",
        description =
                "Print the clocks of a ticket and how each due time came about, day by day: what counted adds up to what was"
                        + " promised.",
        footerHeading = "%nExamples:%n",
        footer = "  kefu sla explain CS20240506001 --target resolution")
final class SlaExplainCommand implements Callable<Integer> {

    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    @Parameters(index = "0", paramLabel = "TICKET", description = "Number of a ticket.")
    private String id = "";

    @Option(
            names = "--target",
            paramLabel = "NAME",
            description = "Only this target: ${COMPLETION-CANDIDATES} (default: all).")
    private @Nullable SlaTarget target;

    @Mixin
    private OutputOption output = new OutputOption();

    private final Context context;
    private final SlaLines shown;

    SlaExplainCommand(Context context) {
        this.context = context;
        this.shown = new SlaLines(context);
    }

    private record Sum(SlaRow row, Arithmetic.Line line) {}

    private record Step(
            SlaRow row, EscalationLevel level, @Nullable Instant at) {}

    @Override
    public Integer call() {
        Sections sections = context.with(this::read);
        context.console().data(sections.render(output.format()));
        return ExitStatus.DONE.code();
    }

    private Sections read(Services services) {
        Ticket ticket = services.ticket().queries().show(id).ticket();
        List<Explained> clocks = services.slaDesk().explain(id).stream()
                .filter(clock -> target == null || clock.row().target() == target)
                .toList();
        return new Sections(context)
                .fact("ticket", ticket.id())
                .fact(
                        "state",
                        ticket.state().key(),
                        context.lifecycle().label(ticket.state().key(), context.language()))
                .section("clocks", clocks(), clocks)
                .section(
                        "sums",
                        sums(),
                        clocks.stream()
                                .flatMap(clock -> clock.lines().stream().map(line -> new Sum(clock.row(), line)))
                                .toList())
                .section(
                        "levels", levels(), clocks.stream().flatMap(this::steps).toList());
    }

    private Listing<Explained> clocks() {
        return context.<Explained>listing()
                .column("target", clock -> clock.row().target().key(), shown::target)
                .column("lap", clock -> clock.row().lap())
                .column("policy", clock -> clock.row().policy())
                .column("budget", clock -> SlaLines.budget(clock.row().budget()))
                .column("calendar", clock -> clock.row().calendar())
                .column("begins", clock -> clock.row().startedAt())
                .column("due", clock -> clock.row().dueAt())
                .column("standing", clock -> standing(clock.row()), code -> context.texts()
                        .of("standing." + code))
                .column("since", SlaExplainCommand::since)
                .column("condition", Explained::when);
    }

    private Listing<Sum> sums() {
        return context.<Sum>listing()
                .column("target", sum -> sum.row().target().key(), shown::target)
                .column("lap", sum -> sum.row().lap())
                .columnOf(
                        "stretch",
                        sum -> sum.line().part().name().toLowerCase(Locale.ROOT),
                        (sum, code) -> context.texts().of("stretch." + code)
                                + (sum.line().kind() == null
                                        ? ""
                                        : ": "
                                                + context.language()
                                                        .label(
                                                                "kind",
                                                                sum.line()
                                                                        .kind()
                                                                        .key())))
                .column("start", sum -> sum.line().from(), this::seconds)
                .column("end", sum -> sum.line().to(), this::seconds)
                .columnOf(
                        "counted_s",
                        sum -> sum.line().counted().toSeconds(),
                        (sum, raw) -> Elapsed.shown(sum.line().counted()))
                .columnOf(
                        "total_s",
                        sum -> sum.line().total().toSeconds(),
                        (sum, raw) -> Elapsed.shown(sum.line().total()));
    }

    /** A sum has to come out to the second. */
    private @Nullable Object seconds(@Nullable Object moment) {
        return moment instanceof Instant at ? SECONDS.format(at.atZone(context.zone())) : moment;
    }

    private Listing<Step> levels() {
        return context.<Step>listing()
                .column("target", step -> step.row().target().key(), shown::target)
                .column("lap", step -> step.row().lap())
                .column("escalation", step -> step.level().key(), shown::level)
                .column("at", Step::at)
                .columnOf(
                        "who",
                        step -> step.level().to().stream().map(Role::key).toList(),
                        (step, keys) -> shown.who(step.level().to()));
    }

    private Stream<Step> steps(Explained clock) {
        return clock.clock() == null
                ? Stream.of()
                : clock.clock().promise().levels().stream()
                        .map(level -> new Step(clock.row(), level, clock.clock().reaches(level)));
    }

    private String standing(SlaRow row) {
        boolean broken =
                row.target().isPromise() && row.isBroken(context.clock().instant());
        if (row.metAt() != null) {
            return broken ? "late" : "met";
        }
        if (row.stoppedAt() != null) {
            return broken ? "broken" : "stopped";
        }
        return broken ? "overdue" : row.pausedAt() != null ? "paused" : "running";
    }

    private static @Nullable Instant since(Explained clock) {
        Instant ended = clock.row().endedAt();
        return ended == null ? clock.row().pausedAt() : ended;
    }
}
