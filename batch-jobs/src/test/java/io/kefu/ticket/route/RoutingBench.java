package io.kefu.ticket.route;

import io.kefu.calendar.BusinessCalendar;
import io.kefu.calendar.CalendarRules;
import io.kefu.calendar.Hours;
import io.kefu.customer.golden.Level;
import io.kefu.ticket.life.TicketOf;
import io.kefu.ticket.value.Priority;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;

/**
 * Plays thirty days of an office: 60 agents with one to three skills of six, early, middle and late shifts, leave and illness,
 * 50,000 tickets, one in twenty of a VIP, that fill 85 % of the capacity on duty on average and 120 % of it in the morning.
 */
final class RoutingBench {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final LocalDate FIRST = LocalDate.of(2024, 5, 6);
    private static final int DAYS = 30;
    private static final int TICKETS = 50_000;
    private static final double UTILISATION = 0.85;
    private static final double PEAK = 1.20;
    private static final List<String> TEAMS =
            List.of("pre-sales", "after-sales", "complaint", "technical", "billing", "logistics");
    private static final List<Priority> PRIORITIES =
            List.of(TicketOf.LOW, TicketOf.LOW, TicketOf.MEDIUM, TicketOf.MEDIUM, TicketOf.MEDIUM, TicketOf.HIGH);
    private static final List<String> SHIFTS =
            List.of("每天 08:00-16:00", "每天 10:00-18:00", "每天 13:00-21:00", "周一至周五 09:00-18:00", "周三至周日 08:30-17:30");

    private RoutingBench() {}

    public static void main(String[] args) {
        long seed = args.length > 0 ? Long.parseLong(args[0]) : 20240506L;
        RoutingRules rules = RoutingRules.parse("routing.yaml", """
                calendar: day
                weights: {high: 3, medium: 2, low: 1}
                prefer:
                  - {when: 'customer.level == vip', seniority: [高级], for: 0s}
                """, name -> day(), ZONE, TicketOf.GRADES);
        List<Agent> agents = agents(new Random(seed));
        Instant begin = FIRST.atStartOfDay(ZONE).toInstant();
        Instant end = FIRST.plusDays(DAYS).atStartOfDay(ZONE).toInstant();
        List<Simulation.Arrival> arrivals = arrivals(new Random(seed + 1), agents, rules);

        Simulation.Result result = Simulation.play(agents, rules, arrivals, begin, end); // warms up
        List<Simulation.Given> again = null;
        double[] rates = new double[5];
        for (int i = 0; i < rates.length; i++) {
            long start = System.nanoTime();
            Simulation.Result next = Simulation.play(agents, rules, arrivals, begin, end);
            rates[i] = next.given().size() / ((System.nanoTime() - start) / 1e9);
            again = next.given();
        }
        Arrays.sort(rates);
        long[] looked = {0, 0};
        Simulation.play(agents, rules, arrivals, begin, end, (now, line, router) -> {
            if (++looked[0] % 20 == 0) {
                for (Demand demand : line.waiting()) {
                    looked[1] += router.choose(demand, now).agent() == null ? 0 : 1;
                }
            }
        });
        Fairness fairness = Fairness.of(result, agents, rules);
        System.out.printf(
                "%,d tickets, %,d given, %,d left at the end%n",
                TICKETS, result.given().size(), fairness.left());
        System.out.printf(
                "utilisation                    %.3f (asked: %.2f)%n", utilisation(result, agents, rules), UTILISATION);
        waits("VIP", fairness.first());
        waits("ordinary", fairness.others());
        System.out.printf(
                "VIP / ordinary                 mean %.3f, p90 %.3f%n",
                ratio(fairness.first().mean(), fairness.others().mean()),
                ratio(fairness.first().ninetieth(), fairness.others().ninetieth()));
        fairness.evenness().forEach((team, index) -> System.out.printf("Jain's index %-17s %.4f%n", team, index));
        System.out.println("load / (capacity x hours), sorted: "
                + fairness.shares().values().stream()
                        .sorted()
                        .map("%.3f"::formatted)
                        .toList());
        System.out.printf("unassigned while somebody could %d (looked %,d times)%n", looked[1], looked[0] / 20);
        System.out.printf("over capacity                  %d%n", overCapacity(result, agents, rules));
        System.out.printf("same again                     %s%n", result.given().equals(again));
        System.out.printf(
                "assignments/s                  %,.0f (median of %d; %,.0f to %,.0f)%n",
                rates[2], rates.length, rates[0], rates[4]);
    }

