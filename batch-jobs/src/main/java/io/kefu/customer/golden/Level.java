package io.kefu.customer.golden;

import io.kefu.text.Code;

/** How important a customer is: 普通, VIP, 战略. */
public enum Level implements Code {
    ORDINARY,
    VIP,
    STRATEGIC;

    public static Level of(String key) {
        return Code.of(Level.class, key);
    }
}
