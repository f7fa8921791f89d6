package io.kefu.sla.clock;

import static org.assertj.core.api.Assertions.assertThat;

import io.kefu.access.Actor;
import io.kefu.calendar.BusinessCalendar;
import io.kefu.calendar.CalendarRules;
import io.kefu.calendar.Hours;
import io.kefu.customer.golden.Traits;
import io.kefu.problem.KefuException;
import io.kefu.sla.policy.SlaPolicies;
import io.kefu.sla.policy.SlaPolicyFile;
import io.kefu.sla.policy.SlaTarget;
import io.kefu.ticket.life.Acting;
import io.kefu.ticket.life.Attribute;
import io.kefu.ticket.life.Grade;
import io.kefu.ticket.life.Ticket;
import io.kefu.ticket.life.TicketOf;
import io.kefu.ticket.value.Birth;
import io.kefu.ticket.value.StateKind;
import io.kefu.ticket.value.TicketState;
import io.kefu.ticket.value.Words;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * What happens to a ticket, in every order and at random, against a reckoning that walks through the ticket's life second
 * by second and knows neither events nor intervals.
 */
class ClockOracleTest {

    private static final Actor LIN = new Actor("lin");

    /** The calendar's day has two minutes of work in every five, so that little time holds many windows. */
    private static final BusinessCalendar CALENDAR = calendar();

    private static final Instant ZERO = Instant.parse("2024-05-06T00:00:00Z");

    private static final int[] STEPS = {60, 97, 150, 61, 200};

    private static final String[] HAPPENINGS = {
        "pause", "third", "resume", "reply", "contact", "reopen", "solve", "high", "low", "vip", "merge", "unmerge"
    };

    /** What every policy of the test says; the oracle has its own copy. */
    private static final SlaPolicies POLICIES = SlaPolicyFile.parse(
            "policies.yaml",
            """
            policies:
              - name: vip
                when: customer.level == vip
                calendar: c
                first_response: 100s
                next_response: {within: 45s, pauses: []}
              - name: high
                when: priority == high
                calendar: c
                next_response: 70s
                resolution: {within: 150s, pauses: [waiting]}
              - name: rest
                first_response: {within: 200s, calendar: c, pauses: [waiting]}
                next_response: 130s
                resolution: 500s
            """,
            name -> name.equals("c") ? CALENDAR : BusinessCalendar.always(ZoneOffset.UTC),
            ZoneOffset.UTC,
            TicketOf.GRADES);

    private static BusinessCalendar calendar() {
        List<Hours> day = new ArrayList<>();
        for (int minute = 0; minute < 1_440; minute += 5) {
            day.add(Hours.parse(
                    "%02d:%02d-%02d:%02d".formatted(minute / 60, minute % 60, (minute + 2) / 60, (minute + 2) % 60)));
        }
        Map<DayOfWeek, List<Hours>> weekly = new EnumMap<>(DayOfWeek.class);
        for (DayOfWeek weekday : DayOfWeek.values()) {
            weekly.put(weekday, day);
        }
        return new BusinessCalendar(CalendarRules.weekly(ZoneOffset.UTC, weekly));
    }

    /** The state of one second, as the oracle sees it. */
    private record Second(StateKind kind, boolean high, boolean vip, int round, boolean customerWaits) {}

    /** A ticket that something happens to, and what the oracle writes down meanwhile. */
    private static final class Played {

        private final Ticket ticket = TicketOf.taken(new Ticket(
                new Birth("CS1", new Birth.Origin("s", "e", false), "chat", "instant", null),
                new Words(null, "", null, null, ""),
                null));
        private final Ticket other = TicketOf.taken(new Ticket(
                new Birth("CS2", new Birth.Origin("s", "f", false), "chat", "instant", null),
                new Words(null, "", null, null, ""),
                null));
        private final List<Second> seconds = new ArrayList<>();
        private final List<Integer> answers = new ArrayList<>();
        private final TreeMap<Integer, Integer> waits = new TreeMap<>();
        private @Nullable TicketState before;
        private boolean answered;
        private boolean customerWaits;
        private int mergedAt;
        private int now;

        private Played() {
            Grade grade = new Grade(TicketOf.INQUIRY, null, TicketOf.NORMAL, TicketOf.LOW, null, null, null, Map.of());
            ticket.by(LIN).open(ZERO, grade, Traits.NONE, "", null);
            other.by(LIN).open(ZERO, grade, Traits.NONE, "", null);
            ticket.by(LIN).assign("K1", null, ZERO, "");
        }

