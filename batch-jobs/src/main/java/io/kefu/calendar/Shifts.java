package io.kefu.calendar;

import io.kefu.text.Widths;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * When somebody works: hours of weekdays, hours of single days, which replace those, and calendars whose hours count
 * besides. Whoever has no hours and no calendar works whenever the team does.
 *
 * @param calendars names
 */
public record Shifts(Map<DayOfWeek, List<Hours>> weekly, Map<LocalDate, List<Hours>> dated, List<String> calendars) {

    /** Nothing said: works whenever the team does. */
    public static final Shifts ANY = new Shifts(Map.of(), Map.of(), List.of());

    private static final String DAYS_ZH = "一二三四五六日";
    private static final List<String> DAYS_EN = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");
    private static final Pattern DAY_ZH = Pattern.compile("(?:周|星期|礼拜)?([一二三四五六日天])");
    private static final Pattern DAYS_ZH_TOGETHER = Pattern.compile("(?:周|星期|礼拜)([一二三四五六日天]{2,7})");
    private static final Pattern DAY_EN = Pattern.compile("(mon|tue|wed|thu|fri|sat|sun)[a-z]*\\.?");
    private static final Pattern DATE = Pattern.compile(Written.DATE);
    private static final Pattern CALENDAR = Pattern.compile("(?:calendar|日历)\\s*[:=]?\\s*([\\p{L}\\p{N}_-]+)");
    private static final Pattern DAYS_AND_HOURS =
            Pattern.compile("(\\D*?)\\s*((?:\\d{1,2}:.*|off|休|休息|休假|不上班))", Pattern.DOTALL);
    private static final String TO = "[–—~～至到]";
    private static final Set<String> OFF = Set.of("off", "休", "休息", "休假", "不上班");

    public Shifts {
        weekly = Map.copyOf(weekly);
        dated = Map.copyOf(dated);
        calendars = List.copyOf(calendars);
    }

    /** The part that cannot be read; empty when all can. */
    public static Optional<String> fault(String text) {
        return Written.fault(text, Shifts::parse);
    }

