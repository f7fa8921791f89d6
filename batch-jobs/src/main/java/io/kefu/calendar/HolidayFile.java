package io.kefu.calendar;

import io.kefu.yaml.YamlMap;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads lists of holidays: {@code days_off} and {@code workdays}, both dates. */
public final class HolidayFile {

    private HolidayFile() {}

    /** Reads the days of a file: ours, or the JSON of the project holiday-cn, {@code days} with {@code date, isOffDay}. */
    public static HolidayList parse(String file, String text) {
        YamlMap any = YamlMap.parse(file, text);
        return any.has("days") ? published(any) : own(any);
    }

    private static HolidayList published(YamlMap yaml) {
        Set<LocalDate> daysOff = new HashSet<>();
        Set<LocalDate> workdays = new HashSet<>();
        for (YamlMap day : yaml.maps("days")) {
            try {
                (day.flag("isOffDay", true) ? daysOff : workdays).add(LocalDate.parse(day.text("date")));
            } catch (DateTimeException e) {
                throw day.wrong("date", "a date such as 2024-05-01");
            }
        }
        return new HolidayList(daysOff, workdays, List.of());
    }

    private static HolidayList own(YamlMap all) {
        YamlMap yaml = all.only("days_off", "workdays");
        return new HolidayList(dates(yaml, "days_off"), dates(yaml, "workdays"), List.of());
    }

    private static Set<LocalDate> dates(YamlMap yaml, String key) {
        Set<LocalDate> dates = new HashSet<>();
        for (String date : yaml.texts(key)) {
            try {
                dates.add(LocalDate.parse(date));
            } catch (DateTimeException e) {
                throw yaml.wrong(key, "dates such as 2024-05-01");
            }
        }
        return dates;
    }
}
