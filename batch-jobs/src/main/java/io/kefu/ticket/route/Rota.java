package io.kefu.ticket.route;

import io.kefu.calendar.BusinessCalendar;
import io.kefu.calendar.Leave;
import io.kefu.calendar.Shifts;
import io.kefu.calendar.Window;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Who works when. */
public final class Rota {

    /**
     * What an agent does on a day.
     *
     * @param windows the hours of work, without leave
     * @param away what of it, or all of it, is leave
     */
    public record Duty(Agent agent, List<Window> windows, List<Leave.Span> away) {}

    /** When an agent is away. */
    public record Absence(Agent agent, Leave.Span span) {}

    private final List<Agent> agents;
    private final RoutingRules rules;

    Rota(List<Agent> agents, RoutingRules rules) {
        this.agents = agents;
        this.rules = rules;
    }

    /** The active agents on a day. */
    public List<Duty> on(LocalDate day) {
        LocalDateTime midnight = day.atStartOfDay();
        return agents.stream()
                .filter(Agent::active)
                .map(agent -> new Duty(
                        agent,
                        hours(agent, day),
                        Leave.parse(agent.leave()).spans().stream()
                                .filter(span -> span.from().isBefore(midnight.plusDays(1))
                                        && span.until().isAfter(midnight))
                                .toList()))
                .toList();
    }

    private List<Window> hours(Agent agent, LocalDate day) {
        Shifts shifts = Shifts.parse(agent.shifts());
        if (!shifts.isAny(day)) {
            return shifts.on(day, rules.zone(), rules::hours);
        }
        Stream<BusinessCalendar> calendars = agent.teams().isEmpty()
                ? Stream.of(rules.calendar(null))
                : agent.teams().stream().map(rules::calendar);
        return calendars
                .flatMap(calendar -> calendar.rules().on(day).stream())
                .distinct()
                .sorted(Comparator.comparing(Window::open))
                .toList();
    }

    /** The absences of active agents that end on a day or later, the earliest first. */
    public List<Absence> awayFrom(LocalDate day) {
        return agents.stream()
                .filter(Agent::active)
                .flatMap(agent -> Leave.parse(agent.leave()).spans().stream()
                        .filter(span -> span.until().isAfter(day.atStartOfDay()))
                        .map(span -> new Absence(agent, span)))
                .sorted(Comparator.comparing((Absence absence) -> absence.span().from())
                        .thenComparing(absence -> absence.agent().id()))
                .toList();
    }
}
