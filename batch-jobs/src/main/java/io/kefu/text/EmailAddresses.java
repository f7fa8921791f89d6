package io.kefu.text;

import java.util.Locale;
import java.util.Optional;

/** E-mail addresses brought to one spelling: half-width, without blanks, lower case. */
public final class EmailAddresses {

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
}
