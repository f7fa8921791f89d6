package io.kefu.cli.calendar;

import io.kefu.calendar.HolidayList;
import io.kefu.cli.Context;
import io.kefu.cli.ExitStatus;
import io.kefu.cli.option.DryRunOption;
import io.kefu.sla.Calendars;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code kefu calendar update}. */
@Command(
        name = "update",
        description = "Take a newer list of public holidays; the years that it names replace those of ours.",
        footerHeading = "%nExamples:%n",
        footer = {"  kefu calendar update 2027.json", "  kefu calendar update school.ics --list school --dry-run"})
final class CalendarUpdateCommand implements Callable<Integer> {

    @Parameters(
            index = "0",
            paramLabel = "FILE",
            description = "A year of holiday-cn (JSON), an iCalendar, or a list of ours (YAML).")
    private Path file = Path.of("");

    @Option(
            names = "--list",
            paramLabel = "NAME",
            defaultValue = "cn",
            description = "The list to renew, as calendars name it in holidays_from (default: cn).")
    private String list = "cn";

    @Mixin
    private DryRunOption dryRun = new DryRunOption();

    private final Context context;

    CalendarUpdateCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Calendars.Update update = new Calendars(context.workspace()).update(list, file, dryRun.isSet());
        HolidayList newer = update.newer();
        String years = ranges(newer.years());
        context.console()
                .note(context.texts()
                        .of(
                                "calendar.updated",
                                update.list(),
                                years.isEmpty() ? "-" : years,
                                newer.daysOff().size(),
                                newer.workdays().size(),
                                update.target()));
        newer.leftOut().forEach(entry -> context.console().note(context.texts().of("calendar.left-out", entry)));
        if (!dryRun.isSet()
                && new Calendars(context.workspace()).using(update.list()).isEmpty()) {
            context.console().note(context.texts().of("calendar.list-unused", update.list()));
        }
        if (dryRun.isSet()) {
            context.console().note(context.texts().of("dry-run"));
        }
        return ExitStatus.DONE.code();
    }

    /** Years in order, those that follow each other as one: {@code 2019, 2024–2026}. */
    private static String ranges(Set<Integer> years) {
        List<String> ranges = new ArrayList<>();
        int first = 0;
        for (int year : years) {
            if (!years.contains(year - 1)) {
                first = year;
            }
            if (!years.contains(year + 1)) {
                ranges.add(first == year ? String.valueOf(year) : first + "–" + year);
            }
        }
        return String.join(", ", ranges);
    }
}
