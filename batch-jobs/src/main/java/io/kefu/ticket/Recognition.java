package io.kefu.ticket;

import io.kefu.text.Keywords;
import io.kefu.yaml.YamlMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Recognises type, urgency and priority from what a customer wrote, by the keyword rules of
 * {@code rules/recognition.yaml}: in each list the first rule that fits decides, and is named as the reason. What the
 * source itself says about a ticket goes before the keywords.
 */
final class Recognition {

    private static final List<String> TYPES = List.of("inquiry", "complaint", "after_sales");
    private static final List<String> URGENCIES = List.of("normal", "urgent", "critical");
    private static final List<String> PRIORITIES = List.of("high", "medium", "low");
    private static final List<String> LEVELS = List.of("ordinary", "vip", "strategic");

    private record TypeRule(String subtype, String type, Keywords keywords) {}

    private record UrgencyRule(String urgency, List<String> types, Keywords keywords) {}

    private record PriorityRule(
            String priority, List<String> types, List<String> urgencies, List<String> levels, int number) {}

    private record TeamRule(String subtype, @Nullable String department, String team) {}

    private final List<TypeRule> types;
    private final String defaultType;
    private final String defaultSubtype;
    private final List<UrgencyRule> urgencies;
    private final List<PriorityRule> priorities;
    private final List<TeamRule> teams;

    private Recognition(YamlMap yaml) {
        yaml.only("types", "otherwise", "urgencies", "priorities", "teams");
        this.types = yaml.maps("types").stream()
                .map(rule -> rule.only("subtype", "type", "keywords"))
                .map(rule -> new TypeRule(
                        rule.text("subtype"),
                        rule.oneOf("type", TYPES, name -> name),
                        new Keywords(rule.texts("keywords"))))
                .toList();
        YamlMap otherwise = yaml.map("otherwise").only("subtype", "type");
        this.defaultType = otherwise.oneOf("type", TYPES, name -> name);
        this.defaultSubtype = otherwise.text("subtype");
        this.urgencies = yaml.maps("urgencies").stream()
                .map(rule -> rule.only("urgency", "types", "keywords"))
                .map(rule -> new UrgencyRule(
                        rule.oneOf("urgency", URGENCIES, name -> name),
                        oneOfEach(rule, "types", TYPES),
                        new Keywords(rule.texts("keywords"))))
                .toList();
        this.priorities = priorities(yaml.maps("priorities"));
        this.teams = yaml.maps("teams").stream()
                .map(rule -> rule.only("subtype", "department", "team"))
                .map(rule -> new TeamRule(rule.text("subtype"), rule.textOrNull("department"), rule.text("team")))
                .toList();
    }

    private static List<PriorityRule> priorities(List<YamlMap> rules) {
        List<PriorityRule> made = new ArrayList<>();
        for (YamlMap rule : rules) {
            rule.only("priority", "types", "urgencies", "levels");
            made.add(new PriorityRule(
                    rule.oneOf("priority", PRIORITIES, name -> name),
                    oneOfEach(rule, "types", TYPES),
                    oneOfEach(rule, "urgencies", URGENCIES),
                    oneOfEach(rule, "levels", LEVELS),
                    made.size() + 1));
        }
        return List.copyOf(made);
    }

    private static List<String> oneOfEach(YamlMap rule, String key, List<String> legal) {
        List<String> values = rule.texts(key);
        for (String value : values) {
            if (!legal.contains(value)) {
                throw rule.wrong(key, String.join(", ", legal));
            }
        }
        return values;
    }

    static Recognition parse(String file, String text) {
        return new Recognition(YamlMap.parse(file, text));
    }

    /** What the source said itself; null where it said nothing. */
    record Given(
            @Nullable String type,
            @Nullable String subtype,
            @Nullable String urgency,
            @Nullable String priority,
            @Nullable String team) {}

    Grade grade(Given given, String text, String level) {
        String folded = Keywords.fold(text);
        List<String> reasons = new ArrayList<>();
        String[] kind = kind(given, folded, reasons);
        String urgency = urgency(given, kind[0], folded, reasons);
        String priority = priority(given, kind[0], urgency, level, reasons);
        Optional<TeamRule> team = teams.stream()
                .filter(rule -> given.team() != null
                        ? rule.team().equals(given.team())
                        : rule.subtype().equals(kind[1]))
                .findFirst();
        return new Grade(
                kind[0],
                kind[1],
                urgency,
                priority,
                team.map(TeamRule::department).orElse(null),
                given.team() != null ? given.team() : team.map(TeamRule::team).orElse(null),
                String.join("; ", reasons));
    }

    /** Type and subtype. */
    private String[] kind(Given given, String folded, List<String> reasons) {
        if (given.subtype() != null) {
            for (TypeRule rule : types) {
                if (rule.subtype().equals(given.subtype())) {
                    reasons.add("type: given by the source");
                    return new String[] {rule.type(), rule.subtype()};
                }
            }
        }
        for (TypeRule rule : types) {
            if (given.type() != null && !rule.type().equals(given.type())) {
                continue;
            }
            Optional<String> word = rule.keywords().firstIn(folded);
            if (word.isPresent()) {
                reasons.add("type: keyword " + word.get());
                return new String[] {rule.type(), rule.subtype()};
            }
        }
        if (given.type() != null) {
            reasons.add("type: given by the source");
            String subtype = types.stream()
                    .filter(rule -> rule.type().equals(given.type()))
                    .map(TypeRule::subtype)
                    .findFirst()
                    .orElse(given.type().equals(defaultType) ? defaultSubtype : given.type());
            return new String[] {given.type(), given.type().equals(defaultType) ? defaultSubtype : subtype};
        }
        reasons.add("type: no keyword");
        return new String[] {defaultType, defaultSubtype};
    }

    private String urgency(Given given, String type, String folded, List<String> reasons) {
        if (given.urgency() != null) {
            reasons.add("urgency: given by the source");
            return given.urgency();
        }
        for (UrgencyRule rule : urgencies) {
            if (!rule.types().isEmpty() && !rule.types().contains(type)) {
                continue;
            }
            Optional<String> word = rule.keywords().firstIn(folded);
            if (word.isPresent()) {
                reasons.add("urgency: keyword " + word.get());
                return rule.urgency();
            }
        }
        return "normal";
    }

    private String priority(Given given, String type, String urgency, String level, List<String> reasons) {
        if (given.priority() != null) {
            reasons.add("priority: given by the source");
            return given.priority();
        }
        for (PriorityRule rule : priorities) {
            if ((rule.types().isEmpty() || rule.types().contains(type))
                    && (rule.urgencies().isEmpty() || rule.urgencies().contains(urgency))
                    && (rule.levels().isEmpty() || rule.levels().contains(level))) {
                reasons.add("priority: rule " + rule.number());
                return rule.priority();
            }
        }
        return "medium";
    }
}
