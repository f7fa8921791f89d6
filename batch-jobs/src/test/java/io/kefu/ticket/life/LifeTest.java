package io.kefu.ticket.life;

import static org.assertj.core.api.Assertions.assertThat;

import io.kefu.access.Actor;
import io.kefu.customer.golden.Level;
import io.kefu.customer.golden.Mark;
import io.kefu.customer.golden.Traits;
import io.kefu.problem.KefuException;
import io.kefu.ticket.value.Birth;
import io.kefu.ticket.value.Cause;
import io.kefu.ticket.value.Round;
import io.kefu.ticket.value.StateKind;
import io.kefu.ticket.value.TicketState;
import io.kefu.ticket.value.Words;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Whatever happens to a ticket, its events add up to it. */
class LifeTest {

    private static final Instant NINE = Instant.parse("2024-05-06T01:00:00Z");
    private static final int LIVES = 10_000;

    /** A life by chance, and what it was after each event that a moment lies behind. */
    private static final class Chance {

        private final Random random;
        private final Ticket ticket;
        private Instant now = NINE;

        private Chance(long seed) {
            this.random = new Random(seed);
            this.ticket = TicketOf.taken(new Ticket(
                    new Birth("CS1", new Birth.Origin("s", "e", random.nextInt(5) == 0), "phone", "instant", "c"),
                    new Words("subject", "text", null, null, "reasons"),
                    7L));
            ticket.by(actor())
                    .open(NINE, grade(), pick(Traits.NONE, new Traits(Level.VIP, Set.of(Mark.HIGH_RISK))), "", 1L);
        }

        private Grade grade() {
            return new Grade(
                    pick(TicketOf.INQUIRY, TicketOf.COMPLAINT),
                    maybe("pre_sales"),
                    pick(TicketOf.NORMAL, TicketOf.URGENT),
                    pick(TicketOf.LOW, TicketOf.HIGH),
                    maybe("d"),
                    maybe("t"),
                    maybe("type urgency"),
                    Map.of());
        }

        @SafeVarargs
        private <T> T pick(T... values) {
            return values[random.nextInt(values.length)];
        }

        private @Nullable String maybe(String... values) {
            int chosen = random.nextInt(values.length + 1);
            return chosen == values.length ? null : values[chosen];
        }

        private Actor actor() {
            return new Actor(pick("lin", "system:nightly"));
        }

        private Cause cause() {
            Cause cause = Cause.of(now, actor(), pick("", "why"));
            return random.nextInt(4) == 0 ? cause.untimed() : cause;
        }

        /** One thing that somebody tries; what is not legal is refused and leaves no trace. */
        private void step() {
            now = now.plus(Duration.ofMinutes(random.nextInt(500)));
            Acting acting = ticket.by(actor());
            int before = ticket.events().size();
            try {
                switch (random.nextInt(24)) {
                    case 0, 1 -> acting.assign(pick("K1", "K2", "K3"), maybe("d1", "d2"), now, "skill");
                    case 2 -> acting.answer(now, 2L);
                    case 3 -> acting.answerUntimed(now, null);
                    case 4 -> acting.await(now);
                    case 5 -> acting.contact(now, "", 3L);
                    case 6 -> acting.start(now);
                    case 7, 8 -> acting.resolve(now, "done");
                    case 9 -> acting.resolveAsTold(random.nextBoolean() ? null : now, now, "told");
                    case 10 -> acting.close(now, "confirmed");
                    case 11 -> acting.reopen(now, "again");
                    case 12 -> {
                        if (ticket.kind() == StateKind.SOLVED) {
                            acting.takeBack(now, "corrected");
                        }
                    }
                    case 13, 14 ->
                        acting.report(pick(TicketOf.LIFECYCLE.states().toArray(TicketState[]::new)), cause());
                    case 15 -> acting.reportAssignee(maybe("K1", "K9"), maybe("d3"), cause());
                    case 16 -> change(acting);
                    case 17 -> acting.tell(cause(), values());
                    case 18 -> acting.note(maybe("before"), "after", now, "sheet");
                    case 19 -> acting.await(pick(StateKind.WAITING, StateKind.THIRD_PARTY), now, pick("", "why"));
                    case 20 -> acting.cancel(now, pick("", "a slip"));
                    case 21 -> acting.putBack(now, "ill");
                    case 22 -> acting.merge(TicketOf.opened("CS2", NINE, actor()), now, pick("", "the same"));
                    default -> acting.change(Attribute.RATING, pick("1", "5"), now, "");
                }
            } catch (KefuException refused) {
                assertThat(ticket.events()).hasSizeLessThanOrEqualTo(before + 1); // work may have begun
            }
        }

        private void change(Acting acting) {
            Attribute attribute = pick(Attribute.values());
            acting.change(attribute, value(attribute), now, "sheet, A1");
        }

        private Map<Attribute, @Nullable String> values() {
            Map<Attribute, @Nullable String> values = new EnumMap<>(Attribute.class);
            for (int i = random.nextInt(4); i >= 0; i--) {
                Attribute attribute = pick(Attribute.values());
                values.put(attribute, value(attribute));
            }
            return values;
        }

