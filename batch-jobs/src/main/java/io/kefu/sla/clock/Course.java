package io.kefu.sla.clock;

import io.kefu.sla.policy.Promise;
import io.kefu.sla.policy.SlaPolicies;
import io.kefu.sla.policy.SlaTarget;
import io.kefu.ticket.life.Ticket;
import io.kefu.ticket.life.TicketEvent;
import io.kefu.ticket.life.TicketEvent.Answered;
import io.kefu.ticket.life.TicketEvent.Contacted;
import io.kefu.ticket.life.TicketEvent.Manner;
import io.kefu.ticket.life.TicketEvent.Moved;
import io.kefu.ticket.value.Round;
import io.kefu.ticket.value.StateKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the clocks of a ticket see of its life: who had the word since when, who wrote when, and what was promised as
 * something ended. States follow each other as they were recorded, none before the one in front of it; messages are put
 * in the order of their times, because imports bring them in any.
 */
final class Course {

    /** A state of this kind from an instant on, until the next one. */
    record Stretch(StateKind kind, Instant from) {}

    /** @param promise as it stood when the round ended */
    record EndedRound(Round facts, @Nullable Promise promise) {}

    /** @param promise of a next response as it stood before our message; null of the customer's */
    record Message(
            boolean ours,
            Instant at,
            boolean timed,
            @Nullable Promise promise) {}

    private final SlaPolicies policies;
    private final SlaTarget whole;
    final Ticket ticket;
    final List<Stretch> stretches = new ArrayList<>();
    final List<EndedRound> rounds = new ArrayList<>();
    private final List<Message> messages = new ArrayList<>();

    /** What was promised of the first response when it came, or when the ticket ended without one. */
    @Nullable
    Promise first;

    /** What was promised of the whole when it ended; null while it goes on. */
    @Nullable
    Promise done;

    /** What was promised of the next response when the ticket ended. */
    @Nullable
    Promise next;

    /** Since when the policy that tells somebody at once matches. */
    @Nullable
    Instant since;

    @Nullable
    Promise atOnce;

    /** @param whole the target that ends with the ticket */
    Course(Ticket ticket, SlaPolicies policies, SlaTarget whole) {
        this.ticket = ticket;
        this.policies = policies;
        this.whole = whole;
    }

    void take(TicketEvent event) {
        StateKind before = ticket.kind();
        boolean answered = ticket.isAnswered();
        Round round = ticket.round();
        boolean finishes = event instanceof Moved moved && moved.to().kind().isFinished() && !before.isFinished();
        Promise firstBefore =
                !answered && (finishes || event instanceof Answered) ? now(SlaTarget.FIRST_RESPONSE) : null;
        Promise nextBefore = answered && (finishes || event instanceof Answered) ? now(SlaTarget.NEXT_RESPONSE) : null;
        Promise wholeBefore = finishes ? now(whole) : null;
        ticket.apply(event);
        stand(event, before);
        hear(event, before, nextBefore);
        if (!answered && ticket.isAnswered()) {
            first = firstBefore == null ? now(SlaTarget.FIRST_RESPONSE) : firstBefore;
        }
        if (finishes) {
            done = wholeBefore;
            next = nextBefore;
            first = ticket.isAnswered() ? first : firstBefore;
        } else if (before.isFinished() && !ticket.kind().isFinished()) {
            if (ticket.round().number() > round.number()) {
                rounds.add(new EndedRound(round, done));
            }
            done = null;
        }
        watch(event);
    }

    @Nullable
    Promise now(SlaTarget target) {
        return policies.promise(ticket, target);
    }

    private void stand(TicketEvent event, StateKind before) {
        StateKind after = ticket.kind();
        if (stretches.isEmpty()) {
            stretches.add(new Stretch(after, ticket.openedAt()));
        } else if (after != before) {
            Instant from = notBefore(event.cause().at(), last().from());
            if (event instanceof Moved moved && moved.manner() == Manner.TAKEN_BACK) {
                if (before.isSolved()
                        && !messages.isEmpty()
                        && messages.get(messages.size() - 1).ours()) {
                    messages.remove(messages.size() - 1); // nor was the answer
                }
                while (stretches.size() > 1 && last().kind().isFinished()) { // it never was
                    from = stretches.remove(stretches.size() - 1).from();
                }
            }
            if (last().kind() == after) {
                return;
            }
            stretches.add(new Stretch(after, from));
        }
    }

    private void hear(TicketEvent event, StateKind before, @Nullable Promise nextBefore) {
        boolean timed = event.cause().timed();
        if (event instanceof Contacted && !before.isVoid() && before != StateKind.CLOSED) {
            messages.add(new Message(false, event.cause().at(), timed, null));
        } else if (event instanceof Answered
                || (!before.isSolved() && ticket.kind().isSolved())) {
            messages.add(new Message(true, event.cause().at(), timed, nextBefore));
        }
    }

    private void watch(TicketEvent event) {
        if (policies.set(SlaTarget.AT_ONCE) && !ticket.kind().isFinished()) {
            atOnce = now(SlaTarget.AT_ONCE);
            if (atOnce == null) {
                since = null;
            } else if (since == null) {
                since = notBefore(event.cause().at(), ticket.openedAt());
            }
        }
    }

    private static Instant notBefore(Instant at, Instant earliest) {
        return at.isBefore(earliest) ? earliest : at;
    }

    Stretch last() {
        return stretches.get(stretches.size() - 1);
    }

    /** When it ended without being done; null when it did not. */
    @Nullable
    Instant voidAt() {
        return last().kind().isVoid() ? last().from() : null;
    }

    /** When we wrote last; null when we never did. */
    @Nullable
    Instant answeredAt() {
        return messages.stream()
                .filter(Message::ours)
                .map(Message::at)
                .max(Comparator.naturalOrder())
                .orElse(null);
    }

    /** In the order of their times. */
    List<Message> messages() {
        return messages.stream().sorted(Comparator.comparing(Message::at)).toList();
    }

    /** Where a clock of this promise stands between two instants: what is finished is waited for by nobody. */
    List<Pause> pauses(Promise promise, Instant start, @Nullable Instant end) {
        List<Pause> pauses = new ArrayList<>();
        for (int i = 0; i < stretches.size(); i++) {
            Stretch stretch = stretches.get(i);
            Instant to = i + 1 < stretches.size() ? stretches.get(i + 1).from() : null;
            Instant from = notBefore(stretch.from(), start);
            boolean stands =
                    promise.pauses().contains(stretch.kind()) || stretch.kind().isFinished();
            boolean within = (to == null || to.isAfter(from)) && (end == null || from.isBefore(end));
            if (stands && within) {
                pauses.add(new Pause(stretch.kind(), from, end != null && (to == null || to.isAfter(end)) ? end : to));
            }
        }
        return pauses;
    }
}
