package io.kefu.text.people;

import io.kefu.text.Invisible;
import io.kefu.text.Widths;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** E-mail addresses brought to one spelling: half-width, without blanks, lower case. */
public final class EmailAddresses {

    private static final String AROUND = " <>[](){}\"'“”‘’,;.:";
    private static final String MAILTO = "mailto:";
    private static final String GMAIL = "gmail.com";
    private static final Map<String, String> DOMAIN_TWINS = Map.of("googlemail.com", GMAIL);
    private static final Set<String> IGNORE_TAGS = Set.of(
            GMAIL, "outlook.com", "hotmail.com", "live.com", "icloud.com", "me.com", "fastmail.com", "proton.me");

    private EmailAddresses() {}

    /**
     * The address in its normal spelling, taken out of what people copy along: a name before it, angle brackets,
     * {@code mailto:}, quotes, invisible characters. Empty when there is no {@code user@host.domain} shape.
     */
    public static Optional<String> normal(String text) {
        String address =
                unwrapped(Invisible.strip(Invisible.clean(Widths.half(text)))).toLowerCase(Locale.ROOT);
        int at = address.indexOf('@');
        boolean shaped = at > 0
                && at == address.lastIndexOf('@')
                && address.indexOf('.', at) > at + 1
                && !address.endsWith(".")
                && address.chars().noneMatch(Character::isWhitespace);
        return shaped ? Optional.of(address) : Optional.empty();
    }

    private static String unwrapped(String text) {
        int open = text.lastIndexOf('<');
        int close = text.indexOf('>', open + 1);
        String inside = open >= 0 && close > open ? text.substring(open + 1, close) : text;
        int from = 0;
        int to = inside.length();
        while (from < to && AROUND.indexOf(inside.charAt(from)) >= 0) {
            from++;
        }
        while (to > from && AROUND.indexOf(inside.charAt(to - 1)) >= 0) {
            to--;
        }
        String bare = inside.substring(from, to);
        return bare.regionMatches(true, 0, MAILTO, 0, MAILTO.length())
                ? bare.substring(MAILTO.length()).strip()
                : bare;
    }

    /**
     * One spelling for all that reach the same mailbox: without a {@code +tag} at providers that ignore it, without
     * dots at those that ignore dots.
     *
     * @param normal as {@link #normal} gives it
     */
    public static String canonical(String normal) {
        int at = normal.indexOf('@');
        String domain = DOMAIN_TWINS.getOrDefault(normal.substring(at + 1), normal.substring(at + 1));
        String user = normal.substring(0, at);
        int plus = user.indexOf('+');
        if (plus > 0 && IGNORE_TAGS.contains(domain)) {
            user = user.substring(0, plus);
        }
        return (domain.equals(GMAIL) ? user.replace(".", "") : user) + "@" + domain;
    }
}
