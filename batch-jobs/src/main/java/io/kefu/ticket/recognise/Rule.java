package io.kefu.ticket.recognise;

import io.kefu.condition.Condition;
import io.kefu.text.Code;
import io.kefu.yaml.YamlMap;
import java.util.List;
import java.util.Optional;

/** Gives a value when its condition is true; without one always. */
record Rule<T>(T value, Optional<Condition<Written>> when) {

    static <T extends Code> Rule<T> read(YamlMap rule, String key, T[] legal) {
        return new Rule<>(
                rule.oneOf(key, List.of(legal), Code::key),
                rule.has("when")
                        ? Optional.of(Condition.parse(rule.text("when"), Written.FIELDS, rule.where("when")))
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
