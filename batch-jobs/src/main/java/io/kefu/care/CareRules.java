package io.kefu.care;

import io.kefu.condition.Condition;
import io.kefu.condition.Fields;
import io.kefu.workspace.Workspace;
import io.kefu.yaml.YamlMap;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tags, marks and lists, by {@code rules/care.yaml}. */
record CareRules(
        Duration window,
        List<String> priceWords,
        Map<String, Condition<History>> tags,
        @Nullable Condition<History> highValue,
        @Nullable Condition<History> highRisk,
        Map<String, Condition<History>> lists) {

    private static final Duration YEAR = Duration.ofDays(365);

    static CareRules read(Workspace workspace, Instant now) {
        Workspace.Resource file = workspace.resource("rules/care.yaml");
        Fields<History> fields = HistoryFields.at(now, workspace.settings().zone());
        YamlMap root = YamlMap.parse(file.name(), file.text()).only("window", "price_words", "tags", "marks", "lists");
        YamlMap marks = root.mapOrEmpty("marks").only("high_value", "high_risk");
        return new CareRules(
                root.duration("window", YEAR),
                root.has("price_words") ? root.texts("price_words") : List.of(),
                named(root, "tags", "tag", fields),
                mark(marks, "high_value", fields),
                mark(marks, "high_risk", fields),
                named(root, "lists", "list", fields));
    }

    private static Map<String, Condition<History>> named(
            YamlMap root, String section, String name, Fields<History> fields) {
        Map<String, Condition<History>> named = new LinkedHashMap<>();
        if (root.has(section)) {
            for (YamlMap entry : root.maps(section)) {
                entry.only(name, "when");
                named.put(entry.text(name), Condition.parse(entry.text("when"), fields, entry.where("when")));
            }
        }
        return named;
    }

    private static @Nullable Condition<History> mark(YamlMap marks, String name, Fields<History> fields) {
        return marks.has(name) ? Condition.parse(marks.text(name), fields, marks.where(name)) : null;
    }
}
