package io.kefu.kpi;

import io.kefu.sheet.SheetTemplate;
import io.kefu.sheet.Table;
import io.kefu.ticket.cycle.Lifecycle;
import io.kefu.workspace.Grades;
import io.kefu.workspace.Grades.Scale;
import io.kefu.workspace.Language;
import io.kefu.workspace.OutputFile;
import io.kefu.workspace.Workspace;
import io.kefu.yaml.YamlMap;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Writes a report into the workbook template: summary, dimensions with charts, definitions, the ticket rows. */
public final class KpiWorkbook {

    private static final List<String> MEASURES = List.of(
            "volume",
            "first_response_mean",
            "first_response_median",
            "first_response_p90",
            "resolution_mean",
            "resolution_median",
            "resolution_p90",
            "resolution_rate",
            "sla_rate",
            "reopen_rate",
            "csat",
            "csat_n");
    private static final List<String> DEFINITION =
            List.of("name", "meaning", "numerator", "denominator", "excluded", "unit", "target");
    private static final List<String> TICKET = List.of(
            "number",
            "source_id",
            "channel",
            "type",
            "priority",
            "level",
            "team",
            "agent",
            "state",
            "opened",
            "first_response_at",
            "first_response_minutes",
            "resolved_at",
            "resolution_hours",
            "closed_at",
            "closing_hours",
            "sla",
            "source_sla",
            "reopens",
            "reassignments",
            "rating");
    private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private final Workspace workspace;
    private final Grades grades;
    private final KpiRepository tickets;
    private final Lifecycle lifecycle;
    private final Language language;

    /** @param lifecycle which names the states of tickets */
    public KpiWorkbook(Workspace workspace, KpiRepository tickets, Lifecycle lifecycle, Language language) {
        this.workspace = workspace;
        this.grades = workspace.grades();
        this.tickets = tickets;
        this.lifecycle = lifecycle;
        this.language = language;
    }

    /** A written workbook and the report that it shows. */
    public record Written(OutputFile.Outcome outcome, KpiReport report) {}

    /**
     * Writes the workbook of a period. Its figures and its ticket rows are of the same moment, unless the template asks
     * for a figure on the sheet of the rows.
     */
    public Written write(Path file, KpiReport.Period period) {
        Workspace.Resource resource = workspace.template(language, "kpi.xlsx");
        SheetTemplate template = SheetTemplate.read(resource.name(), resource.content());
        Figures figures = new Figures(period);
        Map<String, Table> tables = tables(figures);
        OutputFile.Outcome outcome = OutputFile.write(file, out -> template.fill(figures::scalars, tables, out));
        return new Written(outcome, figures.report());
    }

    /** Fills a template with nothing: refuses one that names what there is not. */
    public void check(SheetTemplate template) throws IOException {
        Figures figures = new Figures(new KpiReport.Period(Instant.EPOCH, Instant.EPOCH, Instant.EPOCH));
        template.fill(figures::scalars, tables(figures), OutputStream.nullOutputStream());
    }

    private Map<String, Table> tables(Figures figures) {
        Map<String, Table> tables = new HashMap<>();
        tables.put("ticket", Table.streamed(TICKET, figures::eachTicket));
        tables.put(
                "channel",
                dimension(
                        List.of("name"),
                        () -> figures.report().byChannel(),
                        channel -> List.of(language.label("channel." + channel))));
        tables.put(
                "agent",
                dimension(
                        List.of("name", "team"),
                        () -> figures.report().byAgent(),
                        agent -> List.of(
                                agent.name().isEmpty() ? language.label("kpi.nobody") : agent.name(),
                                agent.department())));
        tables.put("team", dimension(List.of("name"), () -> figures.report().byTeam(), team -> List.of(team(team))));
        tables.put("day", dimension(List.of("date"), () -> figures.report().byDay(), List::of));
        tables.put("definition", Table.of(DEFINITION, this::definitions));
        return tables;
    }

    /** The report, computed while the ticket rows pass; in a pass of its own when it is asked for before. */
    private final class Figures {

        private final KpiReport.Period period;
        private @Nullable KpiReport report;

        private Figures(KpiReport.Period period) {
            this.period = period;
        }

