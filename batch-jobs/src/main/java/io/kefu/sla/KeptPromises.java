package io.kefu.sla;

import io.kefu.sla.policy.EscalationLevel;
import io.kefu.sla.policy.Promise;
import io.kefu.sla.policy.SlaPolicies;
import io.kefu.sla.policy.SlaTarget;
import java.util.List;
import java.util.stream.Stream;

/** What stored clocks were promised, whatever the policies say of them now. */
public final class KeptPromises {

    private final SlaPolicies policies;
    private final Calendars calendars;

    public KeptPromises(SlaPolicies policies, Calendars calendars) {
        this.policies = policies;
        this.calendars = calendars;
    }

    boolean hasCalendar(SlaRow row) {
        return row.calendar().equals(Calendars.ALWAYS) || calendars.names().contains(row.calendar());
    }

    /** The promise of a clock; its levels are those of today, a calendar that is no more counts all the time. */
    Promise of(SlaRow row) {
        String calendar = hasCalendar(row) ? row.calendar() : Calendars.ALWAYS;
        return new Promise(
                row.policy(),
                row.target(),
                row.budget(),
                row.calendar(),
                calendars.get(calendar),
                row.pauses(),
                levels(row.policy(), row.target()));
    }

    private List<EscalationLevel> levels(String policy, SlaTarget target) {
        return policies.list().stream()
                .filter(one -> one.name().equals(policy))
                .flatMap(one -> Stream.ofNullable(one.promises().get(target)))
                .flatMap(promise -> promise.levels().stream())
                .toList();
    }
}
