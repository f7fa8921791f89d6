package io.kefu.sla.policy;

import io.kefu.calendar.BusinessCalendar;
import io.kefu.ticket.value.StateKind;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * What a policy says of one target.
 *
 * @param policy its name
 * @param budget time of the calendar, without pauses
 * @param calendarName {@code always} for around the clock
 * @param pauses the kinds of states in which the clock stands
 * @param levels what happens on the way, by {@link EscalationLevel#at}
 */
public record Promise(
        String policy,
        SlaTarget target,
        Duration budget,
        String calendarName,
        BusinessCalendar calendar,
        Set<StateKind> pauses,
        List<EscalationLevel> levels) {}
