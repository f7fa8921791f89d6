package io.kefu.calendar;

import io.kefu.text.Widths;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** When somebody is away, as local time. */
public record Leave(List<Span> spans) {

    /**
     * One absence, half-open.
     *
     * @param why what was written beside it, such as 年假; empty for nothing
     */
    public record Span(LocalDateTime from, LocalDateTime until, String why) {}

    public static final Leave NONE = new Leave(List.of());

    private static final String DATE = "(?:" + Written.DATE + ")";
    private static final String TIME = "(\\d{1,2}:\\d{2})";

    /** A day, days from one to another, hours of a day, or from a time to a time; then a reason. */
    private static final Pattern SPAN =
            Pattern.compile(DATE + "(?:\\s*[T ]?" + TIME + ")?(?:\\s*(?:/|~|～|至|到|-|–|—|\\.\\.)\\s*" + DATE
                    + "?(?:\\s*[T ]?" + TIME + ")?)?\\s*[(（]?([^\\d()（）]*)[)）]?");

    public Leave {
        spans = List.copyOf(spans);
    }

    /** The part that cannot be read; empty when all can. */
    public static Optional<String> fault(String text) {
        return Written.fault(text, Leave::parse);
    }

    /**
     * Reads parts with semicolons between: {@code 2024-05-06}, {@code 2024-05-06/2024-05-08 年假},
     * {@code 2024-05-06 13:00-18:00}.
     *
     * @throws IllegalArgumentException for a part that is nothing of the kind or ends before it begins, with that part
     */
    public static Leave parse(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return NONE;
        }
        List<Span> spans = new ArrayList<>();
        for (String part : Widths.half(text).split(Written.BETWEEN_PARTS)) {
            if (!part.isBlank()) {
                spans.add(span(part.strip()));
            }
        }
        return new Leave(spans);
    }

    private static Span span(String part) {
        Matcher found = SPAN.matcher(part);
        if (!found.matches()) {
            throw new IllegalArgumentException(part);
        }
        try {
            LocalDate first = Written.date(found, 1);
            LocalDate last = found.group(5) == null ? first : Written.date(found, 5);
            String begins = found.group(4);
            String ends = found.group(8);
            LocalDateTime from = first.atTime(begins == null ? LocalTime.MIDNIGHT : time(begins));
            boolean wholeDay = ends == null || ends.equals("24:00");
            LocalDateTime until = wholeDay ? last.plusDays(1).atStartOfDay() : last.atTime(time(ends));
            if (!until.isAfter(from)) {
                throw new IllegalArgumentException(part);
            }
            return new Span(from, until, found.group(9).strip());
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(part, e);
        }
    }

    private static LocalTime time(String text) {
        return LocalTime.parse(text.length() == 4 ? "0" + text : text);
    }

    /** The absence that covers this moment. */
    public Optional<Span> at(Instant at, ZoneId zone) {
        LocalDateTime local = LocalDateTime.ofInstant(at, zone);
        return spans.stream()
                .filter(span -> !local.isBefore(span.from()) && local.isBefore(span.until()))
                .findFirst();
    }
}
