package io.kefu.cli.sla;

import io.kefu.cli.Context;
import io.kefu.cli.ExitStatus;
import io.kefu.cli.option.DryRunOption;
import io.kefu.cli.option.OutputOption.Format;
import io.kefu.cli.option.WatchOption;
import io.kefu.job.Services;
import io.kefu.sla.Fired;
import io.kefu.sla.SlaRepository.Overdue;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code kefu sla scan}. */
@Command(
        name = "scan",
        description =
                "Find what was reached on the way of due times since the last scan: warnings, breaches, escalations, customers"
                        + " who are silent. Each is found once, whenever and however often scans come: let cron run it every"
                        + " minute.",
        footerHeading = "%nExamples:%n",
        footer = {"  kefu sla scan", "  kefu sla scan --watch 30s", "  kefu sla scan --output nagios"})
final class SlaScanCommand implements Callable<Integer> {

    /** How a scan is told. */
    enum Output {
        TABLE,
        JSON,
        CSV,
        EXCEL,
        NAGIOS
    }

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            defaultValue = "TABLE",
            description =
                    "table, json, csv, excel, or nagios: one line and the exit code of that protocol (0 when nothing is"
                            + " overdue or due soon, 1 due soon, 2 overdue, 3 unknown; default: table).")
    private Output output = Output.TABLE;

    @Option(
            names = "--soon",
            paramLabel = "DURATION",
            defaultValue = "2h",
            description = "What counts as due soon (default: 2h).")
    private Duration soon = Duration.ofHours(2);

    @Option(names = "--strict", description = "Exit with 3 when anything is overdue.")
    private boolean strict;

    @Mixin
    private WatchOption watch = new WatchOption();

    @Mixin
    private DryRunOption dryRun = new DryRunOption();

    private final Context context;

    SlaScanCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() throws InterruptedException {
        if (output == Output.NAGIOS) {
            return nagios();
        }
        long overdue = context.with(services -> scan(services, services.clock().instant()));
        while (watch.again()) {
            Instant now = Clock.systemUTC().instant().truncatedTo(ChronoUnit.SECONDS);
            overdue = context.with(
                    services -> scan(services.anew(Clock.fixed(now, ZoneOffset.UTC), services.language()), now));
        }
        return strict && overdue > 0 ? ExitStatus.FINDINGS.code() : ExitStatus.DONE.code();
    }

    /**
     * Where nothing is found and nobody watches, nothing is said: cron sends whatever it hears by mail.
     *
     * @return how many promises are overdue, where that is asked for
     */
    private long scan(Services services, Instant now) {
        List<Fired> fired = found(services);
        boolean told = !fired.isEmpty() || (!watch.isSet() && context.console().liveErr());
        if (told || output != Output.TABLE) {
            context.console().data(new FiredLines(context).render(fired, Format.valueOf(output.name())));
            context.console().out().flush();
        }
        if (!told && !strict) {
            return 0;
        }
        Overdue counted = services.sla().overdue(now, now.plus(soon));
        if (told) {
            context.console().note(context.texts().of("sla.count", counted.overdue(), counted.soon()));
            if (services.slaOutdated()) {
                context.console().note(context.texts().of("sla.outdated"));
            }
        }
        return counted.overdue();
    }

    private List<Fired> found(Services services) {
        return dryRun.isSet() ? services.scan().rehearse() : services.scan().run();
    }

    /** One line for a monitor; what it cannot know is unknown, and no failure of ours. */
    private int nagios() {
        try {
            return context.with(services -> {
                Instant now = services.clock().instant();
                int found = found(services).size();
                Overdue counted = services.sla().overdue(now, now.plus(soon));
                int status = counted.overdue() > 0 ? 2 : counted.soon() > 0 ? 1 : 0;
                String word = List.of("OK", "WARNING", "CRITICAL").get(status);
                context.console()
                        .data("SLA " + word + " - " + counted.overdue() + " overdue, " + counted.soon() + " due soon, "
                                + found + " found | overdue=" + counted.overdue() + ";;0 soon=" + counted.soon()
                                + ";0 found=" + found + "\n");
                return status;
            });
        } catch (RuntimeException e) { // whatever it is, the monitor has to hear that nobody knows
            context.console().data("SLA UNKNOWN - " + e.getMessage() + "\n");
            return 3;
        }
    }
}
