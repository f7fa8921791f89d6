package io.kefu.ticket.route;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Whom routing chose, or why nobody.
 *
 * @param by whom it looked at: {@code skill x} or {@code department y}; empty when the ticket has neither team nor
 *     department
 * @param agent null for nobody
 * @param load of that agent before, over the capacity
 * @param next who would have got it else, with the load; null for nobody
 * @param former true when it goes back to whom it had before
 * @param relaxed what was wished for and given up
 * @param asked how many it looked at
 * @param passed how many of them could not take it, by the first reason
 * @param moment at which somebody had to be there
 */
public record Decision(
        Demand demand,
        String by,
        @Nullable Agent agent,
        String load,
        @Nullable String next,
        boolean former,
        List<String> relaxed,
        int asked,
        Map<Obstacle, Integer> passed,
        Instant moment) {

    public Decision {
        relaxed = List.copyOf(relaxed);
        passed = passed.isEmpty() ? Map.of() : new EnumMap<>(passed);
    }

    /** Why it went to the agent, or to nobody, for its history. */
    public String reason() {
        List<String> parts = new ArrayList<>();
        if (agent != null) {
            parts.add(by + ", load " + load);
            if (former) {
                parts.add("had it before");
            }
            if (next != null) {
                parts.add("next " + next);
            }
            relaxed.forEach(wish -> parts.add("without " + wish));
        } else if (by.isEmpty()) {
            parts.add("no team and no department is known");
        } else {
            parts.add(asked == 0 ? "nobody has " + by : "nobody of " + by + " can take it");
        }
        if (!passed.isEmpty()) {
            parts.add("of " + asked + ": " + counts());
        }
        return String.join("; ", parts);
    }

    private String counts() {
        return passed.entrySet().stream()
                .map(entry -> entry.getKey().key() + " " + entry.getValue())
                .collect(Collectors.joining(", "));
    }

    /** The agent it goes to; null for nobody. */
    public @Nullable String to() {
        return agent == null ? null : agent.id();
    }

    /** The reason for which most cannot take it, of two the one that is looked at later; null when nobody was looked at. */
    public @Nullable Obstacle mostly() {
        return passed.entrySet().stream()
                .max(Map.Entry.<Obstacle, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .orElse(null);
    }
}
