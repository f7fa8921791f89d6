package io.kefu.calendar;

import io.kefu.calendar.BusinessCalendar.Window;
import io.kefu.yaml.YamlMap;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Reads a calendar: {@code timezone} and {@code weekly}, a list of windows for each of {@code mon} … {@code sun}. */
public final class CalendarFile {

    private static final List<String> DAYS = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");

    private CalendarFile() {}

    public static BusinessCalendar parse(String file, String text, ZoneId officeZone) {
        YamlMap yaml = YamlMap.parse(file, text).only("timezone", "weekly");
        YamlMap weekly = yaml.map("weekly").only(DAYS.toArray(String[]::new));
        Map<DayOfWeek, List<Window>> windows = new EnumMap<>(DayOfWeek.class);
        for (String day : weekly.keys()) {
            List<Window> open = new ArrayList<>();
            for (String window : weekly.texts(day)) {
                try {
                    open.add(Window.parse(window));
                } catch (IllegalArgumentException | java.time.DateTimeException e) {
                    throw weekly.wrong(day, "windows such as 09:00-12:00 or 13:30-24:00");
                }
            }
            windows.put(DayOfWeek.of(DAYS.indexOf(day) + 1), open);
        }
        try {
            return new BusinessCalendar(yaml.zone("timezone", officeZone), windows);
        } catch (IllegalArgumentException e) {
            throw yaml.wrong("weekly", "at least one window, and none that overlap");
        }
    }
}
