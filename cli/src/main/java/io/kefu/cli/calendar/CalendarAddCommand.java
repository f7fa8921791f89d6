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
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code kefu calendar add}. */
@Command(
        name = "add",
        description = "Print when business time is used up that begins at a moment.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  kefu calendar add office-hours 2024-04-30T17:00 2h",
            "  kefu calendar add office-hours 2024-05-06T10:00 90min --back"
        })
final class CalendarAddCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "NAME", description = "The calendar.")
    private String name = "";

    @Parameters(
            index = "1",
            paramLabel = "START",
            description = "The moment; without an offset in the calendar's zone.")
    private String start = "";

    @Parameters(index = "2", paramLabel = "DURATION", description = "Business time such as 30min, 4h or PT4H.")
    private Duration duration = Duration.ZERO;

    @Option(names = "--back", description = "Go back in time: print when it must have begun to end at START.")
    private boolean back;

    @Mixin
    private OutputOption output = new OutputOption();

    private final Context context;

    CalendarAddCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        BusinessCalendar calendar = context.calendars().get(name);
        Instant from = Moments.parse(start, calendar.zone());
        Instant found = back ? calendar.subtract(from, duration) : calendar.add(from, duration);
        Sections sections = new Sections(context)
                .fact("calendar", name)
                .fact(back ? "end" : "start", from, Shown.moment(from, calendar))
                .fact("business_time", duration, Elapsed.shown(duration))
                .fact(back ? "start" : "due", found, Shown.moment(found, calendar));
        if (!back && !calendar.isOpen(found)) {
            Instant open = calendar.nextOpen(found);
            sections.fact("open_again", open, Shown.moment(open, calendar));
        }
        context.console().data(sections.render(output.format()));
        return ExitStatus.DONE.code();
    }
}
