package io.kefu.ticket.route;

import static io.kefu.ticket.route.Agents.NOON;
import static io.kefu.ticket.route.Agents.ZONE;
import static io.kefu.ticket.route.Agents.rules;
import static io.kefu.ticket.route.Agents.who;
import static org.assertj.core.api.Assertions.assertThat;

import io.kefu.customer.golden.Level;
import io.kefu.ticket.life.TicketOf;
import io.kefu.ticket.value.Priority;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What routing does is what the rule says, reckoned in the plainest way, in small random cases. */
class RoutingOracleTest {

    private static final String RULES = """
            calendar: always
            weights: {high: 3, medium: 2, low: 1}
            department_after: 2h
            pace: {tickets: 4, within: 1h}
            prefer:
              - {when: 'customer.level == vip', seniority: [高级], for: 30min}
              - {when: 'priority == high', skill_level: 2, for: 1h}
            """;

    private static final List<Priority> PRIORITIES = List.of(TicketOf.HIGH, TicketOf.MEDIUM, TicketOf.LOW);
    private static final List<String> TEAMS = List.of("x", "y", "z");

    /** An agent as the oracle knows one. */
    private record Person(
            String id,
            @Nullable String department,
            Map<String, Integer> skills,
            boolean senior,
            int capacity,
            @Nullable Integer instant,
            List<String> channels,
            List<String> languages,
            boolean active,
            int from,
            int until,
            boolean away) {

        private Agent agent() {
            List<Skill> known = skills.entrySet().stream()
                    .map(skill -> new Skill(skill.getKey(), skill.getValue()))
                    .toList();
            return new Agent(
                    id,
                    id,
                    department,
                    known,
                    senior ? "高级" : null,
                    capacity,
                    instant,
                    channels,
                    languages,
                    null,
                    active,
                    from < 0 ? null : "每天 %02d:00-%02d:00".formatted(from, until),
                    away ? "2024-05-06" : null);
        }

        private boolean isThere(Instant moment) {
            LocalTime time = moment.atZone(ZONE).toLocalTime();
            return !away && (from < 0 || (time.getHour() >= from && time.getHour() < until));
        }
    }

    private static final class Oracle {

        private final List<Person> people;
        private final Map<String, Integer> load = new HashMap<>();
        private final Map<String, Integer> conversations = new HashMap<>();
        private final Map<String, Integer> turn = new HashMap<>();
        private final Map<String, Integer> got = new HashMap<>();
        private int turns;

        private Oracle(List<Person> people) {
            this.people = people;
        }

        private List<String> give(List<Demand> demands, Instant now) {
            List<String> given = new ArrayList<>();
            demands.stream().sorted(Oracle::inTurn).forEach(demand -> {
                String who = choose(demand, now);
                given.add(demand.ticketId() + " " + who);
                if (!who.equals("nobody")) {
                    load.merge(who, weight(demand), Integer::sum);
                    conversations.merge(who, demand.kind().instant() ? 1 : 0, Integer::sum);
                    got.merge(who, 1, Integer::sum);
                    turn.put(who, ++turns);
                }
            });
            return given;
        }

        private static int inTurn(Demand a, Demand b) {
            int[] keys = {
                Boolean.compare(a.kind().level() == Level.ORDINARY, b.kind().level() == Level.ORDINARY),
                Integer.compare(-weight(a), -weight(b)),
                a.since().compareTo(b.since()),
                a.ticketId().compareTo(b.ticketId())
            };
            for (int key : keys) {
                if (key != 0) {
                    return key;
                }
            }
            return 0;
        }

        private static int weight(Demand demand) {
            return switch (demand.kind().priority().key()) {
                case "high" -> 3;
                case "medium" -> 2;
                default -> 1;
            };
        }

        private String choose(Demand demand, Instant now) {
            Duration waited = Duration.between(demand.since(), now);
            boolean vip = demand.kind().level() == Level.VIP;
            boolean high = demand.kind().priority().equals(TicketOf.HIGH);
            boolean vipStill = vip && waited.compareTo(Duration.ofMinutes(30)) < 0;
            boolean highStill = high && waited.compareTo(Duration.ofHours(1)) < 0;
            String who = best(demand, now, true, vip, high);
            if (who.equals("nobody")) {
                who = best(demand, now, true, vipStill, highStill);
            }
            if (who.equals("nobody") && waited.compareTo(Duration.ofHours(2)) >= 0) {
                who = best(demand, now, false, vipStill, highStill);
            }
            return who;
        }

