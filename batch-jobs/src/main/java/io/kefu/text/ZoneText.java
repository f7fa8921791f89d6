package io.kefu.text;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Offsets from UTC as programs write them: {@code +08:00}, {@code +0800}, {@code +8}, {@code UTC+8}, {@code Z}, {@code EST}. */
public final class ZoneText {

    /** RFC 5322, 4.3; military letters but Z say nothing there, so they are not read. */
    private static final Map<String, ZoneOffset> NAMES = Map.ofEntries(
            Map.entry("Z", ZoneOffset.UTC),
            Map.entry("UT", ZoneOffset.UTC),
            Map.entry("UTC", ZoneOffset.UTC),
            Map.entry("GMT", ZoneOffset.UTC),
            Map.entry("EST", ZoneOffset.ofHours(-5)),
            Map.entry("EDT", ZoneOffset.ofHours(-4)),
            Map.entry("CST", ZoneOffset.ofHours(-6)),
            Map.entry("CHINA STANDARD TIME", ZoneOffset.ofHours(8)),
            Map.entry("TAIPEI STANDARD TIME", ZoneOffset.ofHours(8)),
            Map.entry("SINGAPORE STANDARD TIME", ZoneOffset.ofHours(8)),
            Map.entry("TOKYO STANDARD TIME", ZoneOffset.ofHours(9)),
            Map.entry("KOREA STANDARD TIME", ZoneOffset.ofHours(9)),
            Map.entry("CDT", ZoneOffset.ofHours(-5)),
            Map.entry("MST", ZoneOffset.ofHours(-7)),
            Map.entry("MDT", ZoneOffset.ofHours(-6)),
            Map.entry("PST", ZoneOffset.ofHours(-8)),
            Map.entry("PDT", ZoneOffset.ofHours(-7)),
            Map.entry("CET", ZoneOffset.ofHours(1)),
            Map.entry("CEST", ZoneOffset.ofHours(2)),
            Map.entry("BST", ZoneOffset.ofHours(1)),
            Map.entry("EET", ZoneOffset.ofHours(2)),
            Map.entry("EEST", ZoneOffset.ofHours(3)),
            Map.entry("WET", ZoneOffset.UTC),
            Map.entry("WEST", ZoneOffset.ofHours(1)),
            Map.entry("MSK", ZoneOffset.ofHours(3)),
            Map.entry("HKT", ZoneOffset.ofHours(8)),
            Map.entry("SGT", ZoneOffset.ofHours(8)),
            Map.entry("JST", ZoneOffset.ofHours(9)),
            Map.entry("KST", ZoneOffset.ofHours(9)),
            Map.entry("AEST", ZoneOffset.ofHours(10)),
            Map.entry("AEDT", ZoneOffset.ofHours(11)));

    private static final Pattern NUMBER = Pattern.compile("(?:UTC|GMT|UT)?\\s*([+-])(\\d{1,2})(?::?([0-5]\\d))?");

    private static final Instant SAMPLE = Instant.parse("2024-10-04T00:00:00Z");

    private ZoneText() {}

    /**
     * The same in an office: of the zones that share a name, the one that the office lies in or near; none when it lies
     * elsewhere. {@code CST} is China's and the American central one, {@code IST} Indian, Irish and Israeli.
     *
     * @param office its own zone
     */
    public static Optional<ZoneOffset> offset(String text, ZoneId office) {
        return switch (text.strip().toUpperCase(Locale.ROOT)) {
            case "CST" -> {
                int minutes = minutes(office);
                yield minutes == 480
                        ? Optional.of(ZoneOffset.ofHours(8))
                        : minutes <= -180 ? Optional.of(ZoneOffset.ofHours(-6)) : Optional.empty();
            }
            case "IST" ->
                switch (minutes(office)) {
                    case 330 -> Optional.of(ZoneOffset.ofHoursMinutes(5, 30));
                    case 120 -> Optional.of(ZoneOffset.ofHours(2));
                    case 0 -> Optional.of(ZoneOffset.ofHours(1));
                    default -> Optional.empty();
                };
            default -> offset(text);
        };
    }

    /** How far the office's clocks are from UTC in winter, as they go now. */
    private static int minutes(ZoneId office) {
        return office.getRules().getStandardOffset(SAMPLE).getTotalSeconds() / 60;
    }

    /** The offset that the text is, as a whole; empty when it is none. {@code -0000} counts as UTC. */
    public static Optional<ZoneOffset> offset(String text) {
        String plain = text.strip().toUpperCase(Locale.ROOT).replace('\u2212', '-');
        ZoneOffset named = NAMES.get(plain);
        if (named != null) {
            return Optional.of(named);
        }
        Matcher number = NUMBER.matcher(plain);
        if (!number.matches()) {
            return Optional.empty();
        }
        int sign = number.group(1).equals("-") ? -1 : 1;
        int minutes = number.group(3) == null ? 0 : Integer.parseInt(number.group(3));
        try {
            return Optional.of(ZoneOffset.ofHoursMinutes(sign * Integer.parseInt(number.group(2)), sign * minutes));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
