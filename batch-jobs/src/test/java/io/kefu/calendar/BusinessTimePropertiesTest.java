package io.kefu.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for every calendar, over random ones from fixed seeds, in zones whose clocks change in different ways. */
class BusinessTimePropertiesTest {

    private static final List<ZoneId> ZONES = List.of(
            ZoneId.of("Europe/Berlin"),
            ZoneId.of("America/New_York"),
            ZoneId.of("America/Sao_Paulo"), // changed at midnight until 2019
            ZoneId.of("Australia/Lord_Howe"), // changes by half an hour
            ZoneId.of("Asia/Shanghai"));
    private static final LocalDate FROM = LocalDate.of(2017, 1, 1);
    private static final int DAYS = 900;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void holdForRandomCalendars(long seed) {
        Random random = new Random(seed);
        BusinessCalendar calendar = new BusinessCalendar(rules(random));
        for (int i = 0; i < 200; i++) {
            Instant start = instant(random);
            Duration budget = duration(random);
            Duration more = duration(random);
            Instant due = calendar.add(start, budget);
            assertThat(calendar.between(start, due))
                    .as("used up at the due time")
                    .isEqualTo(budget);
            assertThat(calendar.between(start, due.minusNanos(1)))
                    .as("not before")
                    .isLessThan(budget);
            assertThat(calendar.add(due, more)).as("additive").isEqualTo(calendar.add(start, budget.plus(more)));
            assertThat(calendar.add(start, budget.plusNanos(1))).as("monotone").isAfter(due);
            Instant begin = calendar.subtract(due, budget);
            assertThat(calendar.between(begin, due)).as("there and back").isEqualTo(budget);
            assertThat(begin).as("the latest such instant").isAfterOrEqualTo(start);
            Instant open = calendar.nextOpen(start);
            assertThat(calendar.isOpen(open)).isTrue();
            assertThat(calendar.between(start, open)).isEqualTo(Duration.ZERO);
            assertThat(calendar.add(start, Duration.ZERO)).isEqualTo(open);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {101, 102, 103, 104, 105, 106, 107, 108, 109, 110})
    void agreeWithCountingEveryMinute(long seed) {
        Random random = new Random(seed);
        CalendarRules rules = rules(random);
        BusinessCalendar calendar = new BusinessCalendar(rules);
        // Two weeks around each change of clocks, and two of any time.
        for (Instant middle : List.of(change(rules.zone(), 2017), change(rules.zone(), 2018), instant(random))) {
            Instant start = middle.minus(Duration.ofDays(7)).truncatedTo(java.time.temporal.ChronoUnit.MINUTES);
            Set<Long> open = openMinutes(rules, start, 14 * 24 * 60);
            long counted = 0;
            for (long minute = 0; minute < 14 * 24 * 60; minute++) {
                Instant at = start.plusSeconds(60 * minute);
                boolean isOpen = open.contains(at.getEpochSecond() / 60);
                assertThat(calendar.isOpen(at)).as("%s in %s", at, rules).isEqualTo(isOpen);
                counted += isOpen ? 1 : 0;
            }
            assertThat(calendar.between(start, start.plus(Duration.ofDays(14)))).isEqualTo(Duration.ofMinutes(counted));
        }
    }

    /** The open minutes, straight from the rules: every local day's hours by wall clock, one minute after another. */
    private static Set<Long> openMinutes(CalendarRules rules, Instant start, int minutes) {
        Set<Long> open = new HashSet<>();
        LocalDate first = LocalDate.ofInstant(start, rules.zone()).minusDays(2);
        LocalDate last = LocalDate.ofInstant(start.plusSeconds(60L * minutes), rules.zone())
                .plusDays(1);
        for (LocalDate day = first; !day.isAfter(last); day = day.plusDays(1)) {
            if (!closed(rules, day)) {
                rules.specialDays()
                        .getOrDefault(day, rules.weekly().getOrDefault(day.getDayOfWeek(), List.of()))
                        .forEach(mark(rules, day, open::add));
            }
        }
        for (LocalDate day = first; !day.isAfter(last); day = day.plusDays(1)) {
            rules.breaks().getOrDefault(day, List.of()).forEach(mark(rules, day, open::remove));
            if (closed(rules, day)) {
                mark(rules, day, open::remove).accept(Hours.ALL_DAY);
            }
        }
        return open;
    }

    private static boolean closed(CalendarRules rules, LocalDate day) {
        return rules.holidays().contains(day) || rules.yearlyHolidays().contains(MonthDay.from(day));
    }

    private static java.util.function.Consumer<Hours> mark(
            CalendarRules rules, LocalDate day, java.util.function.Consumer<Long> minute) {
        return hours -> {
            LocalDate closing = hours.close().isAfter(hours.open()) ? day : day.plusDays(1);
            long from = epochMinute(day, hours.open(), rules.zone());
            long until = epochMinute(closing, hours.close(), rules.zone());
            for (long at = from; at < until; at++) {
                minute.accept(at);
            }
        };
    }

    private static long epochMinute(LocalDate day, LocalTime time, ZoneId zone) {
        return ZonedDateTime.ofLocal(LocalDateTime.of(day, time), zone, null)
                        .withEarlierOffsetAtOverlap()
                        .toEpochSecond()
                / 60;
    }

    private static Instant change(ZoneId zone, int year) {
        var next = zone.getRules().nextTransition(Instant.parse(year + "-01-10T00:00:00Z"));
        return next == null ? Instant.parse(year + "-03-25T00:00:00Z") : next.getInstant();
    }

    private static Instant instant(Random random) {
        long day = FROM.toEpochDay() + random.nextInt(DAYS);
        return Instant.ofEpochSecond(
                day * 86_400 + random.nextInt(86_400), random.nextBoolean() ? 0 : random.nextInt(1_000_000_000));
    }

    private static Duration duration(Random random) {
        int seconds = 1 + random.nextInt(random.nextInt(10) == 0 ? 8_000_000 : 200_000);
        return Duration.ofSeconds(seconds, random.nextBoolean() ? 0 : random.nextInt(1_000_000_000));
    }

    private static CalendarRules rules(Random random) {
        Map<DayOfWeek, List<Hours>> weekly = new EnumMap<>(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            if (random.nextInt(4) > 0) {
                weekly.put(day, hours(random));
            }
        }
        weekly.put(DayOfWeek.WEDNESDAY, List.of(new Hours(LocalTime.of(9, 0), LocalTime.of(17, 30))));
        Set<LocalDate> holidays = new HashSet<>();
        Map<LocalDate, List<Hours>> special = new HashMap<>();
        Map<LocalDate, List<Hours>> breaks = new HashMap<>();
        for (int i = 0; i < 40; i++) {
            holidays.add(FROM.plusDays(random.nextInt(DAYS)));
            special.put(FROM.plusDays(random.nextInt(DAYS)), random.nextInt(5) == 0 ? List.of() : hours(random));
            breaks.put(FROM.plusDays(random.nextInt(DAYS)), hours(random));
        }
        return new CalendarRules(
                ZONES.get(random.nextInt(ZONES.size())),
                weekly,
                holidays,
                Set.of(MonthDay.of(5, 1), MonthDay.of(2, 29)),
                special,
                breaks);
    }

    /** Whole-minute hours, at times overlapping, over midnight, or all day. */
    private static List<Hours> hours(Random random) {
        List<Hours> hours = new ArrayList<>();
        for (int i = random.nextInt(3); i >= 0; i--) {
            LocalTime open = LocalTime.of(random.nextInt(24), random.nextInt(4) * 15);
            LocalTime close = LocalTime.of(random.nextInt(24), random.nextInt(4) * 15);
            hours.add(open.equals(close) ? Hours.ALL_DAY : new Hours(open, close));
        }
        return hours;
    }
}
