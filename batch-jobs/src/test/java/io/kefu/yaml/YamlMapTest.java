package io.kefu.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.kefu.problem.KefuException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class YamlMapTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            zone: Mars/Base      | kefu.yaml:1:7: 'zone' is not a time zone such as Asia/Shanghai
            zon: UTC             | kefu.yaml:1:1: unknown key 'zon'
            days: many           | kefu.yaml:1:7: 'days' is not a whole number from 1 to 9
            days: 12             | kefu.yaml:1:7: 'days' is not a whole number from 1 to 9
            wait: a day          | kefu.yaml:1:7: 'wait' is not a duration such as 30s, 15min, 4h, 1h30min or 7d
            kind: blue           | kefu.yaml:1:7: 'kind' is not red, green
            flag: maybe          | kefu.yaml:1:7: 'flag' is not true or false
            list: {a: b}         | kefu.yaml:1:7: 'list' is not a value or a list of values
            - a                  | kefu.yaml:1:1: 'the file' is not a mapping of keys to values
            """)
    void namesTheKeyAndItsPlace(String text, String message) {
        assertThat(catchThrowable(() -> read(text))).hasMessage(message);
    }

    @org.junit.jupiter.api.Test
    void refusesWhatIsNoYaml() {
        assertThat(catchThrowable(() -> read("a: [1"))).hasMessageStartingWith("kefu.yaml:1:6: this is not YAML");
    }

    private static void read(String text) {
        YamlMap yaml = YamlMap.parse("kefu.yaml", text).only("zone", "days", "wait", "kind", "flag", "list");
        yaml.zone("zone", java.time.ZoneOffset.UTC);
        yaml.integer("days", 1, 1, 9);
        yaml.duration("wait", java.time.Duration.ZERO);
        if (yaml.has("kind")) {
            yaml.oneOf("kind", List.of("red", "green"), name -> name);
        }
        yaml.flag("flag", false);
        yaml.texts("list");
    }

    @Test
    void aKeyStandsOnce() {
        assertThat(catchThrowable(() -> YamlMap.parse("a.yaml", "weights: {high: 3}\nweights: {low: 1}\n")))
                .isInstanceOfSatisfying(KefuException.class, e -> assertThat(e.problem())
                        .isEqualTo(new YamlProblem.TwiceTheKey("a.yaml:2:1", "weights", "a.yaml:1:1")));
    }

    @Test
    void aPlaceholderIsOneThatIsFilled() {
        YamlMap yaml = YamlMap.parse("a.yaml", "text: 'order {ordr}'\nfine: 'order {order}'\n");
        assertThat(yaml.pattern("fine", "order")).isEqualTo("order {order}");
        assertThat(catchThrowable(() -> yaml.pattern("text", "order", "ticket")))
                .isInstanceOf(KefuException.class);
    }
}
