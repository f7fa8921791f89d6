package io.kefu.kpi;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The measures of a period, over all its tickets and by channel, agent, team and day of opening. */
public final class KpiReport {

    /** The tickets opened in {@code [from, to)}; {@code now} decides which open ones are late. */
    public record Period(Instant from, Instant to, Instant now) {}

    /** Who handled tickets, with the department; both empty for tickets without an agent. */
    record AgentKey(String name, String department) {}

    private final Measures all = new Measures();
    private final Map<String, Measures> byChannel = new TreeMap<>();
    private final Map<AgentKey, Measures> byAgent =
            new TreeMap<>(Comparator.comparing(AgentKey::name).thenComparing(AgentKey::department));
    private final Map<String, Measures> byTeam = new TreeMap<>();
    private final Map<LocalDate, Measures> byDay = new TreeMap<>();

    private final ZoneId zone;

    /** A report of no tickets yet. */
    KpiReport(ZoneId zone) {
        this.zone = zone;
    }

    /** Computes the measures in one pass over the tickets. */
    public static KpiReport compute(KpiRepository tickets, Period period, ZoneId zone) {
        KpiReport report = new KpiReport(zone);
        tickets.each(period, report::add);
        return report;
    }

    void add(KpiTicket ticket) {
        all.add(ticket);
        byChannel.computeIfAbsent(ticket.channel(), key -> new Measures()).add(ticket);
        byAgent.computeIfAbsent(new AgentKey(ticket.agent(), text(ticket.agentDepartment())), key -> new Measures())
                .add(ticket);
        byTeam.computeIfAbsent(text(ticket.team()), key -> new Measures()).add(ticket);
        byDay.computeIfAbsent(ticket.openedAt().atZone(zone).toLocalDate(), key -> new Measures())
                .add(ticket);
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }

    /** The measures over all tickets of the period by name; null where there is no case. */
    public Map<String, @Nullable Number> summary() {
        return all.values();
    }

    /** What a measure of the summary counts in: {@code min}, {@code h}, {@code ratio} (0 to 1), {@code stars} or {@code count}. */
    public static String unit(String measure) {
        if (measure.endsWith("_rate")) {
            return "ratio";
        }
        if (measure.equals("csat")) {
            return "stars";
        }
        if (!measure.matches(".*_(mean|median|p90)")) {
            return "count";
        }
        return measure.startsWith("first_response") ? "min" : "h";
    }

    Map<String, Measures> byChannel() {
        return byChannel;
    }

    Map<AgentKey, Measures> byAgent() {
        return byAgent;
    }

    Map<String, Measures> byTeam() {
        return byTeam;
    }

    Map<LocalDate, Measures> byDay() {
        return byDay;
    }
}
