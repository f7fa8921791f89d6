package io.kefu.ticket.cycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kefu.problem.KefuException;
import io.kefu.ticket.cycle.Lifecycle.Need;
import io.kefu.ticket.life.TicketOf;
import io.kefu.ticket.value.TicketState;
import io.kefu.workspace.Language;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LifecycleTest {

    private static final Lifecycle SHIPPED = TicketOf.LIFECYCLE;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            unassigned  | assigned in_progress pending third_party cancelled merged
            assigned    | unassigned in_progress cancelled merged
            in_progress | unassigned assigned pending third_party resolved cancelled merged
            pending     | unassigned assigned in_progress third_party resolved cancelled merged
            third_party | unassigned assigned in_progress pending resolved cancelled merged
            resolved    | in_progress closed
            closed      | in_progress
            cancelled   |
            merged      |
            """)
    void theShippedMoves(String from, String next) {
        List<String> expected = next == null ? List.of() : Arrays.asList(next.split(" "));
        assertThat(SHIPPED.next(TicketOf.state(from)).keySet())
                .extracting(TicketState::key)
                .containsExactlyElementsOf(expected);
    }

    @Test
    void movesHaveNeeds() {
        assertThat(SHIPPED.move(TicketOf.state("pending"), TicketOf.state("cancelled")))
                .hasValueSatisfying(move -> assertThat(move.needs()).containsExactly(Need.REASON));
        assertThat(SHIPPED.move(TicketOf.state("pending"), TicketOf.state("resolved")))
                .hasValueSatisfying(move -> assertThat(move.needs()).isEmpty());
        assertThat(SHIPPED.move(TicketOf.state("closed"), TicketOf.state("resolved")))
                .isEmpty();
    }

    @Test
    void statesAreNamedInAnyLanguage() {
        assertThat(SHIPPED.named("处理中")).isEqualTo(SHIPPED.named("in progress")).isEqualTo(SHIPPED.working());
        assertThat(SHIPPED.label("pending", Language.ZH)).isEqualTo("待回复");
        assertThat(SHIPPED.label("long_gone", Language.ZH)).isEqualTo("long_gone");
        assertThatThrownBy(() -> SHIPPED.named("pendign")).isInstanceOfSatisfying(KefuException.class, e -> assertThat(
                        ((LifecycleProblem.NoSuchState) e.problem()).nearest())
                .isEqualTo("pending"));
    }

    private static String minimal(String more) {
        return """
                states:
                  - {state: queued, kind: new, zh: 排队, en: queued, next: [mine]}
                  - {state: mine, kind: open, zh: 办理, en: mine, next: [queued, ready%s]}
                  - {state: ready, kind: solved, zh: 办结, en: ready, next: [mine, gone]}
                  - {state: gone, kind: closed, zh: 归档, en: gone, next: [mine]}
                """.formatted(more);
    }

    @Test
    void anOfficeWithoutStatesOfAKindHasTheNearest() {
        Lifecycle own = Lifecycle.parse("own.yaml", minimal(""));
        assertThat(own.assigned()).isEqualTo(own.working());
        assertThat(List.of("unassigned", "assigned", "pending", "third_party", "resolved", "cancelled", "merged"))
                .extracting(own::reported)
                .extracting(TicketState::key)
                .containsExactly("queued", "mine", "mine", "mine", "ready", "gone", "gone");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            unreachable | - {state: away, kind: waiting, zh: 外出, en: away, next: mine}       | Unreachable
            no way out  | - {state: away, kind: waiting, zh: 外出, en: away}                   | NoWayOut
            twice       | - {state: mine, kind: waiting, zh: 外出, en: away, next: mine}       | WrongValue
            kind        | - {state: away, kind: asleep, zh: 外出, en: away, next: mine}        | WrongValue
            next        | - {state: away, kind: waiting, zh: 外出, en: away, next: mien}       | WrongValue
            name        | - {state: A B, kind: waiting, zh: 外出, en: away, next: mine}        | WrongValue
            no Chinese  | - {state: away, kind: waiting, en: away, next: mine}                 | MissingKey
            key         | - {state: away, kind: waiting, zh: 外出, en: away, nxt: mine}        | UnknownKey
            """)
    void mistakesAreNamed(String name, String line, String problem) {
        String reached = name.equals("no way out") ? ", away" : "";
        assertThatThrownBy(() -> Lifecycle.parse("own.yaml", minimal(reached) + "  " + line + "\n"))
                .isInstanceOfSatisfying(
                        KefuException.class, e -> assertThat(e.problem().key()).isEqualTo(problem));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {to: ready, needs: solution}            | -
            {from: [mine], to: ready, by: [lead]}   | -
            {from: queued, to: ready}               | WrongValue
            {to: ready, needs: luck}                | WrongValue
            {to: redy}                              | WrongValue
            """)
    void whatMovesNeedIsChecked(String line, String problem) {
        String text = minimal("") + "moves:\n  - " + line + "\n";
        if (problem.equals("-")) {
            assertThat(Lifecycle.parse("own.yaml", text).states()).hasSize(4);
        } else {
            assertThatThrownBy(() -> Lifecycle.parse("own.yaml", text))
                    .isInstanceOfSatisfying(
                            KefuException.class,
                            e -> assertThat(e.problem().key()).isEqualTo(problem));
        }
    }

    @Test
    void everyNecessaryKindHasAState() {
        assertThatThrownBy(() -> Lifecycle.parse("own.yaml", minimal("").replace("kind: solved", "kind: closed")))
                .isInstanceOfSatisfying(KefuException.class, e -> assertThat(e.problem())
                        .isEqualTo(new LifecycleProblem.NoStateOfKind("own.yaml", "solved")));
    }

    @ParameterizedTest
    @CsvSource({"[mine],[queued]", "'[queued, ready]',[queued]", "'[mine, gone]',[gone]", "'[mine, gone]',[mine]"})
    void whatKefuDoesByItselfMustBeLegal(String next, String without) {
        String text = minimal("").replace("next: " + next, "next: " + without);
        assertThat(text).isNotEqualTo(minimal(""));
        assertThatThrownBy(() -> Lifecycle.parse("own.yaml", text))
                .isInstanceOfSatisfying(
                        KefuException.class, e -> assertThat(e.problem().key()).isIn("MissingMove", "WrongValue"));
    }

    @Test
    void isDrawnAsText() {
        assertThat(Lifecycle.parse("own.yaml", minimal("") + "moves: [{to: ready, by: [lead], needs: solution}]\n")
                        .drawn(Language.EN))
                .containsExactly(
                        "queued (queued, new)",
                        "  → mine",
                        "mine (mine, open)",
                        "  → queued",
                        "  → ready [lead, needs a solution]",
                        "ready (ready, solved)",
                        "  → mine",
                        "  → gone",
                        "gone (gone, closed)",
                        "  → mine");
    }
}