        private Instant at() {
            return ZERO.plusSeconds(now);
        }

        private void pass(int length) {
            for (int i = 0; i < length; i++) {
                seconds.add(new Second(
                        ticket.kind(),
                        ticket.priority().equals(TicketOf.HIGH),
                        ticket.level().key().equals("vip"),
                        ticket.round().number(),
                        customerWaits));
                now++;
            }
        }

        private void happen(String what) {
            try {
                tryTo(what);
            } catch (KefuException refused) {
                // What is not legal now does not happen.
            }
        }

        private void tryTo(String what) {
            Acting acting = ticket.by(LIN);
            StateKind kind = ticket.kind();
            switch (what) {
                case "pause" -> acting.await(StateKind.WAITING, at(), "x");
                case "third" -> acting.await(StateKind.THIRD_PARTY, at(), "x");
                case "resume" -> acting.assign("K" + now, null, at(), "x");
                case "reply" -> {
                    if (kind.isFinished()) {
                        return;
                    }
                    acting.answer(at(), null);
                    answer();
                }
                case "contact" -> {
                    if (!kind.takesContacts()) {
                        return;
                    }
                    acting.contact(at(), "x", null);
                    if (answered && !customerWaits) {
                        customerWaits = true;
                        waits.put(now, Integer.MAX_VALUE);
                    }
                }
                case "reopen" -> acting.reopen(at(), "x");
                case "solve" -> {
                    if (!kind.isSolved()) {
                        acting.resolve(at(), "x", true);
                        answer();
                    }
                }
                case "high" -> acting.change(Attribute.PRIORITY, "high", at(), "x");
                case "low" -> acting.change(Attribute.PRIORITY, "low", at(), "x");
                case "vip" ->
                    acting.change(Attribute.LEVEL, ticket.level().key().equals("vip") ? "ordinary" : "vip", at(), "x");
                case "merge" -> {
                    TicketState was = ticket.state();
                    acting.merge(other, at(), "x");
                    before = was;
                    mergedAt = now;
                }
                case "unmerge" -> {
                    if (before != null && kind == StateKind.MERGED) {
                        acting.unmerge(List.of(other), before, at(), "x");
                        neverWas(mergedAt);
                    }
                }
                default -> throw new IllegalStateException(what);
            }
        }

        /** The ticket stood all the time where it stands now. */
        private void neverWas(int since) {
            for (int i = since; i < seconds.size(); i++) {
                Second second = seconds.get(i);
                seconds.set(
                        i,
                        new Second(ticket.kind(), second.high(), second.vip(), second.round(), second.customerWaits()));
            }
        }

        private void answer() {
            answers.add(now);
            answered = true;
            if (customerWaits) {
                customerWaits = false;
                waits.put(waits.lastKey(), now);
            }
        }
    }

    /** What the oracle says of one clock, as the test prints it: target, lap, policy, due or never, met or open. */
    private static final class Oracle {

        private final Played played;
        private final Map<String, String> lines = new TreeMap<>();

        private Oracle(Played played) {
            this.played = played;
        }

        private Map<String, String> lines() {
            List<Second> seconds = played.seconds;
            Second last = seconds.get(seconds.size() - 1);
            int first = played.answers.isEmpty() ? -1 : played.answers.get(0);
            line("first_response 1", 0, first, policyOf(SlaTarget.FIRST_RESPONSE, end(0, first, seconds.size())));
            int lap = 0;
            for (Map.Entry<Integer, Integer> wait : played.waits.entrySet()) {
                lap++;
                int met = wait.getValue() == Integer.MAX_VALUE ? -1 : wait.getValue();
                int end = end(wait.getKey(), met, seconds.size());
                line("next_response " + lap, wait.getKey(), met, policyOf(SlaTarget.NEXT_RESPONSE, end));
            }
            for (int round = 1; round <= last.round(); round++) {
                rounds(round);
            }
            return lines;
        }

        /** The second of which the values count: the one before the end. */
        private int end(int start, int met, int size) {
            int until = met < 0 ? size : met;
            for (int i = start; i < until; i++) {
                if (restIsVoid(i)) {
                    return i == 0 ? 0 : i - 1;
                }
            }
            return Math.max(0, until - 1);
        }

        private boolean restIsVoid(int from) {
            for (int i = from; i < played.seconds.size(); i++) {
                if (!played.seconds.get(i).kind().isVoid()) {
                    return false;
                }
            }
            return true;
        }