        private @Nullable String value(Attribute attribute) {
            return switch (attribute) {
                case OPENED_AT -> now.toString();
                case FIRST_RESPONSE, DONE, CLOSED_AT, ARCHIVED_AT, SOURCE_DUE, SOURCE_CHANGED -> maybe(now.toString());
                case REOPENS, REASSIGNMENTS, CONTACTS, OPEN_CHILDREN -> pick("0", "3");
                case REQUESTER -> maybe("8", "9");
                case RATING, CONTACT_RATING -> maybe("2", "4");
                case ANSWERED_UNTIMED, SOURCE_SLA_MET -> maybe("true");
                case TYPE -> maybe("inquiry", "after_sales");
                case URGENCY -> pick("normal", "critical");
                case PRIORITY -> pick("high", "low");
                case LEVEL -> pick("vip", "strategic");
                case MARKS -> maybe("high_value high_risk");
                default -> maybe("one", "two \"quoted\"\n行");
            };
        }
    }

    private static List<TicketEvent> stored(Ticket ticket) {
        List<TicketEvent> events = new ArrayList<>();
        ticket.events().forEach(event -> events.add(StoredEvent.of("CS1", event).event()));
        return events;
    }

    @Test
    void theEventsOfAnyLifeGiveItsRow() {
        for (long seed = 0; seed < LIVES; seed++) {
            Chance chance = new Chance(seed);
            for (int step = 0; step < 25; step++) {
                chance.step();
            }
            Life life = new Life(chance.ticket, chance.ticket.endedRounds(), stored(chance.ticket));
            assertThat(life.events()).as("life %d", seed).isEqualTo(chance.ticket.events());
            assertThat(life.differences())
                    .as("life %d: %s", seed, life.events())
                    .isEmpty();
            assertThat(life.replayed().round()).isEqualTo(chance.ticket.round());
        }
    }

    @Test
    void roundsFollowEachOther() {
        for (long seed = 0; seed < LIVES; seed++) {
            Chance chance = new Chance(seed);
            for (int step = 0; step < 25; step++) {
                chance.step();
            }
            List<Round> rounds = new ArrayList<>(chance.ticket.endedRounds());
            rounds.add(chance.ticket.round());
            for (int i = 0; i < rounds.size(); i++) {
                assertThat(rounds.get(i).number()).isEqualTo(i + 1);
            }
        }
    }

    /** What had been recorded by a moment is what the events up to it make, when each was recorded as it happened. */
    @Test
    void asOfAMomentItIsWhatItWasThen() {
        int seen = 0;
        for (long seed = 0; seed < LIVES / 10; seed++) {
            Chance chance = new Chance(seed);
            List<Instant> moments = new ArrayList<>();
            List<List<TicketEvent>> recorded = new ArrayList<>();
            for (int step = 0; step < 25; step++) {
                chance.step();
                moments.add(chance.now);
                recorded.add(chance.ticket.events());
            }
            Life life = new Life(chance.ticket, chance.ticket.endedRounds(), stored(chance.ticket));
            if (life.events().stream().anyMatch(event -> !event.cause().timed())) {
                continue;
            }
            seen++;
            for (int i = 0; i < moments.size(); i++) {
                Ticket then = Ticket.replay(
                        chance.ticket.birth(), chance.ticket.words(), chance.ticket.requesterId(), recorded.get(i));
                int next = i + 1;
                if (next < moments.size() && moments.get(next).equals(moments.get(i))) {
                    continue; // two things at one moment
                }
                assertThat(TicketColumns.differences(life.asOf(moments.get(i)), then))
                        .as("life %d at step %d", seed, i)
                        .isEmpty();
            }
        }
        assertThat(seen).isPositive();
    }

    @Test
    void aFactWithoutATimeIsNotTrueAsOfAnyMoment() {
        Ticket ticket = TicketOf.opened("CS1", NINE, new Actor("lin"));
        Cause told = Cause.of(NINE.plusSeconds(60), new Actor("lin"), "reported by x");
        ticket.by(new Actor("lin")).report(TicketOf.state("closed"), told.untimed());
        Life life = new Life(ticket, ticket.endedRounds(), ticket.events());
        assertThat(life.isUntimed()).isTrue();
        assertThat(life.asOf(NINE.plusSeconds(3600)).kind()).isEqualTo(StateKind.NEW);
        assertThat(ticket.closedAt()).isNull();
    }

    /** An erased customer's words are gone from the row and from the events. */
    @Test
    void withoutTheWordsTheEventsStillAddUp() {
        for (long seed = 0; seed < LIVES / 10; seed++) {
            Chance chance = new Chance(seed);
            for (int step = 0; step < 25; step++) {
                chance.step();
            }
            Ticket left = Ticket.replay(
                    chance.ticket.birth(),
                    new Words(null, "", chance.ticket.category(), null, ""),
                    chance.ticket.requesterId(),
                    erased(chance.ticket));
            chance.ticket.subject = null;
            chance.ticket.description = "";
            chance.ticket.orderNo = null;
            chance.ticket.reasons = "";
            chance.ticket.tags = null;
            assertThat(TicketColumns.differences(chance.ticket, left))
                    .as("life %d", seed)
                    .isEmpty();
        }
    }

    /** The same that {@code TicketErasureRepository} leaves. */
    private static List<TicketEvent> erased(Ticket ticket) {
        List<TicketEvent> events = new ArrayList<>();
        for (TicketEvent event : ticket.events()) {
            StoredEvent stored = StoredEvent.of("CS1", event);
            boolean gone = StoredEvent.wordKinds().contains(stored.kind());
            events.add(gone ? new StoredEvent("CS1", stored.cause(), stored.kind(), null, null, null).event() : event);
        }
        return Collections.unmodifiableList(events);
    }
}
