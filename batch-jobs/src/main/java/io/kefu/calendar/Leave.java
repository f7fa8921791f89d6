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
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
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

    /** The end of what nobody said an end of. */
    public static final LocalDateTime FOREVER = LocalDate.of(9999, 12, 31).atStartOfDay();

    private static final String DATE = "(?:" + Written.DATE + ")";
    private static final String TIME = "(\\d{1,2}:\\d{2})";

    /** A day, days from one to another, hours of a day, from a time to a time, or from a day on; then a reason. */
    private static final Pattern SPAN =
            Pattern.compile(DATE + "(?:\\s*[T ]?" + TIME + ")?(?:\\s*(?:/|~|至|到|-|–|—|\\.\\.)\\s*(?:" + DATE
                    + "(?:\\s*[T ]?" + TIME + ")?|" + TIME + "))?(\\s*(?:起|开始|以后|之后|至今|onwards?\\b))?"
                    + "\\s*(?:[(]([^()]+)[)]|(\\p{L}[^()]*))?");

    /** Says that it is another part of time, and no reason. */
    private static final Pattern PART_OF_TIME = Pattern.compile(
            "(?i)(?:上午|下午|早上|中午|晚上|夜里|半天|half|morning|afternoon|evening|night|am\\b|pm\\b|起|至|之前|以前|之后|以后|until|till|from"
                    + "|since|to\\b).*|.*(?:\\d[:点时]|\\d\\s*[ap]m\\b).*");

    /** Says that it is another day. */
    private static final Pattern OTHER_DAY = Pattern.compile(".*(?:\\d{4}[-/.年]|\\d月).*");

    /** For work on another day, which such a reason may name: 补5月4日加班. */
    private static final Pattern MAKES_UP_FOR = Pattern.compile("补|加班|调休|in lieu");

    private static final Pattern HALF = Pattern.compile("(" + DATE + ")\\s*(上午|下午|(?i:morning|afternoon))(.*)");
    private static final Set<String> MORNING = Set.of("上午", "morning");

    public Leave {
        spans = List.copyOf(spans);
    }

    /** The part that cannot be read; empty when all can. */
    public static Optional<String> fault(String text) {
        return Written.fault(text, Leave::parse);
    }

    /**
     * Reads parts with semicolons between: {@code 2024-05-06}, {@code 2024-05-06/2024-05-08 年假},
     * {@code 2024-05-06 13:00-18:00}, {@code 2024-05-06 下午} (the day from or until noon), {@code 2024-05-06 起}.
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
        Matcher half = HALF.matcher(part);
        if (half.matches()) {
            boolean morning = MORNING.contains(half.group(5).toLowerCase(Locale.ROOT));
            return span(half.group(1) + (morning ? " 00:00-12:00" : " 12:00-24:00") + half.group(6), part);
        }
        return span(part, part);
    }

    private static Span span(String text, String part) {
        Matcher found = SPAN.matcher(text);
        if (!found.matches() || isNoReason(reason(found))) {
            throw new IllegalArgumentException(part);
        }
        try {
            LocalDate first = Written.date(found, 1);
            LocalDate last = found.group(5) == null ? first : Written.date(found, 5);
            String begins = found.group(4);
            String ends = found.group(8) == null ? found.group(9) : found.group(8);
            LocalDateTime from = first.atTime(begins == null ? LocalTime.MIDNIGHT : time(begins));
            boolean wholeDay = ends == null || ends.equals("24:00");
            boolean open = found.group(10) != null;
            if (open && (found.group(5) != null || ends != null)) {
                throw new IllegalArgumentException(part);
            }
            LocalDateTime until = open ? FOREVER : wholeDay ? last.plusDays(1).atStartOfDay() : last.atTime(time(ends));
            if (!until.isAfter(from)) {
                throw new IllegalArgumentException(part);
            }
            return new Span(from, until, reason(found));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(part, e);
        }
    }

    private static boolean isNoReason(String text) {
        return PART_OF_TIME.matcher(text).matches()
                || (OTHER_DAY.matcher(text).matches()
                        && !MAKES_UP_FOR.matcher(text).find());
    }

    private static String reason(Matcher found) {
        String bracketed = found.group(11);
        String plain = found.group(12);
        return (bracketed != null ? bracketed : plain != null ? plain : "").strip();
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
