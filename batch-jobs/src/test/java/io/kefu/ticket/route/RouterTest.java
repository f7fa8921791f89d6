package io.kefu.ticket.route;

import static io.kefu.ticket.route.Agents.NOON;
import static io.kefu.ticket.route.Agents.RULES;
import static io.kefu.ticket.route.Agents.agent;
import static io.kefu.ticket.route.Agents.demand;
import static io.kefu.ticket.route.Agents.inactive;
import static io.kefu.ticket.route.Agents.kind;
import static io.kefu.ticket.route.Agents.limited;
import static io.kefu.ticket.route.Agents.on;
import static io.kefu.ticket.route.Agents.router;
import static io.kefu.ticket.route.Agents.rules;
import static io.kefu.ticket.route.Agents.senior;
import static io.kefu.ticket.route.Agents.who;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kefu.access.Actor;
import io.kefu.calendar.BusinessCalendar;
import io.kefu.calendar.CalendarProblem;
import io.kefu.customer.golden.Level;
import io.kefu.problem.KefuException;
import io.kefu.ticket.life.Ticket;
import io.kefu.ticket.life.TicketOf;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RouterTest {

    /** Gives tickets of low priority that wait; says whom each went to. */
    private static List<String> handOut(Router router, String team, int tickets) {
        List<String> order = new ArrayList<>();
        for (int i = 0; i < tickets; i++) {
            Ticket ticket = TicketOf.priority(TicketOf.LOW, router);
            Decision decision = router.choose(demand(ticket.id(), kind(team, TicketOf.LOW), NOON), NOON);
            if (decision.agent() != null) {
                ticket.by(new Actor("t")).assign(decision.agent().id(), null, NOON, decision.reason());
                order.add(who(decision));
            }
        }
        return order;
    }

    private static Decision choose(Router router, String team) {
        return router.choose(demand("T", kind(team, TicketOf.LOW), NOON), NOON);
    }

    @Test
    void byLoadAgainstCapacityThenInTurns() {
        Router router = router(RULES, agent("A", 10, "x"), agent("B", 20, "x"), agent("C", 10, "y"));
        assertThat(handOut(router, "x", 6)).containsExactly("A", "B", "B", "A", "B", "B");
    }

    @Test
    void openWorkCountsByPriorityAndTheInactiveGetNothing() {
        Standing standing = new Standing(
                List.of(agent("A", 10, "x"), agent("B", 10, "x"), inactive(agent("C", 10, "x"))),
                List.of(new Standing.Work("A", TicketOf.HIGH, false, 1)),
                Map.of(),
                Map.of());
        assertThat(handOut(new Router(rules(RULES), standing, Standing.Keeper.NONE), "x", 4))
                .containsExactly("B", "B", "B", "A");
    }

    @Test
    void nobodyGetsMoreThanFits() {
        Router router = router(RULES, agent("A", 2, "x"), agent("B", 1, "x"));
        assertThat(handOut(router, "x", 5)).hasSize(3);
        assertThat(choose(router, "x").reason()).isEqualTo("nobody of skill x can take it; of 2: full 2");
        assertThat(router.choose(demand("T", kind("x", TicketOf.HIGH), NOON), NOON)
                        .agent())
                .isNull();
    }

    @Test
    void goesOnAfterARestartAsItWouldHaveWithout() {
        List<Agent> agents = List.of(agent("A", 20, "x"), agent("B", 15, "x"), agent("C", 30, "x"));
        List<String> expected = handOut(new Router(rules(RULES), Standing.idle(agents), turns -> {}), "x", 40);
        Map<String, Long> turns = new java.util.HashMap<>();
        Router first = new Router(rules(RULES), Standing.idle(agents), turns::putAll);
        List<String> before = handOut(first, "x", 17);
        first.observe(List.of()).store();
        List<Standing.Work> open = agents.stream()
                .map(agent ->
                        new Standing.Work(agent.id(), TicketOf.LOW, false, Collections.frequency(before, agent.id())))
                .toList();
        Standing standing = new Standing(agents, open, turns, Map.of());
        List<String> both = new ArrayList<>(before);
        both.addAll(handOut(new Router(rules(RULES), standing, Standing.Keeper.NONE), "x", 23));
        assertThat(both).isEqualTo(expected);
    }

    @Test
    void onlyAfterAWhileTheDepartmentWillDoForTheSkill() {
        Router router = router(RULES + "department_after: 4h\n", agent("A", 10, "x"));
        Demand fresh = demand("T", kind("z", TicketOf.LOW), NOON.minus(Duration.ofMinutes(239)));
        Demand old = demand("T", kind("z", TicketOf.LOW), NOON.minus(Duration.ofHours(4)));
        assertThat(router.choose(fresh, NOON).reason()).isEqualTo("nobody has skill z");
        assertThat(router.choose(old, NOON).reason()).isEqualTo("department 售后部, load 0/10; without skill z after 4h");
        assertThat(router(RULES, agent("A", 10, "x")).choose(old, NOON).agent()).isNull();
    }

    @Test
    void whoIsNotThereGetsNothing() {
        Router router = router(
                RULES,
                on(agent("A", 10, "x"), "周一至周五 13:00-21:00", null),
                on(agent("B", 10, "x"), null, "2024-05-06 年假"),
                on(agent("C", 10, "x"), "每天 09:00-18:00", "2024-05-07"));
        Decision decision = choose(router, "x");
        assertThat(who(decision)).isEqualTo("C");
        assertThat(decision.reason()).isEqualTo("skill x, load 0/10; of 3: off_shift 1, on_leave 1");
    }

    /** A run at two in the morning gives tickets to those who are there when the team opens. */
    @Test
    void atNightItReckonsWithTheMorning() {
        RoutingRules rules = RoutingRules.parse(
                "routing.yaml",
                "calendar: day\n",
                name -> io.kefu.calendar.CalendarFile.parse(
                        name, "weekly: {tue: ['08:30-21:00']}\n", Agents.ZONE, (list, place) -> {
                            throw new AssertionError(list);
                        }),
                Agents.ZONE,
                TicketOf.GRADES);
        Router router = new Router(
                rules,
                Standing.idle(List.of(
                        on(agent("A", 10, "x"), "每天 09:00-18:00", null),
                        on(agent("B", 10, "x"), "每天 08:00-12:00", null),
                        on(agent("C", 10, "x"), "每天 00:00-06:00", null))),
                Standing.Keeper.NONE);
        Decision decision =
                router.choose(demand("T", kind("x", TicketOf.LOW), NOON), Instant.parse("2024-05-06T18:00:00Z"));
        assertThat(who(decision)).isEqualTo("B");
        assertThat(decision.moment()).isEqualTo(Instant.parse("2024-05-07T00:30:00Z"));
    }

    @Test
    void channelsLanguagesAndConversationsAreLimits() {
        Router router = router(
                RULES,
                limited(agent("A", 10, "x"), null, List.of("phone"), List.of()),
                limited(agent("B", 10, "x"), null, List.of(), List.of("en")),
                limited(agent("C", 10, "x"), 1, List.of("wechat"), List.of("zh")));
        Demand.Kind chat = new Demand.Kind(
                "x",
                null,
                "wechat",
                true,
                "zh",
                null,
                TicketOf.NORMAL,
                TicketOf.MEDIUM,
                Agents.turn(TicketOf.MEDIUM),
                Level.ORDINARY);
        Decision first = router.choose(demand("T1", chat, NOON), NOON);
        assertThat(first.reason()).isEqualTo("skill x, load 0/10; of 3: channel 1, language 1");
        router.reserve(first, NOON);
        assertThat(router.choose(demand("T2", chat, NOON), NOON).passed())
                .isEqualTo(Map.of(Obstacle.CHANNEL, 1, Obstacle.LANGUAGE, 1, Obstacle.FULL_INSTANT, 1));
        Demand.Kind unknown = new Demand.Kind(
                "x",
                null,
                "wechat",
                false,
                null,
                null,
                TicketOf.NORMAL,
                TicketOf.MEDIUM,
                Agents.turn(TicketOf.MEDIUM),
                Level.ORDINARY);
        assertThat(who(router.choose(demand("T3", unknown, NOON), NOON))).isEqualTo("B");
    }

    @Test
    void wishesAreKeptForAWhile() {
        String rules = RULES + """
                prefer:
                  - {when: 'customer.level in [vip, 战略]', seniority: [高级], for: 30min}
                  - {when: 'priority == high', skill_level: 2, for: 0s}
                """;
        Router router = router(rules, agent("A", 10, "x:2"), senior(agent("B", 1, "x")));
        Demand.Kind vip = new Demand.Kind(
                "x",
                null,
                "app",
                false,
                null,
                null,
                TicketOf.NORMAL,
                TicketOf.LOW,
                Agents.turn(TicketOf.LOW),
                Level.VIP);
        Decision first = router.choose(demand("T1", vip, NOON), NOON);
        assertThat(who(first)).isEqualTo("B");
        router.reserve(first, NOON);
        assertThat(router.choose(demand("T2", vip, NOON), NOON).reason())
                .isEqualTo("nobody of skill x can take it; of 2: seniority 1, full 1");
        assertThat(router.choose(demand("T2", vip, NOON), NOON.plusSeconds(1800))
                        .reason())
                .isEqualTo("skill x, load 0/10; without seniority 高级 after 30min; of 2: full 1");
        assertThat(who(router.choose(demand("T3", kind("x", TicketOf.HIGH), NOON), NOON)))
                .isEqualTo("A");
        Router low = router(rules, agent("A", 10, "x"));
        assertThat(low.choose(demand("T3", kind("x", TicketOf.HIGH), NOON), NOON)
                        .reason())
                .isEqualTo("skill x, load 0/10; without skill level 2");
    }

    @Test
    void whatIsReopenedGoesBackToWhomeverHadIt() {
        Router router = router(RULES, agent("A", 10, "x"), agent("B", 2, "x"));
        Demand back = new Demand("T", kind("x", TicketOf.LOW), NOON, "B");
        Decision first = router.choose(back, NOON);
        assertThat(first.reason()).isEqualTo("skill x, load 0/2; had it before; next A, load 0/10");
        router.reserve(first, NOON);
        router.reserve(first, NOON);
        assertThat(who(router.choose(back, NOON))).isEqualTo("A");
        assertThat(who(router(RULES + "former_owner: false\n", agent("A", 10, "x"), agent("B", 2, "x"))
                        .choose(back, NOON)))
                .isEqualTo("A");
    }

    @Test
    void nobodyGetsMoreThanThePaceAllows() {
        Router router = router(RULES + "pace: {tickets: 2, within: 1h}\n", agent("A", 100, "x"));
        assertThat(handOut(router, "x", 5)).hasSize(2);
        assertThat(choose(router, "x").reason()).isEqualTo("nobody of skill x can take it; of 1: paced 1");
        assertThat(router.choose(demand("T", kind("x", TicketOf.LOW), NOON), NOON.plusSeconds(3600))
                        .agent())
                .isNotNull();
    }

    @Test
    void vipsComeFirstThenPriorityThenWhoWaitsLongest() {
        Router router = router(RULES, agent("A", 100, "x"));
        Demand.Kind vip = new Demand.Kind(
                "x",
                null,
                "app",
                false,
                null,
                null,
                TicketOf.NORMAL,
                TicketOf.LOW,
                Agents.turn(TicketOf.LOW),
                Level.STRATEGIC);
        WaitingLine line = new WaitingLine(List.of(
                demand("T1", kind("x", TicketOf.LOW), NOON.minusSeconds(9)),
                demand("T2", kind("x", TicketOf.HIGH), NOON.minusSeconds(2)),
                demand("T3", kind("x", TicketOf.HIGH), NOON.minusSeconds(3)),
                demand("T4", vip, NOON),
                demand("T5", kind("y", TicketOf.HIGH), NOON.minusSeconds(99))));
        List<String> order = new ArrayList<>();
        line.drain(router, NOON, decision -> order.add(decision.demand().ticketId()));
        assertThat(order).containsExactly("T4", "T3", "T2", "T1");
        assertThat(line.waiting()).extracting(Demand::ticketId).containsExactly("T5");
        assertThat(line.size()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "calendars: {x: always}",
                "calendar: always\nweights: {huge: 3}",
                "calendar: always\npace: {tickets: 0, within: 1h}",
                "calendar: always\nprefer: [{when: 'team == x', for: 1h}]",
                "calendar: always\nprefer: [{when: 'teem == x', seniority: [高级], for: 1h}]",
                "calendar: always\nprefer: [{when: 'team == x', seniority: [高级]}]",
                "calendar: always\nfallback: everybody"
            })
    void refusesRulesThatItCannotRead(String yaml) {
        assertThatThrownBy(() -> rules(yaml)).isInstanceOf(KefuException.class);
    }

    @Test
    void aCalendarThatThereIsNotIsRefusedWithItsPlace() {
        assertThatThrownBy(() -> RoutingRules.parse(
                        "routing.yaml",
                        "calendar: day\ncalendars: {x: nights}\n",
                        name -> {
                            if (name.equals("nights")) {
                                throw new KefuException(new CalendarProblem.NoSuchCalendar(name, ""));
                            }
                            return BusinessCalendar.always(Agents.ZONE);
                        },
                        Agents.ZONE,
                        TicketOf.GRADES))
                .hasMessageContaining("routing.yaml:2")
                .hasMessageContaining("nights");
    }
}
