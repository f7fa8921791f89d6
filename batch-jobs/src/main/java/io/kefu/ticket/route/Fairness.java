package io.kefu.ticket.route;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a simulated period comes to: how long tickets waited, and how evenly work was shared. */
public record Fairness(Waits first, Waits others, int left, Map<String, Double> shares, Map<String, Double> evenness) {

    /**
     * How long tickets waited for somebody.
     *
     * @param waited how many waited at all
     * @param mean of those who waited at all
     * @param ninetieth the time within which nine of ten of them had somebody
     */
    public record Waits(int tickets, int waited, Duration mean, Duration ninetieth) {

        static Waits of(Collection<Simulation.Given> given) {
            List<Duration> waits = given.stream()
                    .map(Simulation.Given::waited)
                    .filter(wait -> !wait.isZero())
                    .sorted()
                    .toList();
            if (waits.isEmpty()) {
                return new Waits(given.size(), 0, Duration.ZERO, Duration.ZERO);
            }
            Duration sum = waits.stream().reduce(Duration.ZERO, Duration::plus);
            int ninth = (int) Math.ceil(waits.size() * 0.9) - 1;
            return new Waits(given.size(), waits.size(), sum.dividedBy(waits.size()), waits.get(ninth));
        }
    }

    /**
     * Sums up a period.
     *
     * @return {@code first} those of VIP and strategic customers; {@code shares} by agent, the weight of the tickets given, over
     *     capacity and hours on duty; {@code evenness} by team, Jain's index of the shares of those with its skill: 1 when all are
     *     equal, 1/n when one of n has all (Jain, Chiu and Hawe 1984)
     */
    public static Fairness of(Simulation.Result result, List<Agent> agents, RoutingRules rules) {
        Map<String, Integer> weights = new HashMap<>();
        List<Simulation.Given> first = new ArrayList<>();
        List<Simulation.Given> others = new ArrayList<>();
        for (Simulation.Given given : result.given()) {
            Demand.Kind kind = given.demand().kind();
            weights.merge(given.agent(), rules.weight(kind.priority()), Integer::sum);
            (kind.isFirst() ? first : others).add(given);
        }
        Map<String, Double> shares = new TreeMap<>();
        Map<String, List<Double>> byTeam = new TreeMap<>();
        for (Agent agent : agents) {
            double hours = result.hours().getOrDefault(agent.id(), 0.0);
            if (hours > 0) {
                double share = weights.getOrDefault(agent.id(), 0) / (agent.capacity() * hours);
                shares.put(agent.id(), share);
                agent.teams().forEach(team -> byTeam.computeIfAbsent(team, key -> new ArrayList<>())
                        .add(share));
            }
        }
        Map<String, Double> evenness = new TreeMap<>();
        byTeam.forEach((team, all) -> evenness.put(team, jain(all)));
        return new Fairness(Waits.of(first), Waits.of(others), result.left().size(), shares, evenness);
    }

    private static double jain(List<Double> values) {
        double sum = values.stream().mapToDouble(Double::doubleValue).sum();
        double squares = values.stream().mapToDouble(value -> value * value).sum();
        return squares == 0 ? 1 : sum * sum / (values.size() * squares);
    }
}
