package io.kefu.customer.golden;

import java.util.Locale;

/** How important a customer is: 普通, VIP, 战略. */
public enum Level {
    ORDINARY,
    VIP,
    STRATEGIC;

    /** The name in the database and in configuration. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Level of(String key) {
        return valueOf(key.toUpperCase(Locale.ROOT));
    }
}
