package io.kefu.cli.agent;

import io.kefu.access.Personal;
import io.kefu.calendar.Window;
import io.kefu.cli.Context;
import io.kefu.cli.ExitStatus;
import io.kefu.cli.option.OutputOption;
import io.kefu.ticket.route.Rota.Duty;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code kefu agent shifts}. */
@Command(name = "shifts", description = "Show who works when on a day.")
final class AgentShiftsCommand implements Callable<Integer> {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");

    @Option(names = "--date", paramLabel = "DAY", description = "The day, such as 2024-05-06 (default: today).")
    private @Nullable LocalDate date;

    @Mixin
    private OutputOption output = new OutputOption();

    private final Context context;

    AgentShiftsCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        ZoneId zone = context.workspace().settings().zone();
        LocalDate day = date == null ? LocalDate.ofInstant(context.clock().instant(), zone) : date;
        List<Duty> duties =
                context.with(services -> services.ticket().routing().rota().on(day));
        context.console()
                .data(context.<Duty>listing()
                        .column("agent", duty -> duty.agent().id())
                        .mixed("name", duty -> duty.agent().name(), duty -> Personal.NONE) // one of us
                        .column("department", duty -> duty.agent().department())
                        .column("hours", duty -> hours(duty.windows(), zone))
                        .column("leave", duty -> AgentLeaveCommand.spans(duty.away(), context))
                        .render(duties, output.format()));
        return ExitStatus.DONE.code();
    }

    private static String hours(List<Window> windows, ZoneId zone) {
        return windows.stream()
                .map(window -> TIME.format(window.open().atZone(zone)) + "-"
                        + TIME.format(window.close().atZone(zone)))
                .collect(Collectors.joining(", "));
    }
}
