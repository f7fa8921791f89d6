package io.kefu.workspace;

import io.kefu.problem.KefuException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** Moments as people type them. */
public final class Moments {

    private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
    private static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

    private Moments() {}

    /** Reads {@code 2024-05-09}, {@code 2024-05-09T08:00} or {@code 2024-05-09T08:00+08:00} (also with a blank for T). */
    public static Instant parse(String text, ZoneId zone) {
        Instant instant = unbounded(text, zone);
        if (instant.isBefore(EARLIEST) || instant.isAfter(LATEST)) {
            throw new KefuException(new WorkspaceProblem.NotAnInstant(text));
        }
        return instant;
    }

    /** As {@link #parse}; a day alone stands for its last second. */
    public static Instant until(String text, ZoneId zone) {
        String day = text.strip();
        return parse(day.length() == 10 ? day + "T23:59:59" : text, zone);
    }

    /** As people read it: {@code 2024-05-09 08:00}. */
    public static String shown(Instant instant, ZoneId zone) {
        return MINUTES.format(instant.atZone(zone));
    }

    private static Instant unbounded(String text, ZoneId zone) {
        String iso = text.strip().replace(' ', 'T');
        try {
            if (iso.length() == 10) {
                return LocalDate.parse(iso).atStartOfDay(zone).toInstant();
            }
            if (iso.endsWith("Z") || iso.lastIndexOf('+') > 10 || iso.lastIndexOf('-') > 10) {
                return OffsetDateTime.parse(iso).toInstant();
            }
            return LocalDateTime.parse(iso).atZone(zone).toInstant();
        } catch (DateTimeException e) {
            throw new KefuException(new WorkspaceProblem.NotAnInstant(text), e);
        }
    }
}
