package io.kefu.care;

import io.kefu.condition.Condition;
import io.kefu.condition.Fields;
import io.kefu.customer.golden.Mark;
import io.kefu.text.Code;
import io.kefu.workspace.Workspace;
import io.kefu.yaml.YamlMap;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Tags, marks and lists, by {@code rules/care.yaml}. */
record CareRules(
        Duration window,
        List<String> priceWords,
        Map<String, Condition<History>> tags,
        Map<Mark, Condition<History>> marks,
        Map<String, Condition<History>> lists) {

    private static final Duration YEAR = Duration.ofDays(365);

    static CareRules read(Workspace workspace, Instant now) {
        Workspace.Resource file = workspace.resource("rules/care.yaml");
        Fields<History> fields = HistoryFields.at(now, workspace.settings().zone());
        YamlMap root = YamlMap.parse(file.name(), file.text()).only("window", "price_words", "tags", "marks", "lists");
        return new CareRules(
                root.duration("window", YEAR),
                root.has("price_words") ? root.texts("price_words") : List.of(),
                named(root, "tags", "tag", fields),
                marks(root.mapOrEmpty("marks"), fields),
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

    private static Map<Mark, Condition<History>> marks(YamlMap marks, Fields<History> fields) {
        marks.only(Code.keys(Mark.values()).toArray(String[]::new));
        Map<Mark, Condition<History>> named = new EnumMap<>(Mark.class);
        for (Mark mark : Mark.values()) {
            if (marks.has(mark.key())) {
                named.put(mark, Condition.parse(marks.text(mark.key()), fields, marks.where(mark.key())));
            }
        }
        return named;
    }

    /** The price words, where a mark asks for them. */
    List<String> priceWordsOfMarks() {
        return marks.values().stream().anyMatch(when -> when.names("price_words")) ? priceWords : List.of();
    }

    /** The marks that a history earns, each with what makes it so. */
    Map<Mark, String> marksOf(History history) {
        Map<Mark, String> earned = new EnumMap<>(Mark.class);
        marks.forEach((mark, when) -> {
            if (when.test(history)) {
                earned.put(mark, String.join(" and ", when.because(history)));
            }
        });
        return earned;
    }
}
