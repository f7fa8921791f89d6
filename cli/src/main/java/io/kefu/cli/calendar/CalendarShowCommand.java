package io.kefu.cli.calendar;

import io.kefu.calendar.BusinessCalendar;
import io.kefu.calendar.CalendarRules;
import io.kefu.calendar.Window;
import io.kefu.cli.Context;
import io.kefu.cli.ExitStatus;
import io.kefu.cli.option.OutputOption;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code kefu calendar show}. */
@Command(
        name = "show",
        description = "Show the open hours of a calendar, day by day.",
        footerHeading = "%nExamples:%n",
        footer = "  kefu calendar show office-hours --from 2024-04-28 --days 14")
final class CalendarShowCommand implements Callable<Integer> {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");

    @Parameters(paramLabel = "NAME", description = "The calendar.")
    private String name = "";

    @Option(names = "--from", paramLabel = "DATE", description = "The first day (default: today).")
    private @Nullable LocalDate from;

    @Option(names = "--days", paramLabel = "N", description = "How many days (default: 14).", defaultValue = "14")
    private int days;

    @Mixin
    private OutputOption output = new OutputOption();

    private final Context context;

    CalendarShowCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        BusinessCalendar calendar = context.calendars().get(name);
        LocalDate first = from == null ? LocalDate.ofInstant(context.clock().instant(), calendar.zone()) : from;
        List<LocalDate> shown =
                first.datesUntil(first.plusDays(Math.max(0, days))).toList();
        calendar.reached(first.plusDays(Math.max(0, days - 1L))
                .atStartOfDay(calendar.zone())
                .toInstant());
        context.console()
                .data(context.<LocalDate>listing()
                        .column("date", LocalDate::toString)
                        .column("weekday", day -> day.getDayOfWeek()
                                .getDisplayName(
                                        TextStyle.SHORT, context.language().locale()))
                        .column("hours", day -> hours(calendar, day))
                        .column(
                                "kind",
                                day -> kind(calendar.rules(), day),
                                kind -> kind == null ? null : context.texts().of("day." + kind))
                        .render(shown, output.format()));
        return ExitStatus.DONE.code();
    }

    private static @Nullable String kind(CalendarRules rules, LocalDate day) {
        if (rules.isHoliday(day)) {
            return "holiday";
        }
        return rules.specialDays().containsKey(day) ? "special" : null;
    }

    private static String hours(BusinessCalendar calendar, LocalDate day) {
        return calendar.rules().on(day).stream()
                .map(window -> hours(calendar, window))
                .collect(Collectors.joining(" "));
    }

    private static String hours(BusinessCalendar calendar, Window window) {
        ZonedDateTime open = window.open().atZone(calendar.zone());
        ZonedDateTime close = window.close().atZone(calendar.zone());
        boolean midnight = close.toLocalDate().isAfter(open.toLocalDate())
                && close.toLocalTime().toSecondOfDay() == 0;
        return TIME.format(open) + "-" + (midnight ? "24:00" : TIME.format(close));
    }
}
