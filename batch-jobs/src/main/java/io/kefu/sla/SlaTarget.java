package io.kefu.sla;

import java.util.Locale;

/** What is promised: a first answer, and a solution. */
public enum SlaTarget {
    FIRST_RESPONSE,
    RESOLUTION;

    /** The name in the database and in policies. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
