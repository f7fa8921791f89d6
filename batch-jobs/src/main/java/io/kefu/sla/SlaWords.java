package io.kefu.sla;

import io.kefu.sla.policy.EscalationLevel;
import io.kefu.sla.policy.SlaTarget;
import io.kefu.ticket.cycle.Lifecycle;
import io.kefu.workspace.Language;
import io.kefu.workspace.Moments;
import java.text.MessageFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How levels of clocks read in messages.
 *
 * @param now the moment of the scan
 */
public record SlaWords(Lifecycle lifecycle, Language language, ZoneId zone, Instant now) {

    String moment(Instant at) {
        return Moments.shown(at, zone);
    }

    String state(String key) {
        return lifecycle.label(key, language);
    }

    /** What is the matter, in a few words. */
    String headline(Fired last) {
        String target = language.label("target", last.target().key());
        if (last.target() == SlaTarget.AT_ONCE) {
            return said("notice.at-once", last.policy());
        }
        return said(last.dueAt().isAfter(now) ? "notice.soon" : "notice.overdue", target);
    }

    /** The due time only where something is due. */
    Map<String, @Nullable String> line(Fired level) {
        Map<String, @Nullable String> line = new HashMap<>();
        line.put("target", language.label("target", level.target().key()));
        line.put("level", EscalationLevel.label(level.level(), language));
        line.put("at", moment(level.reachedAt()));
        line.put("due", level.target().isPromise() ? moment(level.dueAt()) : null);
        line.put("left", left(level.dueAt()));
        return line;
    }

    /** How long until it is due, or since. */
    private String left(Instant due) {
        Duration left = Duration.between(now, due).abs();
        String hours = left.toHours() + ":" + "%02d".formatted(left.toMinutesPart());
        return said(due.isAfter(now) ? "notice.left" : "notice.late", hours);
    }

    /** When a ticket of a silent customer is closed, no sooner after the reminder than the policy says; null for never. */
    @Nullable
    Instant closes(Fired reminder) {
        Duration gap = Duration.between(reminder.reachedAt(), reminder.dueAt());
        if (gap.isZero()) {
            return null;
        }
        Instant earliest = now.plus(gap);
        return earliest.isAfter(reminder.dueAt()) ? earliest : reminder.dueAt();
    }

    private String said(String key, String value) {
        return MessageFormat.format(language.label(key), value);
    }
}
