package io.kefu.ticket.life;

import static org.assertj.core.api.Assertions.assertThat;

import io.kefu.access.Actor;
import io.kefu.problem.KefuException;
import io.kefu.ticket.cycle.Lifecycle;
import io.kefu.ticket.value.StateKind;
import io.kefu.ticket.value.TicketState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Whatever the life cycle and whatever is tried: no move happens that it does not know, and events give the row. */
class RandomLifecyclesTest {

    private static final Instant NINE = Instant.parse("2024-05-06T01:00:00Z");
    private static final Actor LIN = new Actor("lin");

    /** Of each kind one or two states (some kinds may have none), each leading to a few others. */
    private static String lifecycle(Random random) {
        List<String> keys = new ArrayList<>();
        List<StateKind> kinds = new ArrayList<>();
        for (StateKind kind : StateKind.values()) {
            boolean needed = Set.of(StateKind.NEW, StateKind.OPEN, StateKind.SOLVED, StateKind.CLOSED)
                    .contains(kind);
            int count = needed ? 1 + random.nextInt(2) : random.nextInt(3);
            for (int i = 0; i < count; i++) {
                keys.add(kind.name().toLowerCase(Locale.ROOT) + i);
                kinds.add(kind);
            }
        }
        StringBuilder yaml = new StringBuilder("states:\n");
        for (int i = 0; i < keys.size(); i++) {
            Set<String> next = new LinkedHashSet<>();
            next.add(keys.get((i + 1) % keys.size())); // so that all are reached
            for (int j = random.nextInt(4); j > 0; j--) {
                next.add(keys.get(random.nextInt(keys.size())));
            }
            next.addAll(necessary(keys, i));
            next.remove(keys.get(i));
            yaml.append("  - {state: %s, kind: %s, zh: 状%d, en: s%d, next: %s}%n"
                    .formatted(keys.get(i), kinds.get(i).key(), i, i, next));
        }
        return yaml.toString();
    }

    /** The moves that kefu makes by itself. */
    private static List<String> necessary(List<String> keys, int from) {
        String working = keys.contains("open1") ? "open1" : "open0";
        return switch (keys.get(from)) {
            case "new0" -> List.of("open0");
            case "open0" -> List.of(working, "solved0");
            case "open1" -> List.of("solved0");
            case "solved0" -> List.of(working, "closed0");
            default -> List.of();
        };
    }

    private static void attempt(Acting acting, int what, Instant at) {
        switch (what) {
            case 0 -> acting.assign("K1", "d", at, "skill");
            case 1 -> acting.assign("K2", null, at, "skill");
            case 2 -> acting.answer(at, null);
            case 3 -> acting.await(at);
            case 4 -> acting.contact(at, "", null);
            case 5 -> acting.start(at);
            case 6 -> acting.resolve(at, "");
            case 7 -> acting.close(at, "");
            case 8 -> acting.reopen(at, "");
            case 9 -> acting.cancel(at, "");
            case 10 -> acting.putBack(at, "");
            case 11 -> acting.await(StateKind.WAITING, at, "");
            case 12 -> acting.await(StateKind.THIRD_PARTY, at, "");
            default -> acting.merge(TicketOf.opened("CS2", NINE, LIN), at, "");
        }
    }

    private static TicketState stateAfter(TicketEvent event, @Nullable TicketState before) {
        TicketState after = before;
        if (event instanceof TicketEvent.Moved moved) {
            assertThat(moved.from()).isEqualTo(before);
            after = moved.to();
        } else if (event instanceof TicketEvent.Assigned assigned && assigned.state() != null) {
            after = assigned.state();
        } else if (event instanceof TicketEvent.Answered answered && answered.to() != null) {
            after = answered.to();
        } else if (event instanceof TicketEvent.Contacted contacted && contacted.to() != null) {
            after = contacted.to();
        }
        return Objects.requireNonNull(after);
    }

    @Test
    void noIllegalHistory() {
        int moves = 0;
        for (long seed = 0; seed < 3_000; seed++) {
            Random random = new Random(seed);
            Lifecycle lifecycle = Lifecycle.parse("random.yaml", lifecycle(random));
            Ticket ticket = TicketOf.born("CS1");
            ticket.lifecycle = lifecycle;
            TicketOf.open(ticket, NINE, LIN);
            for (int step = 1; step <= 100; step++) {
                try {
                    attempt(ticket.by(LIN), random.nextInt(14), NINE.plusSeconds(step));
                } catch (KefuException refused) {
                    // It says so in words, which other tests look at.
                }
            }
            TicketState at = ticket.events().get(0) instanceof TicketEvent.Opened opened ? opened.state() : null;
            for (TicketEvent event : ticket.events()) {
                TicketState next = stateAfter(event, at);
                boolean customers = event instanceof TicketEvent.Contacted
                        || event.cause().reason().equals(Acting.WROTE_AGAIN); // what has happened has
                if (!next.equals(at) && !customers) {
                    assertThat(lifecycle.move(Objects.requireNonNull(at), next))
                            .as("life %d: %s", seed, event)
                            .isPresent();
                    moves++;
                }
                at = next;
            }
            Life life = new Life(ticket, ticket.endedRounds(), ticket.events());
            assertThat(life.differences()).as("life %d", seed).isEmpty();
        }
        assertThat(moves).isGreaterThan(9_000);
    }
}
