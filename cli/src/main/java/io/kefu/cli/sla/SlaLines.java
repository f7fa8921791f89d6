package io.kefu.cli.sla;

import io.kefu.cli.Context;
import io.kefu.sla.policy.EscalationLevel;
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
        return EscalationLevel.label(String.valueOf(key), context.language());
    }

    /** Hours and minutes that are left, such as {@code -26:05}. */
    static Object left(@Nullable Object seconds) {
        long left = seconds instanceof Number number ? number.longValue() : 0;
        long minutes = Math.abs(left) / 60;
        return String.format("%s%d:%02d", left < 0 ? "-" : "", minutes / 60, minutes % 60);
    }

    static long seconds(Instant from, Instant to) {
        return Duration.between(from, to).toSeconds();
    }
}
