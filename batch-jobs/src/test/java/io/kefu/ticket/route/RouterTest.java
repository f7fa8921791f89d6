package io.kefu.ticket.route;

import static org.assertj.core.api.Assertions.assertThat;

import io.kefu.access.Actor;
import io.kefu.ticket.life.Ticket;
import io.kefu.ticket.life.TicketOf;
import io.kefu.ticket.value.Priority;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RouterTest {

    private static Agent agent(String id, int capacity, boolean active, String... skills) {
        return new Agent(id, "name of " + id, "售后部", List.of(skills), null, capacity, null, active);
    }

    private static List<String> handOut(Router router, String team, int tickets) {
        List<String> order = new ArrayList<>();
        for (int i = 0; i < tickets; i++) {
            Ticket ticket = TicketOf.priority(Priority.LOW, router);
            router.choose(team, null).ifPresent(choice -> {
                ticket.by(new Actor("t")).assign(choice.agent().id(), null, Instant.EPOCH, choice.reason());
                order.add(choice.agent().id());
            });
        }
        return order;
    }

    @Test
    void byLoadAgainstCapacityThenInTurns() {
        Router router = new Router(
                List.of(agent("A", 10, true, "x"), agent("B", 20, true, "x"), agent("C", 10, true, "y")),
                List.of(),
                Map.of(),
                turns -> {});
        assertThat(handOut(router, "x", 6)).containsExactly("A", "B", "B", "A", "B", "B");
    }

    @Test
    void openWorkCountsByPriorityAndTheInactiveGetNothing() {
        Router router = new Router(
                List.of(agent("A", 10, true, "x"), agent("B", 10, true, "x"), agent("C", 10, false, "x")),
                List.of(new AgentRepository.Work("A", Priority.HIGH, 1)),
                Map.of(),
                turns -> {});
        assertThat(handOut(router, "x", 4)).containsExactly("B", "B", "B", "A");
    }

    @Test
    void goesOnAfterARestartAsItWouldHaveWithout() {
        List<Agent> agents = List.of(agent("A", 20, true, "x"), agent("B", 15, true, "x"), agent("C", 30, true, "x"));
        Router whole = new Router(agents, List.of(), Map.of(), turns -> {});
        List<String> expected = handOut(whole, "x", 40);
        Router first = new Router(agents, List.of(), Map.of(), turns -> {});
        List<String> before = handOut(first, "x", 17);
        List<AgentRepository.Work> open = agents.stream()
                .map(agent -> new AgentRepository.Work(
                        agent.id(), Priority.LOW, java.util.Collections.frequency(before, agent.id())))
                .toList();
        List<String> after = handOut(new Router(agents, open, first.turns(), turns -> {}), "x", 23);
        List<String> both = new ArrayList<>(before);
        both.addAll(after);
        assertThat(both).isEqualTo(expected);
    }

    @Test
    void withoutTheSkillTheDepartmentDecides() {
        Router router = new Router(List.of(agent("A", 10, true, "x")), List.of(), Map.of(), turns -> {});
        assertThat(router.choose("z", "售后部").orElseThrow().reason()).isEqualTo("department 售后部, load 0/10");
        assertThat(router.choose("z", "售前部")).isEmpty();
    }
}
