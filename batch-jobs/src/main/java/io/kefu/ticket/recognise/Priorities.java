package io.kefu.ticket.recognise;

import io.kefu.condition.Fields;
import io.kefu.text.Code;
import io.kefu.ticket.value.Impact;
import io.kefu.ticket.value.Priority;
import io.kefu.ticket.value.Urgency;
import io.kefu.workspace.Grades;
import io.kefu.workspace.Grades.Scale;
import io.kefu.yaml.YamlMap;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/** How soon something is done: by how urgent it is and how much hangs on it, as the matrix of an office says. */
final class Priorities {

    /** What a contact's priority is, and why. */
    record Verdict(Priority priority, String reason) {}

    private final List<Rule<Impact>> impacts;
    private final Map<Urgency, Map<Impact, Priority>> matrix = new HashMap<>();

    /** Every cell of the matrix must be filled. */
    Priorities(YamlMap yaml, Grades grades, Fields<Written> fields) {
        this.impacts = yaml.maps("impacts").stream()
                .map(rule -> Rule.read(
                        rule.only("impact", "when"),
                        "impact",
                        Code.keys(Impact.values()),
                        key -> Code.of(Impact.class, key),
                        fields))
                .toList();
        YamlMap lines = yaml.map("matrix").only(grades.keys(Scale.URGENCY).toArray(String[]::new));
        for (String urgency : grades.keys(Scale.URGENCY)) {
            YamlMap line = lines.map(urgency).only(Code.keys(Impact.values()).toArray(String[]::new));
            Map<Impact, Priority> cells = new EnumMap<>(Impact.class);
            for (Impact impact : Impact.values()) {
                cells.put(
                        impact,
                        new Priority(line.oneOf(impact.key(), grades.keys(Scale.PRIORITY), Function.identity())));
            }
            matrix.put(new Urgency(urgency), cells);
        }
    }

    Verdict of(Written contact, Urgency urgency) {
        Optional<Rule<Impact>> rule = Rule.first(impacts, contact);
        Impact impact = rule.map(Rule::value).orElse(Impact.SMALL);
        String because = rule.map(fits -> fits.reason(contact)).orElse("by default");
        Priority priority = Objects.requireNonNull(
                Objects.requireNonNull(matrix.get(urgency)).get(impact));
        return new Verdict(priority, "urgency " + urgency.key() + ", impact " + impact.key() + ", " + because);
    }
}