        private String best(Demand demand, Instant now, boolean bySkill, boolean senior, boolean skilled) {
            String team = String.valueOf(demand.kind().team());
            List<Person> able = people.stream()
                    .filter(p -> bySkill
                            ? p.skills.containsKey(team)
                            : demand.kind().department() != null
                                    && demand.kind().department().equals(p.department))
                    .filter(p -> p.active && (!senior || p.senior))
                    .filter(p -> !skilled || p.skills.getOrDefault(team, 0) >= 2)
                    .filter(p -> p.channels.isEmpty()
                            || p.channels.contains(demand.kind().channel()))
                    .filter(p -> p.languages.isEmpty()
                            || demand.kind().language() == null
                            || p.languages.contains(demand.kind().language()))
                    .filter(p -> p.isThere(now))
                    .filter(p -> load.getOrDefault(p.id, 0) + weight(demand) <= p.capacity)
                    .filter(p -> !demand.kind().instant()
                            || p.instant == null
                            || conversations.getOrDefault(p.id, 0) < p.instant)
                    .filter(p -> got.getOrDefault(p.id, 0) < 4)
                    .sorted(Comparator.comparingDouble((Person p) -> (double) load.getOrDefault(p.id, 0) / p.capacity)
                            .thenComparingInt(p -> turn.getOrDefault(p.id, 0))
                            .thenComparing(Person::id))
                    .toList();
            return able.stream()
                    .filter(p -> p.id.equals(demand.former()))
                    .findFirst()
                    .or(() -> able.stream().findFirst())
                    .map(Person::id)
                    .orElse("nobody");
        }
    }

    @Test
    void theChoiceIsThatOfTheRule() {
        int given = 0;
        int left = 0;
        for (int seed = 0; seed < 500; seed++) {
            Random random = new Random(seed);
            List<Person> people = people(random);
            List<Demand> demands = demands(random, people);
            List<String> expected = new Oracle(people).give(demands, NOON);
            Router router = new Router(
                    rules(RULES),
                    Standing.idle(people.stream().map(Person::agent).toList()),
                    Standing.Keeper.NONE);
            Map<String, String> chosen = new HashMap<>();
            WaitingLine line = new WaitingLine(demands);
            line.drain(router, NOON, decision -> chosen.put(decision.demand().ticketId(), who(decision)));
            assertThat(expected)
                    .as("seed %d", seed)
                    .isEqualTo(demands.stream()
                            .sorted(Demand.IN_TURN)
                            .map(demand -> demand.ticketId() + " " + chosen.getOrDefault(demand.ticketId(), "nobody"))
                            .toList());
            given += chosen.size();
            left += line.size();
        }
        assertThat(given).isGreaterThan(1_500);
        assertThat(left).isGreaterThan(1_000);
    }

    private static List<Person> people(Random random) {
        List<Person> people = new ArrayList<>();
        for (int i = 0; i < 2 + random.nextInt(8); i++) {
            Map<String, Integer> skills = new HashMap<>();
            TEAMS.stream()
                    .filter(team -> random.nextInt(3) == 0)
                    .forEach(team -> skills.put(team, 1 + random.nextInt(2)));
            int from = random.nextInt(3) == 0 ? 8 + random.nextInt(8) : -1;
            people.add(new Person(
                    "K" + i,
                    random.nextInt(4) == 0 ? null : "D" + random.nextInt(2),
                    skills,
                    random.nextBoolean(),
                    1 + random.nextInt(20),
                    random.nextInt(3) == 0 ? random.nextInt(6) : null,
                    random.nextInt(4) == 0 ? List.of("phone") : List.of(),
                    random.nextInt(4) == 0 ? List.of("zh") : List.of(),
                    random.nextInt(8) > 0,
                    from,
                    from + 6,
                    random.nextInt(8) == 0));
        }
        return people;
    }

    private static List<Demand> demands(Random random, List<Person> people) {
        List<Demand> demands = new ArrayList<>();
        for (int i = 0; i < 1 + random.nextInt(40); i++) {
            Priority priority = PRIORITIES.get(random.nextInt(3));
            Demand.Kind kind = new Demand.Kind(
                    TEAMS.get(random.nextInt(3)),
                    random.nextInt(4) == 0 ? null : "D" + random.nextInt(2),
                    random.nextBoolean() ? "phone" : "wechat",
                    random.nextBoolean(),
                    random.nextInt(3) == 0 ? null : random.nextBoolean() ? "zh" : "en",
                    null,
                    TicketOf.NORMAL,
                    priority,
                    Agents.turn(priority),
                    random.nextInt(4) == 0 ? Level.VIP : Level.ORDINARY);
            String former = random.nextInt(5) == 0
                    ? people.get(random.nextInt(people.size())).id()
                    : null;
            demands.add(new Demand(
                    "T%02d".formatted(i), kind, NOON.minus(Duration.ofMinutes(random.nextInt(200))), former));
        }
        return demands;
    }
}
