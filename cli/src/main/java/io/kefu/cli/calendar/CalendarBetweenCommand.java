package io.kefu.cli.calendar;

import io.kefu.calendar.BusinessCalendar;
import io.kefu.cli.Context;
import io.kefu.cli.Elapsed;
import io.kefu.cli.ExitStatus;
import io.kefu.cli.Sections;
import io.kefu.cli.option.OutputOption;
import io.kefu.workspace.Moments;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code kefu calendar between}. */
@Command(
        name = "between",
        description = "Print the business time between two moments.",
        footerHeading = "%nExamples:%n",
        footer = "  kefu calendar between office-hours 2024-04-30T17:00 2024-05-06T10:00")
final class CalendarBetweenCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "NAME", description = "The calendar.")
    private String name = "";

    @Parameters(
            index = "1",
            paramLabel = "START",
            description = "The moment; without an offset in the calendar's zone.")
    private String start = "";

    @Parameters(index = "2", paramLabel = "END", description = "The later moment.")
    private String end = "";

    @Mixin
    private OutputOption output = new OutputOption();

    private final Context context;

    CalendarBetweenCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        BusinessCalendar calendar = context.calendars().get(name);
        Instant from = Moments.parse(start, calendar.zone());
        Instant until = Moments.parse(end, calendar.zone());
        Duration between = calendar.between(from, until);
        context.console()
                .data(new Sections(context)
                        .fact("calendar", name)
                        .fact("start", from, Shown.moment(from, calendar))
                        .fact("end", until, Shown.moment(until, calendar))
                        .fact("business_time", between, Elapsed.shown(between))
                        .fact("seconds", between.toSeconds())
                        .render(output.format()));
        return ExitStatus.DONE.code();
    }
}
