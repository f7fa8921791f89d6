package io.kefu.calendar;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;

/**
 * Opening hours of a local day, half-open: {@code [open, close)}. A close that is not after the open lies on the
 * following day, so midnight as close is the end of the day.
 */
public record Hours(LocalTime open, LocalTime close) {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("H:mm[:ss]").withResolverStyle(ResolverStyle.STRICT);

    /** The whole local day. */
    public static final Hours ALL_DAY = new Hours(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT);

    public Hours {
        if (open.equals(close) && !open.equals(LocalTime.MIDNIGHT)) {
            throw new IllegalArgumentException("hours open and close at " + open);
        }
    }

    /**
     * Reads {@code 09:00-18:00}; {@code 24:00} is the end of the day, {@code 22:00-06:00} lasts over midnight.
     *
     * @throws IllegalArgumentException when it is nothing of the kind, or opens and closes at the same time
     */
    public static Hours parse(String text) {
        String[] edges = text.strip().split("-", -1);
        if (edges.length != 2) {
            throw new IllegalArgumentException("not opening hours: " + text);
        }
        boolean endOfDay = edges[1].strip().equals("24:00");
        try {
            LocalTime open = LocalTime.parse(edges[0].strip(), TIME);
            LocalTime close = endOfDay ? LocalTime.MIDNIGHT : LocalTime.parse(edges[1].strip(), TIME);
            if (open.equals(close) && !endOfDay) {
                throw new IllegalArgumentException("hours open and close at " + open);
            }
            return new Hours(open, close);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("not opening hours: " + text, e);
        }
    }

    /** What the hours are on a day; empty where the change of clocks leaves nothing. */
    Window on(LocalDate day, ZoneId zone) {
        LocalDate closing = close.isAfter(open) ? day : day.plusDays(1);
        return new Window(edge(day, open, zone), edge(closing, close, zone));
    }

    /** A local time in a spring gap moves forward by the gap; in an autumn overlap it is the first occurrence. */
    static Instant edge(LocalDate day, LocalTime time, ZoneId zone) {
        return ZonedDateTime.of(day, time, zone).withEarlierOffsetAtOverlap().toInstant();
    }

    @Override
    public String toString() {
        return open + "-" + (close.equals(LocalTime.MIDNIGHT) ? "24:00" : close);
    }
}
