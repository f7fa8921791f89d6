package io.kefu.sla.clock;

import io.kefu.sla.clock.Course.EndedRound;
import io.kefu.sla.clock.Course.Message;
import io.kefu.sla.policy.Promise;
import io.kefu.sla.policy.SlaPolicies;
import io.kefu.sla.policy.SlaTarget;
import io.kefu.ticket.life.Ticket;
import io.kefu.ticket.life.TicketEvent;
import io.kefu.ticket.value.Round;
import io.kefu.ticket.value.StateKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes the clocks of a ticket of its events: the one way in which they come about, for jobs, commands and what-if. A
 * clock that runs follows the policies and what the ticket is now, from its original start; what has ended keeps what was
 * promised when it ended.
 */
public final class ClockFold {

    /** What was promised before, whatever the policies say now. */
    @FunctionalInterface
    public interface Promised {

        /**
         * @param ended when the clock was met or stopped; null when it was not
         * @return null to ask the policies
         */
        @Nullable
        Promise of(SlaTarget target, int lap, Instant started, @Nullable Instant ended);
    }

    private final SlaPolicies policies;

    public ClockFold(SlaPolicies policies) {
        this.policies = policies;
    }

    /** Whether a ticket can have a clock of this target. */
    public static boolean concerns(SlaTarget target, Ticket ticket) {
        boolean internal = ticket.birth().isInternal();
        return switch (target) {
            case FIRST_RESPONSE, RESOLUTION -> !internal;
            case NEXT_RESPONSE -> !internal && !ticket.history();
            case INTERNAL -> internal;
            default -> !ticket.history();
        };
    }

    /**
     * All clocks of a ticket, those of a target in the order of their laps.
     *
     * @param born the ticket, of which only what it was born with and its words are looked at
     * @param events all that happened to it, in the order in which it was recorded
     */
    public List<SlaClock> clocks(Ticket born, List<TicketEvent> events) {
        return clocks(born, events, (target, lap, started, ended) -> null);
    }

    /**
     * As {@link #clocks(Ticket, List)}.
     *
     * @param promised what was promised, where that is known
     */
    public List<SlaClock> clocks(Ticket born, List<TicketEvent> events, Promised promised) {
        Ticket ticket = new Ticket(born.birth(), born.words(), born.requesterId());
        boolean internal = ticket.birth().isInternal();
        Course course = new Course(ticket, policies, internal ? SlaTarget.INTERNAL : SlaTarget.RESOLUTION);
        events.forEach(course::take);
        if (course.stretches.isEmpty()) {
            return List.of();
        }
        return new Sum(course, internal, promised).clocks();
    }

    /**
     * How much of a clock's calendar passed in each kind of states, until it was over or until a moment.
     *
     * @param events as of {@link #clocks}
     */
    public Map<StateKind, Duration> spent(Ticket born, List<TicketEvent> events, SlaClock clock, Instant now) {
        Course course =
                new Course(new Ticket(born.birth(), born.words(), born.requesterId()), policies, clock.target());
        events.forEach(course::take);
        Instant end = clock.endedAt() == null ? now : clock.endedAt();
        Map<StateKind, Duration> spent = new EnumMap<>(StateKind.class);
        for (int i = 0; i < course.stretches.size(); i++) {
            Course.Stretch stretch = course.stretches.get(i);
            Instant from = stretch.from().isBefore(clock.startedAt()) ? clock.startedAt() : stretch.from();
            Instant to = i + 1 < course.stretches.size()
                    ? course.stretches.get(i + 1).from()
                    : end;
            Duration passed = clock.promise().calendar().between(from, to.isAfter(end) ? end : to);
            spent.merge(stretch.kind(), passed, Duration::plus);
        }
        return spent;
    }

    /** What a course adds up to. */
    private static final class Sum {

        private final Course course;
        private final Ticket ticket;
        private final boolean internal;
        private final SlaTarget whole;
        private final Promised promised;
        private final boolean finished;
        private final List<SlaClock> clocks = new ArrayList<>();

        private Sum(Course course, boolean internal, Promised promised) {
            this.course = course;
            this.ticket = course.ticket;
            this.internal = internal;
            this.whole = internal ? SlaTarget.INTERNAL : SlaTarget.RESOLUTION;
            this.promised = promised;
            this.finished = ticket.kind().isFinished();
        }

