package io.kefu.cli.sla;

import io.kefu.cli.Context;
import io.kefu.sla.policy.Promise;
import io.kefu.sla.policy.Role;
import io.kefu.text.DurationText;
import io.kefu.ticket.value.StateKind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How people read targets, levels and times of clocks. */
final class SlaLines {

    private final Context context;

    SlaLines(Context context) {
        this.context = context;
    }

    String target(@Nullable Object code) {
        return context.language().label("target", code);
    }

    /** Business time: hours, never days. */
    static String budget(Duration budget) {
        return DurationText.hours(budget);
    }

    String pauses(Set<StateKind> kinds) {
        return kinds.stream()
                .map(kind -> context.language().label("kind", kind.key()))
                .collect(Collectors.joining(", "));
    }

    /** What happens on the way, such as {@code 80% assignee, due assignee supervisor}. */
    String levels(Promise promise) {
        return promise.levels().stream()
                .map(level -> (level(level.key()) + " " + (level.closes() ? "" : who(level.to()))).strip())
                .collect(Collectors.joining(", "));
    }

    String who(List<Role> roles) {
        return roles.stream()
                .map(role -> context.language().label("role", role.key()))
                .collect(Collectors.joining(" "));
    }

    String level(@Nullable Object key) {
        String level = String.valueOf(key);
        for (String side : List.of("before", "after")) {
            if (level.endsWith(" " + side)) {
                String distance = level.substring(0, level.length() - side.length() - 1);
                return context.texts().of("escalation." + side, distance);
            }
        }
        return context.language().label("escalation", level);
    }

    /** Hours and minutes that are left, such as {@code -26:05}. */
    static Object left(@Nullable Object seconds) {
        long left = seconds instanceof Number number ? number.longValue() : 0;
        long minutes = Math.abs(left) / 60;
        return String.format("%s%d:%02d", left < 0 ? "-" : "", minutes / 60, minutes % 60);
    }

    /** Hours, minutes and, where there are any, seconds: {@code 26:05} or {@code 0:00:07}. */
    static String counted(Duration duration) {
        String minutes = "%d:%02d".formatted(duration.toHours(), duration.toMinutesPart());
        return duration.toSecondsPart() == 0 ? minutes : minutes + ":%02d".formatted(duration.toSecondsPart());
    }

    static long seconds(Instant from, Instant to) {
        return Duration.between(from, to).toSeconds();
    }
}