    /**
     * Reads parts with semicolons between: {@code Mon-Fri 09:00-18:00}, {@code 周六、周日 10:00-16:00},
     * {@code 2024-05-11 off}, {@code calendar office-hours}.
     *
     * @throws IllegalArgumentException for a part that is nothing of the kind, with that part
     */
    public static Shifts parse(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return ANY;
        }
        Map<DayOfWeek, List<Hours>> weekly = new EnumMap<>(DayOfWeek.class);
        Set<DayOfWeek> off = EnumSet.noneOf(DayOfWeek.class);
        Map<LocalDate, List<Hours>> dated = new HashMap<>();
        List<String> calendars = new ArrayList<>();
        for (String part : Widths.half(text).toLowerCase(Locale.ROOT).split(Written.BETWEEN_PARTS)) {
            String plain = clocks(part.strip());
            Matcher calendar = CALENDAR.matcher(plain);
            Matcher date = DATE.matcher(plain);
            if (plain.isEmpty()) {
                continue;
            }
            if (calendar.matches()) {
                calendars.add(calendar.group(1));
            } else if (date.lookingAt()) {
                add(dated, date(date), plain.substring(date.end()), plain);
            } else {
                Matcher split = DAYS_AND_HOURS.matcher(plain);
                if (!split.matches()) {
                    throw new IllegalArgumentException(plain);
                }
                Set<DayOfWeek> days = days(split.group(1), plain);
                if (OFF.contains(split.group(2).strip())) {
                    off.addAll(days);
                } else {
                    days.forEach(day -> add(weekly, day, split.group(2), plain));
                }
            }
        }
        off.forEach(day -> weekly.put(day, List.of())); // whatever else is said of it
        return new Shifts(weekly, dated, calendars);
    }

    /** 9点, 9点半 and 9时15分 as 9:00, 9:30 and 9:15. */
    private static String clocks(String text) {
        return text.replaceAll("(\\d{1,2})[点时]半", "$1:30")
                .replaceAll("(\\d{1,2})[点时](\\d{2})分?", "$1:$2")
                .replaceAll("(\\d{1,2})[点时]整?", "$1:00");
    }

    private static <K> void add(Map<K, List<Hours>> hours, K day, String text, String part) {
        List<Hours> all = hours.computeIfAbsent(day, first -> new ArrayList<>());
        String plain = text.replaceAll(TO, "-").replaceAll("\\s*-\\s*", "-").strip();
        if (OFF.contains(plain)) {
            return;
        }
        for (String span : plain.split("[,、，和]|\\s+")) {
            if (!span.isBlank()) {
                try {
                    all.add(Hours.parse(span));
                } catch (IllegalArgumentException e) {
                    throw new IllegalArgumentException(part, e);
                }
            }
        }
        if (all.isEmpty()) {
            throw new IllegalArgumentException(part);
        }
    }

    /** No day said means every day. */
    private static Set<DayOfWeek> days(String text, String part) {
        EnumSet<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        String plain = text.replaceAll(TO, "-")
                .replaceAll("\\s*-\\s*", "-")
                .replace(":", "")
                .strip();
        for (String piece : plain.split("[,、，和/\\s]+")) {
            switch (piece) {
                case "", "daily", "every", "day", "everyday", "每天", "每日", "天天" ->
                    days.addAll(EnumSet.allOf(DayOfWeek.class));
                case "weekdays", "workdays", "工作日", "平日" ->
                    days.addAll(EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY));
                case "weekend", "weekends", "周末" -> days.addAll(EnumSet.range(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY));
                default -> days.addAll(span(piece, part));
            }
        }
        return days;
    }

    /** One day, several written together as 周一三五, or from one to another, over the end of the week as well. */
    private static Set<DayOfWeek> span(String piece, String part) {
        EnumSet<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        int dash = piece.indexOf('-');
        if (dash < 0) {
            Matcher several = DAYS_ZH_TOGETHER.matcher(piece);
            if (several.matches()) {
                several.group(1).chars().forEach(day -> days.add(day(Character.toString(day), part)));
            } else {
                days.add(day(piece, part));
            }
            return days;
        }
        DayOfWeek last = day(piece.substring(dash + 1), part);
        for (DayOfWeek day = day(piece.substring(0, dash), part); ; day = day.plus(1)) {
            days.add(day);
            if (day == last) {
                return days;
            }
        }
    }

    private static DayOfWeek day(String text, String part) {
        Matcher zh = DAY_ZH.matcher(text);
        if (zh.matches()) {
            return DayOfWeek.of(DAYS_ZH.indexOf(zh.group(1).replace('天', '日')) + 1);
        }
        Matcher en = DAY_EN.matcher(text);
        if (en.matches()) {
            return DayOfWeek.of(DAYS_EN.indexOf(en.group(1)) + 1);
        }
        throw new IllegalArgumentException(part);
    }

    private static LocalDate date(Matcher found) {
        try {
            return Written.date(found, 1);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(found.group(), e);
        }
    }

    /** True when nothing is said of a day: the hours of the team count. */
    public boolean isAny(LocalDate day) {
        boolean nothing = calendars.isEmpty() && weekly.values().stream().allMatch(List::isEmpty);
        return nothing && !weekly.containsKey(day.getDayOfWeek()) && !dated.containsKey(day);
    }

    /**
     * The hours of a day, in order.
     *
     * @param named gives the hours of a calendar on a day
     */
    public List<Window> on(LocalDate day, ZoneId zone, BiFunction<String, LocalDate, List<Window>> named) {
        List<Hours> own = dated.getOrDefault(day, weekly.get(day.getDayOfWeek()));
        Stream<Window> fixed = own == null ? Stream.of() : own.stream().map(hours -> hours.on(day, zone));
        boolean off = own != null && own.isEmpty();
        Stream<Window> shared = !dated.containsKey(day) && !off
                ? calendars.stream().flatMap(name -> named.apply(name, day).stream())
                : Stream.of();
        return Stream.concat(fixed, shared)
                .sorted(Comparator.comparing(Window::open))
                .toList();
    }

    /**
     * True when this is a moment of work.
     *
     * @param named gives the hours of a calendar on a day
     */
    public boolean isOn(Instant at, ZoneId zone, BiFunction<String, LocalDate, List<Window>> named) {
        LocalDate today = at.atZone(zone).toLocalDate();
        if (isAny(today)) {
            return true;
        }
        return Stream.of(today, today.minusDays(1))
                .flatMap(day -> on(day, zone, named).stream())
                .anyMatch(window -> !at.isBefore(window.open()) && at.isBefore(window.close()));
    }
}
