package io.kefu.cli;

import io.kefu.calendar.BusinessCalendar;
import io.kefu.calendar.CalendarFile;
import io.kefu.calendar.HolidayFile;
import io.kefu.workspace.Workspace;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Business time of an office with a lunch break, public holidays and make-up days, from moments of a whole year. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class CalendarBench {

    private static final Instant FROM = Instant.parse("2024-01-02T01:30:00Z");

    private final BusinessCalendar calendar = office();
    private int turn;

    private static BusinessCalendar office() {
        Workspace shipped = Workspace.openOrShipped(Path.of("build"));
        Workspace.Resource file = shipped.resource("calendars/office-hours.yaml");
        Workspace.Resource holidays = shipped.resource("calendars/holidays/cn.yaml");
        return CalendarFile.parse(
                file.name(),
                file.text(),
                ZoneId.of("Asia/Shanghai"),
                (name, where) -> HolidayFile.parse(holidays.name(), holidays.text()));
    }

    private Instant start() {
        turn = (turn + 7_919) % 30_000_000;
        return FROM.plusSeconds(turn);
    }

    @Benchmark
    public Instant addFourHours() {
        return calendar.add(start(), Duration.ofHours(4));
    }

    /** 1,870 business hours are about a year of this office. */
    @Benchmark
    public Instant addAYear() {
        return calendar.add(start(), Duration.ofHours(1_870));
    }

    @Benchmark
    public Duration betweenOverAYear() {
        Instant start = start();
        return calendar.between(start, start.plus(Duration.ofDays(365)));
    }
}
