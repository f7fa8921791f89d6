package io.kefu.ticket.recognise;

import io.kefu.condition.Condition;
import io.kefu.condition.Fields;
import io.kefu.yaml.YamlMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Gives a value when its condition is true; without one always. */
record Rule<T>(T value, Optional<Condition<Written>> when) {

    /** @param make what a legal key stands for */
    static <T> Rule<T> read(
            YamlMap rule, String key, List<String> legal, Function<String, T> make, Fields<Written> fields) {
        return new Rule<>(
                make.apply(rule.oneOf(key, legal, Function.identity())),
                rule.has("when")
                        ? Optional.of(Condition.parse(rule.text("when"), fields, rule.where("when")))
                        : Optional.empty());
    }

    /** The first that fits. */
    static <T> Optional<Rule<T>> first(List<Rule<T>> rules, Written contact) {
        return rules.stream().filter(rule -> rule.fits(contact)).findFirst();
    }

    boolean fits(Written contact) {
        return when.isEmpty() || when.get().test(contact);
    }

    /** What made it fit. */
    String reason(Written contact) {
        return when.map(condition -> String.join(" and ", condition.because(contact)))
                .orElse("by default");
    }
}
