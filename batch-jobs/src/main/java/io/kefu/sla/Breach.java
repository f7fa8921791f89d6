package io.kefu.sla;

import io.kefu.text.Code;
import io.kefu.ticket.value.StateKind;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A promise that was broken, and where its time went.
 *
 * @param late time of the calendar after it was due, until it was met or stopped, or until now
 * @param spent time of the calendar in each cause
 */
public record Breach(
        SlaRow clock, @Nullable String team, @Nullable String assignee, Duration late, Map<Cause, Duration> spent) {

    /** Where time goes. */
    public enum Cause implements Code {
        /** Nobody had it. */
        QUEUE,
        /** Somebody had it. */
        WORK,
        /** The customer or a third party had the word. */
        WAITING
    }

    static Map<Cause, Duration> causes(Map<StateKind, Duration> spent) {
        Map<Cause, Duration> causes = new EnumMap<>(Cause.class);
        for (Cause cause : Cause.values()) {
            causes.put(cause, Duration.ZERO);
        }
        spent.forEach((kind, time) -> {
            if (!kind.isFinished()) {
                Cause cause = kind == StateKind.NEW ? Cause.QUEUE : kind.isWaiting() ? Cause.WAITING : Cause.WORK;
                causes.merge(cause, time, Duration::plus);
            }
        });
        return causes;
    }

    /** Where most of its time went. */
    public Cause cause() {
        return spent.entrySet().stream()
                .max(Map.Entry.<Cause, Duration>comparingByValue()
                        .thenComparing(Map.Entry.<Cause, Duration>comparingByKey(Comparator.reverseOrder())))
                .map(Map.Entry::getKey)
                .orElse(Cause.WORK);
    }

    /** When it was met or stopped, or null. */
    public @Nullable Instant endedAt() {
        return clock.endedAt();
    }
}
