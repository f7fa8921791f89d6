package io.kefu.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import io.kefu.access.Actor;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RoutingTest {

    private static Agent agent(String id, int capacity, boolean active, String... skills) {
        return new Agent(id, "name of " + id, "售后部", List.of(skills), null, capacity, null, active);
    }

    private static List<String> handOut(Routing routing, String team, int tickets) {
        List<String> order = new ArrayList<>();
        for (int i = 0; i < tickets; i++) {
            Ticket ticket = new Ticket("CS" + i, "s", "e" + i, false, "phone", "instant", null, null, Instant.EPOCH);
            ticket.priority = "low";
            routing.choose(team, null).ifPresent(choice -> {
                ticket.assign(choice.agent().id(), null, Instant.EPOCH, new Actor("t"), choice.reason());
                routing.took(choice.agent().id());
                routing.track(ticket);
                order.add(choice.agent().id());
            });
        }
        return order;
    }

    @Test
    void byLoadAgainstCapacityThenInTurns() {
        Routing routing = new Routing(
                List.of(agent("A", 10, true, "x"), agent("B", 20, true, "x"), agent("C", 10, true, "y")),
                List.of(),
                Map.of());
        assertThat(handOut(routing, "x", 6)).containsExactly("A", "B", "B", "A", "B", "B");
    }

    @Test
    void openWorkCountsByPriorityAndTheInactiveGetNothing() {
        Routing routing = new Routing(
                List.of(agent("A", 10, true, "x"), agent("B", 10, true, "x"), agent("C", 10, false, "x")),
                List.of(new AgentRepository.Work("A", "high", 1)),
                Map.of());
        assertThat(handOut(routing, "x", 4)).containsExactly("B", "B", "B", "A");
    }

    @Test
    void goesOnAfterARestartAsItWouldHaveWithout() {
        List<Agent> agents = List.of(agent("A", 20, true, "x"), agent("B", 15, true, "x"), agent("C", 30, true, "x"));
        Routing whole = new Routing(agents, List.of(), Map.of());
        List<String> expected = handOut(whole, "x", 40);
        Routing first = new Routing(agents, List.of(), Map.of());
        List<String> before = handOut(first, "x", 17);
        List<AgentRepository.Work> open = agents.stream()
                .map(agent -> new AgentRepository.Work(
                        agent.id(), "low", java.util.Collections.frequency(before, agent.id())))
                .toList();
        List<String> after = handOut(new Routing(agents, open, first.turns()), "x", 23);
        List<String> both = new ArrayList<>(before);
        both.addAll(after);
        assertThat(both).isEqualTo(expected);
    }

    @Test
    void withoutTheSkillTheDepartmentDecides() {
        Routing routing = new Routing(List.of(agent("A", 10, true, "x")), List.of(), Map.of());
        assertThat(routing.choose("z", "售后部").orElseThrow().reason()).isEqualTo("department 售后部, load 0/10");
        assertThat(routing.choose("z", "售前部")).isEmpty();
    }
}