        private List<SlaClock> clocks() {
            if (!internal) {
                firstResponse();
            }
            if (!internal && !ticket.history()) {
                nextResponses();
            }
            rounds();
            if (!ticket.history()) {
                atOnce();
                followUps();
            }
            for (int i = 0; i + 1 < clocks.size(); i++) {
                if (clocks.get(i).target() == clocks.get(i + 1).target()) {
                    clocks.set(i, clocks.get(i).older());
                }
            }
            return clocks;
        }

        private void add(
                SlaTarget target,
                int lap,
                @Nullable Promise usual,
                @Nullable Instant start,
                @Nullable Instant met,
                @Nullable Instant stopped) {
            if (start == null) {
                return;
            }
            Promise before = promised.of(target, lap, start, met == null ? stopped : met);
            Promise promise = before == null ? usual : before;
            if (promise != null) {
                boolean stands = target.isPromise();
                List<Pause> pauses = stands ? course.pauses(promise, start, met == null ? stopped : met) : List.of();
                clocks.add(SlaClock.of(ticket.id(), lap, promise, start, pauses, met, stopped, ticket.history()));
            }
        }

        /** It is over at a time that nobody knows: not missed either. */
        private Instant unknown(Instant start) {
            Instant voidAt = course.voidAt();
            return voidAt == null ? start : voidAt;
        }

        /** A source that keeps no first answers cannot have missed them. */
        private void firstResponse() {
            Instant met = ticket.firstResponseAt();
            if (ticket.history() && met == null) {
                return;
            }
            boolean over = ticket.isAnswered() || finished;
            Instant start = ticket.openedAt();
            Promise promise = over ? course.first : course.now(SlaTarget.FIRST_RESPONSE);
            add(SlaTarget.FIRST_RESPONSE, 1, promise, start, met, met == null && over ? unknown(start) : null);
        }

        private void nextResponses() {
            Instant answered = null;
            Instant waits = null;
            int lap = 0;
            for (Message message : course.messages()) {
                boolean after = answered != null
                        || (ticket.firstResponseAt() != null && message.at().isAfter(ticket.firstResponseAt()));
                if (message.ours()) {
                    if (waits != null) {
                        Instant met = message.timed() ? message.at() : null;
                        add(SlaTarget.NEXT_RESPONSE, lap, message.promise(), waits, met, met == null ? waits : null);
                        waits = null;
                    }
                    answered = message.at();
                } else if (after && waits == null) {
                    waits = message.at();
                    lap++;
                }
            }
            if (waits != null) {
                Promise promise = finished ? course.next : course.now(SlaTarget.NEXT_RESPONSE);
                add(SlaTarget.NEXT_RESPONSE, lap, promise, waits, null, course.voidAt());
            }
        }

        private void rounds() {
            for (EndedRound round : course.rounds) {
                Instant began = round.facts().beganAt();
                Instant done = doneAt(round.facts());
                add(whole, round.facts().number(), round.promise(), began, done, done == null ? began : null);
            }
            Promise promise = finished ? course.done : course.now(whole);
            Round round = ticket.round();
            Instant began = round.beganAt();
            if (began != null) {
                Instant done = finished ? doneAt(round) : null;
                add(whole, round.number(), promise, began, done, finished && done == null ? unknown(began) : null);
            }
        }

        private static @Nullable Instant doneAt(Round round) {
            return round.resolvedAt() == null ? round.closedAt() : round.resolvedAt();
        }

        private void atOnce() {
            if (course.since != null) {
                add(
                        SlaTarget.AT_ONCE,
                        1,
                        course.atOnce,
                        course.since,
                        null,
                        finished ? course.last().from() : null);
            }
        }

        private void followUps() {
            Instant from = course.last().from();
            if (ticket.kind() == StateKind.WAITING) {
                Instant asked = course.answeredAt();
                from = asked != null && asked.isAfter(from) ? asked : from;
                long lap = course.stretches.stream()
                        .filter(stretch -> stretch.kind() == StateKind.WAITING)
                        .count();
                add(SlaTarget.SILENCE, (int) lap, course.now(SlaTarget.SILENCE), from, null, null);
            } else if (ticket.kind() == StateKind.SOLVED) {
                Instant solved = ticket.resolvedAt();
                add(
                        SlaTarget.SOLVED,
                        ticket.round().number(),
                        course.now(SlaTarget.SOLVED),
                        solved == null ? from : solved,
                        null,
                        null);
            }
        }
    }
}
