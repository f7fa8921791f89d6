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

    /** Reads the days of a file. */
    public static HolidayList parse(String file, String text) {
        YamlMap yaml = YamlMap.parse(file, text).only("days_off", "workdays");
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
