package io.kefu.kpi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.kefu.job.Office;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Event logs of other desks, made up here; their figures are reckoned a second time, from the log itself. */
class IncidentLogTest {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    @TempDir
    private Path directory;

    /** One incident as it really was. */
    private static final class Incident {
        private String state = "New";
        private int reopens;
        private int hands;
        private @Nullable Duration resolved;
        private @Nullable Duration closed;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void everyFigureComesOutAsTheLogTellsIt(long seed) {
        Random random = new Random(seed);
        List<Incident> incidents = new ArrayList<>();
        StringBuilder log =
                new StringBuilder("number,change,opened,changed,state,agent,met,resolved,closed,reopens,hands\n");
        int met = 0;
        for (int i = 0; i < 150; i++) {
            Incident incident = new Incident();
            incidents.add(incident);
            LocalDateTime opened = LocalDateTime.parse("2024-03-01T08:00").plusMinutes(random.nextInt(40_000));
            LocalDateTime now = opened;
            boolean isMet = random.nextBoolean();
            met += isMet ? 1 : 0;
            int changes = 1 + random.nextInt(7);
            String agent = "A1";
            LocalDateTime resolved = null;
            LocalDateTime closed = null;
            for (int change = 0; change < changes; change++) {
                if (change > 0) {
                    now = now.plusMinutes(1 + random.nextInt(600));
                    boolean solved = incident.state.equals("Resolved");
                    String next =
                            List.of("Active", "Waiting", "Resolved", "Closed").get(random.nextInt(4));
                    if (incident.state.equals("Closed")) {
                        next = "Closed"; // nothing more happens
                    }
                    if (solved && (next.equals("Active") || next.equals("Waiting"))) {
                        incident.reopens++;
                        resolved = null;
                    }
                    if (!solved
                            && !incident.state.equals("Closed")
                            && (next.equals("Resolved") || next.equals("Closed"))) {
                        resolved = now;
                    }
                    if (next.equals("Closed") && !incident.state.equals("Closed")) {
                        closed = now;
                    }
                    incident.state = next;
                    String other = "A" + (1 + random.nextInt(3));
                    incident.hands += other.equals(agent) ? 0 : 1;
                    agent = other;
                }
                log.append(String.join(
                                ",",
                                "N" + i,
                                Integer.toString(change),
                                TIME.format(opened),
                                TIME.format(now),
                                incident.state,
                                agent,
                                Boolean.toString(isMet),
                                resolved == null ? "" : TIME.format(resolved),
                                closed == null ? "" : TIME.format(closed),
                                Integer.toString(incident.reopens),
                                Integer.toString(incident.hands)))
                        .append('\n');
            }
            incident.resolved = resolved == null ? null : Duration.between(opened, resolved);
            incident.closed = closed == null ? null : Duration.between(opened, closed);
        }
        Map<String, @Nullable Number> figures = figures(log.toString());

        assertThat(figures.get("volume")).isEqualTo(150L);
        assertThat(figures.get("resolved")).isEqualTo(count(incidents, "Resolved"));
        assertThat(figures.get("closed")).isEqualTo(count(incidents, "Closed"));
        assertThat(figures.get("source_sla_met")).isEqualTo((long) met);
        assertThat(figures.get("source_sla_missed")).isEqualTo(150L - met);
        assertThat(figures.get("reopened"))
                .isEqualTo(incidents.stream().filter(one -> one.reopens > 0).count());
        assertThat(figures.get("reassigned"))
                .isEqualTo(incidents.stream().filter(one -> one.hands > 0).count());
        compare(
                figures,
                "resolution",
                incidents.stream().map(one -> one.resolved).toList());
        compare(figures, "closing", incidents.stream().map(one -> one.closed).toList());
    }

    private static long count(List<Incident> incidents, String state) {
        return incidents.stream().filter(one -> one.state.equals(state)).count();
    }

    private static void compare(
            Map<String, @Nullable Number> figures, String measure, List<@Nullable Duration> durations) {
        List<Double> hours = new ArrayList<>();
        for (Duration duration : durations) {
            if (duration != null) {
                hours.add(duration.toMinutes() / 60.0);
            }
        }
        Collections.sort(hours);
        int n = hours.size();
        double sum = hours.stream().mapToDouble(Double::doubleValue).sum();
        double median = (hours.get((n - 1) / 2) + hours.get(n / 2)) / 2;
        assertThat(figures.get(measure + "_n")).isEqualTo((long) n);
        assertThat(number(figures, measure + "_mean")).isCloseTo(sum / n, within(1e-9));
        assertThat(number(figures, measure + "_median")).isCloseTo(median, within(1e-9));
        assertThat(number(figures, measure + "_p90")).isCloseTo(hours.get((int) Math.ceil(0.9 * n) - 1), within(1e-9));
    }

    private static double number(Map<String, @Nullable Number> figures, String name) {
        return java.util.Objects.requireNonNull(figures.get(name)).doubleValue();
    }

    private Map<String, @Nullable Number> figures(String log) {
        Office office = Office.open(directory.resolve("workspace")).write("mappings/desk-log.yaml", """
                source: desk-log
                files: ["*.csv"]
                kind: ticket-event
                format: csv
                zone: UTC
                dates: ["yyyy-MM-dd HH:mm"]
                history: true
                fields:
                  external_id: {from: [number, change], join: "/"}
                  ticket: number
                  modified_at: changed
                  occurred_at: opened
                  state:
                    from: state
                    values: {New: unassigned, Active: in_progress, Waiting: pending, Resolved: resolved, Closed: closed}
                  agent: agent
                  sla_met: met
                  resolved_at: resolved
                  closed_at: closed
                  reopens: reopens
                  reassignments: hands
                """);
        office.write("inbox/desk-log/log.csv", log).nightly();
        KpiReport.Period all =
                new KpiReport.Period(java.time.Instant.parse("2024-01-01T00:00:00Z"), Office.NOW, Office.NOW);
        return office.with(services -> services.kpi().report(all)).summary();
    }
}
