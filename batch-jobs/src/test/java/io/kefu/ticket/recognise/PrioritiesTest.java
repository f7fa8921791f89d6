package io.kefu.ticket.recognise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kefu.customer.golden.Level;
import io.kefu.customer.golden.Traits;
import io.kefu.problem.KefuException;
import io.kefu.ticket.life.TicketOf;
import io.kefu.ticket.value.Priority;
import io.kefu.ticket.value.Urgency;
import io.kefu.yaml.YamlMap;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Urgency and impact make the priority. */
class PrioritiesTest {

    private static final String YAML = """
            impacts:
              - {impact: large, when: customer.level == vip}
              - {impact: medium, when: text contains 停电}
            matrix:
              critical: {large: high, medium: high, small: medium}
              urgent: {large: high, medium: medium, small: low}
              normal: {large: medium, medium: low, small: low}
            """;

    @ParameterizedTest
    @CsvSource({
        "critical, VIP, 停电, high",
        "critical, ORDINARY, 停电, high",
        "critical, ORDINARY, 你好, medium",
        "urgent, VIP, 你好, high",
        "urgent, ORDINARY, 停电, medium",
        "urgent, ORDINARY, 你好, low",
        "normal, VIP, 停电, medium",
        "normal, ORDINARY, 停电, low",
        "normal, ORDINARY, 你好, low"
    })
    void everyCellOfTheMatrixCounts(Urgency urgency, Level level, String text, Priority expected) {
        Priorities priorities = priorities(YamlMap.parse("recognition.yaml", YAML));
        assertThat(priorities.of(written(text, level), urgency).priority()).isEqualTo(expected);
    }

    @Test
    void saysWhy() {
        Priorities priorities = priorities(YamlMap.parse("recognition.yaml", YAML));
        assertThat(priorities
                        .of(written("停电了", Level.ORDINARY), TicketOf.URGENT)
                        .reason())
                .isEqualTo("urgency urgent, impact medium, text contains \"停电\"");
        assertThat(priorities.of(written("你好", Level.ORDINARY), TicketOf.NORMAL).reason())
                .isEqualTo("urgency normal, impact small, by default");
    }

    private static Priorities priorities(YamlMap yaml) {
        return new Priorities(yaml, TicketOf.GRADES, Written.fields(TicketOf.GRADES));
    }

    private static Written written(String text, Level level) {
        return new Written(text, "phone", new Traits(level, Set.of()), null, null);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "small: low}", // an empty cell
                "small: lowest}", // no such priority
                "small: low, none: low}", // no such impact
                "small: low}\n  calm: {large: low, medium: low, small: low}" // no such urgency
            })
    void refusesAMatrixWithHoles(String end) {
        String large = end.equals("small: low}") ? "" : "large: low, ";
        String yaml = YAML.replace(
                "normal: {large: medium, medium: low, small: low}", "normal: {" + large + "medium: low, " + end);
        assertThatThrownBy(() -> priorities(YamlMap.parse("recognition.yaml", yaml)))
                .isInstanceOf(KefuException.class);
    }
}
