package io.kefu.text;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** E-mail addresses brought to one spelling: half-width, without blanks, lower case. */
public final class EmailAddresses {

    private static final String GMAIL = "gmail.com";
    private static final Map<String, String> DOMAIN_TWINS = Map.of("googlemail.com", GMAIL);
    private static final Set<String> IGNORE_TAGS = Set.of(
            GMAIL, "outlook.com", "hotmail.com", "live.com", "icloud.com", "me.com", "fastmail.com", "proton.me");

    private EmailAddresses() {}

    /** The address in its normal spelling; empty when the text has no {@code user@host.domain} shape. */
    public static Optional<String> normal(String text) {
        String address = Widths.half(text).strip().toLowerCase(Locale.ROOT);
        int at = address.indexOf('@');
        boolean shaped = at > 0
                && at == address.lastIndexOf('@')
                && address.indexOf('.', at) > at + 1
                && !address.endsWith(".")
                && address.chars().noneMatch(Character::isWhitespace);
        return shaped ? Optional.of(address) : Optional.empty();
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