        private void eachTicket(Consumer<@Nullable Object[]> row) {
            KpiReport passing = new KpiReport(zone());
            tickets.each(period, ticket -> {
                passing.add(ticket);
                row.accept(ticketRow(ticket));
            });
            if (report == null) {
                report = passing;
            }
        }

        private KpiReport report() {
            KpiReport known = report;
            if (known == null) {
                known = KpiReport.compute(tickets, period, zone());
                report = known;
            }
            return known;
        }

        private Map<String, @Nullable Object> scalars() {
            Map<String, @Nullable Object> scalars = new HashMap<>();
            report().summary().forEach((name, value) -> scalars.put("summary." + name, value));
            scalars.put("report.period", minutes(period.from()) + " – " + minutes(period.to()));
            scalars.put("report.generated", minutes(period.now()));
            scalars.put("report.scope", language.label("kpi.scope"));
            return scalars;
        }
    }

    private String team(String team) {
        return team.isEmpty() ? language.label("kpi.no-team") : language.label("team." + team);
    }

    private static <K> Table dimension(
            List<String> keyFields,
            Supplier<Map<K, Measures>> measures,
            Function<K, List<? extends Object>> keyValues) {
        List<String> fields = new ArrayList<>(keyFields);
        fields.addAll(MEASURES);
        return Table.of(fields, () -> {
            List<@Nullable Object[]> rows = new ArrayList<>();
            measures.get().forEach((key, value) -> {
                List<@Nullable Object> row = new ArrayList<>(keyValues.apply(key));
                Map<String, @Nullable Number> values = value.values();
                MEASURES.forEach(name -> row.add(values.get(name)));
                rows.add(row.toArray());
            });
            return rows;
        });
    }

    private List<@Nullable Object[]> definitions() {
        Workspace.Resource resource = workspace.template(language, "kpi.yaml");
        YamlMap yaml = YamlMap.parse(resource.name(), resource.text()).only("definitions");
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (YamlMap definition : yaml.maps("definitions")) {
            definition.only("measure", "name", "meaning", "numerator", "denominator", "excluded", "unit", "target");
            rows.add(DEFINITION.stream()
                    .map(field -> (Object) definition.text(field, ""))
                    .toArray());
        }
        return rows;
    }

    private @Nullable Object[] ticketRow(KpiTicket ticket) {
        return new @Nullable Object[] {
            ticket.id(),
            ticket.externalId().startsWith("#") ? null : ticket.externalId(),
            language.label("channel." + ticket.channel()),
            ticket.type() == null ? null : grades.label(Scale.TYPE, ticket.type(), language),
            grades.label(Scale.PRIORITY, ticket.priority(), language),
            language.label("level." + ticket.level()),
            ticket.team() == null ? null : team(ticket.team()),
            ticket.assignee() == null ? null : ticket.agent(),
            lifecycle.label(ticket.state(), language),
            local(ticket.openedAt()),
            local(ticket.firstResponseAt()),
            between(ticket.openedAt(), ticket.firstResponseAt(), 60_000.0),
            local(ticket.resolvedAt()),
            between(ticket.openedAt(), ticket.resolvedAt(), 3_600_000.0),
            local(ticket.closedAt()),
            between(ticket.openedAt(), ticket.closedAt(), 3_600_000.0),
            verdict(ticket.slaMet()),
            verdict(ticket.sourceSlaMet()),
            ticket.reopens(),
            ticket.reassignments(),
            ticket.rating()
        };
    }

    private @Nullable String verdict(@Nullable Boolean met) {
        return met == null ? null : language.label(met ? "sla.met" : "sla.missed");
    }

    private static @Nullable Double between(Instant from, @Nullable Instant to, double unit) {
        return to == null ? null : Duration.between(from, to).toMillis() / unit;
    }

    private @Nullable LocalDateTime local(@Nullable Instant instant) {
        return instant == null ? null : LocalDateTime.ofInstant(instant, zone());
    }

    private String minutes(Instant instant) {
        return MINUTES.format(instant.atZone(zone()));
    }

    private ZoneId zone() {
        return workspace.settings().zone();
    }
}
