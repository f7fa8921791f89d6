package io.kefu.cli.calendar;

import io.kefu.calendar.CalendarRules;
import io.kefu.calendar.Hours;
import io.kefu.cli.Context;
import io.kefu.cli.ExitStatus;
import io.kefu.cli.option.OutputOption;
import io.kefu.sla.Calendars;
import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code kefu calendar list}. */
@Command(name = "list", description = "List the calendars: weekly hours, holidays and special days.")
final class CalendarListCommand implements Callable<Integer> {

    private record Line(String name, CalendarRules rules) {}

    @Mixin
    private OutputOption output = new OutputOption();

    private final Context context;

    CalendarListCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Calendars calendars = context.calendars();
        List<Line> lines = calendars.names().stream()
                .map(name -> new Line(name, calendars.get(name).rules()))
                .toList();
        Locale locale = context.language().locale();
        context.console()
                .data(context.<Line>listing()
                        .column("calendar", Line::name)
                        .column("zone", line -> line.rules().zone().toString())
                        .column("hours", line -> weekly(line.rules(), locale))
                        .column(
                                "holidays",
                                line -> line.rules().holidays().size()
                                        + line.rules().yearlyHolidays().size())
                        .column(
                                "special_days",
                                line -> line.rules().specialDays().size())
                        .render(lines, output.format()));
        return ExitStatus.DONE.code();
    }

    /** Weekdays with the same hours together. */
    private static String weekly(CalendarRules rules, Locale locale) {
        Map<String, String> days = new LinkedHashMap<>();
        for (DayOfWeek day : DayOfWeek.values()) {
            List<Hours> hours = rules.weekly().getOrDefault(day, List.of());
            if (!hours.isEmpty()) {
                days.merge(
                        hours.stream().map(Hours::toString).collect(Collectors.joining(" ")),
                        day.getDisplayName(TextStyle.SHORT, locale),
                        (a, b) -> a + " " + b);
            }
        }
        return days.entrySet().stream()
                .map(entry -> entry.getValue() + " " + entry.getKey())
                .collect(Collectors.joining("; "));
    }
}
