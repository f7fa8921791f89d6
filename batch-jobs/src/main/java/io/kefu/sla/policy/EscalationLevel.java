package io.kefu.sla.policy;

import io.kefu.workspace.Language;
import java.text.MessageFormat;
import java.time.Duration;
import java.util.List;

/**
 * A point of a clock at which something happens, once.
 *
 * @param key its name, such as {@code 80%}, {@code 30min before}, {@code due} or {@code 4h after}
 * @param at how much of the clock's time is used up then; more than the budget after it is due
 * @param to who is told
 * @param closes whether the ticket is closed
 */
public record EscalationLevel(String key, Duration at, List<Role> to, boolean closes) {

    static final String DUE = "due";

    /** What people are shown for a key. */
    public static String label(String key, Language language) {
        for (String side : List.of("before", "after")) {
            if (key.endsWith(" " + side)) {
                String distance = key.substring(0, key.length() - side.length() - 1);
                return MessageFormat.format(language.label("escalation." + side), distance);
            }
        }
        return language.label("escalation", key);
    }
}
