package io.kefu.ticket.recognise;

import io.kefu.intake.record.CanonicalRecord;
import io.kefu.intake.record.Field;
import io.kefu.ticket.life.Attribute;
import io.kefu.ticket.value.Priority;
import io.kefu.ticket.value.TicketType;
import io.kefu.ticket.value.Urgency;
import org.jspecify.annotations.Nullable;

/** What the source said itself; null where it said nothing. */
public record Given(
        @Nullable TicketType type,
        @Nullable String subtype,
        @Nullable Urgency urgency,
        @Nullable Priority priority,
        @Nullable String team) {

    public static Given by(CanonicalRecord content) {
        return new Given(
                TicketType.ofNullable(content.text(Field.TYPE)),
                content.text(Field.SUBTYPE),
                Urgency.ofNullable(content.text(Field.URGENCY)),
                Priority.ofNullable(content.text(Field.PRIORITY)),
                content.text(Field.TEAM));
    }

    /** What it said, by name with blanks between; null for nothing. */
    @Nullable
    String names() {
        StringBuilder names = new StringBuilder();
        add(names, Attribute.TYPE, type != null || subtype != null);
        add(names, Attribute.URGENCY, urgency != null);
        add(names, Attribute.PRIORITY, priority != null);
        add(names, Attribute.TEAM, team != null);
        return names.isEmpty() ? null : names.toString();
    }

    private static void add(StringBuilder names, Attribute attribute, boolean said) {
        if (said) {
            names.append(names.isEmpty() ? "" : " ").append(attribute.key());
        }
    }
}
