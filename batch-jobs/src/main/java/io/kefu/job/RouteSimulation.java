package io.kefu.job;

import io.kefu.intake.Trial;
import io.kefu.intake.format.Input;
import io.kefu.intake.record.CanonicalRecord;
import io.kefu.intake.record.Field;
import io.kefu.problem.KefuException;
import io.kefu.ticket.route.Agent;
import io.kefu.ticket.route.AgentRepository;
import io.kefu.ticket.route.Fairness;
import io.kefu.ticket.route.RoutingRules;
import io.kefu.ticket.route.Simulation;
import io.kefu.workspace.Workspace;
import io.kefu.workspace.WorkspaceProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Plays a period again, with the agents and rules of today and with others. */
public final class RouteSimulation {

    /**
     * What came of it.
     *
     * @param tickets how many arrived
     * @param today by the agents and rules of the workspace
     * @param other by the others; null when none were named
     */
    public record Comparison(
            int tickets, Fairness today, @Nullable Fairness other) {}

    private final Services services;

    public RouteSimulation(Services services) {
        this.services = services;
    }

    /**
     * Plays the tickets that waited for somebody.
     *
     * @param agents a list of agents in place of today's; null for today's
     * @param rules rules in place of today's; null for today's
     */
    public Comparison compare(Instant from, Instant to, @Nullable Path agents, @Nullable Path rules) {
        RoutingRules known = services.rulebook().routing();
        List<Agent> present = services.ticket().agents().list();
        List<Simulation.Arrival> arrivals = services.ticket().routing().arrivals(from, to);
        Fairness today = play(present, known, arrivals, from, to);
        if (agents == null && rules == null) {
            return new Comparison(arrivals.size(), today, null);
        }
        List<Agent> others = agents == null ? present : read(agents);
        RoutingRules other = rules == null ? known : services.rulebook().routing(rules.toString(), text(rules));
        return new Comparison(arrivals.size(), today, play(others, other, arrivals, from, to));
    }

    private static Fairness play(
            List<Agent> agents, RoutingRules rules, List<Simulation.Arrival> arrivals, Instant from, Instant to) {
        return Fairness.of(Simulation.play(agents, rules, arrivals, from, to), agents, rules);
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new KefuException(new WorkspaceProblem.CannotRead(file.toString(), Workspace.reason(e)), e);
        }
    }

    /** All agents of a list; a row that cannot be read refuses it. */
    private List<Agent> read(Path file) {
        try {
            String mapping =
                    services.workspace().resource("mappings/agents.yaml").text();
            Trial trial = Trial.of(
                    services.workspace(),
                    mapping,
                    Input.of(file),
                    services.clock().instant(),
                    Integer.MAX_VALUE,
                    Integer.MAX_VALUE);
            List<Agent> agents = new ArrayList<>();
            for (Trial.Row row : trial.rows()) {
                if (row.problem() != null) {
                    throw new KefuException(row.problem());
                }
                Map<Field, String> values = row.values();
                if (!values.isEmpty()) {
                    agents.add(AgentRepository.toAgent(
                            values.getOrDefault(Field.EXTERNAL_ID, ""), new CanonicalRecord(new EnumMap<>(values))));
                }
            }
            return agents;
        } catch (IOException e) {
            throw new KefuException(new WorkspaceProblem.CannotRead(file.toString(), Workspace.reason(e)), e);
        }
    }
}