        private void rounds(int round) {
            int start = -1;
            int met = -1;
            for (int i = 0; i < played.seconds.size(); i++) {
                Second second = played.seconds.get(i);
                if (second.round() == round && start < 0) {
                    start = i;
                }
                boolean solvesNow = second.kind().isSolved()
                        && (i == 0 || !played.seconds.get(i - 1).kind().isSolved());
                if (second.round() == round && solvesNow && met < 0) {
                    met = i;
                }
            }
            if (start >= 0) {
                int end = end(start, met, played.seconds.size());
                line("resolution " + round, start, met, policyOf(SlaTarget.RESOLUTION, end));
            }
        }

        private String policyOf(SlaTarget target, int second) {
            Second then = played.seconds.get(second);
            if (target == SlaTarget.RESOLUTION) {
                return then.high() ? "high 150 c W" : "rest 500 a WT";
            }
            if (target == SlaTarget.FIRST_RESPONSE) {
                return then.vip() ? "vip 100 c -" : "rest 200 c W";
            }
            return then.vip() ? "vip 45 c -" : then.high() ? "high 70 c W" : "rest 130 a W";
        }

        private void line(String key, int start, int met, String policy) {
            String[] parts = policy.split(" ");
            int budget = Integer.parseInt(parts[1]);
            int counted = 0;
            int due = -1;
            int until = met >= 0 ? met : played.seconds.size();
            boolean paused = false;
            for (int i = start; i < until && due < 0; i++) {
                paused = stands(played.seconds.get(i).kind(), parts[3]);
                if (!paused && (parts[2].equals("a") || i % 300 < 120)) {
                    counted++;
                }
                if (counted == budget) {
                    due = i + 1;
                }
            }
            // What is not used up yet is used up later, unless something happens: the state stays as it is.
            if (due < 0) {
                for (int i = until; due < 0; i++) {
                    if (parts[2].equals("a") || i % 300 < 120) {
                        counted++;
                    }
                    if (counted == budget) {
                        due = i + 1;
                    }
                }
                due = met < 0 && paused ? -2 : due;
            }
            lines.put(key, parts[0] + " due " + (due == -2 ? "paused" : due) + " met " + met);
        }

        private static boolean stands(StateKind kind, String pauses) {
            return kind.isFinished()
                    || (kind == StateKind.WAITING && pauses.contains("W"))
                    || (kind == StateKind.THIRD_PARTY && pauses.contains("T"));
        }
    }

    private static Map<String, String> folded(Played played) {
        Map<String, String> lines = new TreeMap<>();
        for (SlaClock clock : new ClockFold(POLICIES).clocks(played.ticket, played.ticket.events())) {
            boolean stands = clock.metAt() == null && (clock.pausedAt() != null || clock.stoppedAt() != null);
            Instant stood = clock.stoppedAt() != null ? clock.stoppedAt() : clock.pausedAt();
            boolean paused = stands && stood != null && clock.dueAt().isAfter(stood);
            lines.put(
                    clock.target().key() + " " + clock.lap(),
                    clock.promise().policy() + " due "
                            + (paused ? "paused" : clock.dueAt().getEpochSecond() - ZERO.getEpochSecond())
                            + " met "
                            + (clock.metAt() == null ? -1 : clock.metAt().getEpochSecond() - ZERO.getEpochSecond()));
        }
        return lines;
    }

    private static void check(List<String> happenings, @Nullable Random gaps) {
        Played played = new Played();
        int step = 0;
        for (String happening : happenings) {
            played.pass(gaps == null ? STEPS[step++ % STEPS.length] : 1 + gaps.nextInt(240));
            played.happen(happening);
        }
        played.pass(90);
        assertThat(folded(played)).as("%s", happenings).isEqualTo(new Oracle(played).lines());
    }

    private static int every(List<String> before, int length) {
        if (length == 0) {
            check(before, null);
            return 1;
        }
        int count = 0;
        for (String happening : HAPPENINGS) {
            List<String> more = new ArrayList<>(before);
            more.add(happening);
            count += every(more, length - 1);
        }
        return count;
    }

    @Test
    void everyOrderOfFive() {
        int count = 0;
        for (int length = 0; length <= 5; length++) {
            count += every(List.of(), length);
        }
        assertThat(count).isEqualTo(271_453);
    }

    @Test
    void tenThousandLongLives() {
        for (int seed = 0; seed < 10_000; seed++) {
            Random random = new Random(seed);
            List<String> happenings = new ArrayList<>();
            for (int i = 6 + random.nextInt(20); i > 0; i--) {
                happenings.add(HAPPENINGS[random.nextInt(HAPPENINGS.length)]);
            }
            check(happenings, random);
        }
    }
}