    private static void waits(String who, Fairness.Waits waits) {
        System.out.printf(
                "%-9s %,7d tickets, %,6d waited: mean %s, p90 %s%n",
                who, waits.tickets(), waits.waited(), minutes(waits.mean()), minutes(waits.ninetieth()));
    }

    private static String minutes(Duration duration) {
        return "%.1f min".formatted(duration.toSeconds() / 60.0);
    }

    private static double ratio(Duration a, Duration b) {
        return (double) a.toSeconds() / b.toSeconds();
    }

    private static BusinessCalendar day() {
        Map<DayOfWeek, List<Hours>> weekly = new EnumMap<>(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            weekly.put(day, List.of(Hours.parse("08:00-21:00")));
        }
        return new BusinessCalendar(CalendarRules.weekly(ZONE, weekly));
    }

    private static List<Agent> agents(Random random) {
        List<Agent> agents = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            List<Skill> skills = new ArrayList<>(List.of(new Skill(TEAMS.get(i % TEAMS.size()), 2)));
            for (int more = random.nextInt(3); more > 0; more--) {
                Skill skill = new Skill(TEAMS.get(random.nextInt(TEAMS.size())), 1);
                if (skills.stream().noneMatch(one -> one.team().equals(skill.team()))) {
                    skills.add(skill);
                }
            }
            List<String> away = new ArrayList<>();
            int leave = random.nextInt(DAYS - 3);
            if (random.nextInt(3) == 0) {
                away.add(FIRST.plusDays(leave) + "/" + FIRST.plusDays(leave + 2L) + " 年假");
            }
            for (int day = 0; day < DAYS; day++) {
                if (random.nextInt(50) == 0) {
                    away.add(FIRST.plusDays(day) + " 病假");
                }
            }
            agents.add(new Agent(
                    "K%03d".formatted(i + 1),
                    "K%03d".formatted(i + 1),
                    null,
                    skills,
                    i % 4 == 0 ? "高级" : "中级",
                    8 + random.nextInt(8),
                    null,
                    List.of(),
                    List.of(),
                    null,
                    true,
                    SHIFTS.get(random.nextInt(SHIFTS.size())),
                    String.join("; ", away)));
        }
        return agents;
    }

    /** Of each team as much work in each hour as a share of the capacity on duty: the peak from 9 to 11, else less. */
    private static List<Simulation.Arrival> arrivals(Random random, List<Agent> agents, RoutingRules rules) {
        List<Slot> slots = slots(agents, rules);
        double peak =
                slots.stream().filter(Slot::isPeak).mapToDouble(Slot::capacity).sum();
        double all = slots.stream().mapToDouble(Slot::capacity).sum();
        double rest = (UTILISATION * all - PEAK * peak) / (all - peak);
        double[] until = new double[slots.size()];
        double sum = 0;
        for (int i = 0; i < until.length; i++) {
            Slot slot = slots.get(i);
            sum += slot.capacity() * (slot.isPeak() ? PEAK : rest);
            until[i] = sum;
        }
        double weight = PRIORITIES.stream().mapToInt(rules::weight).average().orElse(1);
        double mean = sum / TICKETS / weight * 3600; // seconds of work for each
        List<Simulation.Arrival> arrivals = new ArrayList<>();
        for (int i = 0; i < TICKETS; i++) {
            int at = Arrays.binarySearch(until, random.nextDouble() * sum);
            Slot slot = slots.get(Math.min(at < 0 ? -at - 1 : at, until.length - 1));
            Priority priority = PRIORITIES.get(random.nextInt(PRIORITIES.size()));
            Demand.Kind kind = new Demand.Kind(
                    slot.team(),
                    null,
                    "wechat",
                    false,
                    null,
                    null,
                    TicketOf.NORMAL,
                    priority,
                    Agents.turn(priority),
                    random.nextInt(20) == 0 ? Level.VIP : Level.ORDINARY);
            Instant since = slot.begin().plusMillis((long) (random.nextDouble() * 3_600_000));
            Duration work = Duration.ofSeconds(Math.max(30, (long) (-mean * Math.log(1 - random.nextDouble()))));
            arrivals.add(new Simulation.Arrival(new Demand("T%06d".formatted(i), kind, since, null), work));
        }
        return arrivals;
    }

    /** An hour of a team with the capacity on duty for it: that of an agent with several skills is shared among them. */
    private record Slot(String team, Instant begin, double capacity) {

        private boolean isPeak() {
            int hour = begin.atZone(ZONE).getHour();
            return hour == 9 || hour == 10;
        }
    }

    private static List<Slot> slots(List<Agent> agents, RoutingRules rules) {
        Map<String, Slot> slots = new TreeMap<>();
        for (int day = 0; day < DAYS; day++) {
            for (int hour = 8; hour < 21; hour++) {
                Instant begin = FIRST.plusDays(day).atTime(hour, 0).atZone(ZONE).toInstant();
                Instant middle = begin.plusSeconds(1800);
                for (Agent agent : agents) {
                    if (new Seat(agent, rules).absence(middle) == null) {
                        for (String team : agent.teams()) {
                            double share =
                                    (double) agent.capacity() / agent.teams().size();
                            slots.merge(
                                    team + begin,
                                    new Slot(team, begin, share),
                                    (a, b) -> new Slot(team, a.begin(), a.capacity() + b.capacity()));
                        }
                    }
                }
            }
        }
        return List.copyOf(slots.values());
    }

    private static double utilisation(Simulation.Result result, List<Agent> agents, RoutingRules rules) {
        double capacity = agents.stream()
                .mapToDouble(agent -> agent.capacity() * result.hours().getOrDefault(agent.id(), 0.0))
                .sum();
        double work = 0;
        Map<String, Agent> byId = new HashMap<>();
        agents.forEach(agent -> byId.put(agent.id(), agent));
        for (Simulation.Given given : result.given()) {
            if (given.until() != null) {
                work += rules.weight(given.demand().kind().priority())
                        * onDuty(Objects.requireNonNull(byId.get(given.agent())), rules, given.at(), given.until());
            }
        }
        return work / capacity;
    }

    /** Hours of the agent's own between two moments, in steps of five minutes. */
    private static double onDuty(Agent agent, RoutingRules rules, Instant from, Instant until) {
        Seat seat = new Seat(agent, rules);
        double hours = 0;
        for (Instant at = from; at.isBefore(until); at = at.plusSeconds(300)) {
            Instant next = at.plusSeconds(300).isBefore(until) ? at.plusSeconds(300) : until;
            hours += seat.absence(at) == null ? Duration.between(at, next).toMillis() / 3_600_000.0 : 0;
        }
        return hours;
    }

    /** How often somebody had more than fits, reckoned from what was given alone. */
    private static int overCapacity(Simulation.Result result, List<Agent> agents, RoutingRules rules) {
        Map<String, TreeMap<Instant, Integer>> steps = new HashMap<>();
        for (Simulation.Given given : result.given()) {
            int weight = rules.weight(given.demand().kind().priority());
            TreeMap<Instant, Integer> own = steps.computeIfAbsent(given.agent(), key -> new TreeMap<>());
            own.merge(given.at(), weight, Integer::sum);
            if (given.until() != null) {
                own.merge(given.until(), -weight, Integer::sum);
            }
        }
        int over = 0;
        for (Agent agent : agents) {
            int load = 0;
            for (int step : steps.getOrDefault(agent.id(), new TreeMap<>()).values()) {
                load += step;
                over += load > agent.capacity() ? 1 : 0;
            }
        }
        return over;
    }
}
