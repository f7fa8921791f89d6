package io.kefu.ticket.life;

import io.kefu.ticket.value.Priority;
import io.kefu.ticket.value.TicketType;
import io.kefu.ticket.value.Urgency;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a ticket is about and how much it matters.
 *
 * @param type null while nobody knows
 * @param department who is responsible, or null
 * @param team the skill that is needed, or null
 * @param given what of it the source gave itself: keys with blanks between, or null
 * @param why what made each value what it is, for people
 */
public record Grade(
        @Nullable TicketType type,
        @Nullable String subtype,
        Urgency urgency,
        Priority priority,
        @Nullable String department,
        @Nullable String team,
        @Nullable String given,
        Map<Attribute, String> why) {

    public Grade {
        why = Collections.unmodifiableMap(new LinkedHashMap<>(why));
    }

    /** The same, in the hands of others than those whom the rules name. */
    public Grade handledBy(@Nullable String otherTeam, @Nullable String otherDepartment) {
        return new Grade(type, subtype, urgency, priority, otherDepartment, otherTeam, given, why);
    }

    /** Why it is so, value by value. */
    public String reasons() {
        return reasons(why);
    }

    public static String reasons(Map<Attribute, String> why) {
        return why.entrySet().stream()
                .map(reason -> reason.getKey().key() + ": " + reason.getValue())
                .collect(Collectors.joining("; "));
    }
}
