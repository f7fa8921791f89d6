package io.kefu.sla;

import io.kefu.sla.policy.EscalationLevel;
import io.kefu.sla.policy.Promise;
import io.kefu.sla.policy.SlaPolicies;
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

    /** The promise of a clock; its levels are those of today where its time is, a calendar that is no more counts all the time. */
    Promise of(SlaRow row) {
        String calendar = hasCalendar(row) ? row.calendar() : Calendars.ALWAYS;
        return new Promise(
                row.policy(),
                row.target(),
                row.budget(),
                row.calendar(),
                calendars.get(calendar),
                row.pauses(),
                levels(row));
    }

    private List<EscalationLevel> levels(SlaRow row) {
        return policies.list().stream()
                .filter(one -> one.name().equals(row.policy()))
                .flatMap(one -> Stream.ofNullable(one.promises().get(row.target())))
                .filter(promise -> promise.budget().equals(row.budget()))
                .flatMap(promise -> promise.levels().stream())
                .toList();
    }
}
