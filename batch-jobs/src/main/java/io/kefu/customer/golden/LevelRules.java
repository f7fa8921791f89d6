package io.kefu.customer.golden;

import io.kefu.workspace.Workspace;
import io.kefu.yaml.YamlMap;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** Which level orders earn, by {@code rules/levels.yaml}. */
public final class LevelRules {

    private static final Duration YEAR = Duration.ofDays(365);

    /** Earned with so many orders, or with so much in all. */
    private record Rule(Level level, int orders, double amount) {}

    private final Duration window;
    private final List<Rule> rules;

    private LevelRules(Duration window, List<Rule> rules) {
        this.window = window;
        this.rules = rules;
    }

    public static LevelRules read(Workspace workspace) {
        Workspace.Resource file = workspace.resource("rules/levels.yaml");
        YamlMap root = YamlMap.parse(file.name(), file.text()).only("window", "levels");
        List<Rule> rules = new ArrayList<>();
        for (YamlMap rule : root.maps("levels")) {
            rule.only("level", "orders", "amount");
            if (!rule.has("orders") && !rule.has("amount")) {
                throw rule.wrong("level", "orders, amount or both beside it");
            }
            rules.add(new Rule(
                    rule.oneOf("level", Arrays.asList(Level.values()), Level::key),
                    rule.integer("orders", Integer.MAX_VALUE, 1, Integer.MAX_VALUE),
                    rule.decimal("amount", Double.POSITIVE_INFINITY, 0, Double.POSITIVE_INFINITY)));
        }
        rules.sort(Comparator.comparing(Rule::level).reversed());
        return new LevelRules(root.duration("window", YEAR), List.copyOf(rules));
    }

    /** From when on orders count. */
    public Instant since(Instant now) {
        return now.minus(window);
    }

    /** The highest level that so many orders for so much earn. */
    public Level earned(int orders, double amount) {
        return rules.stream()
                .filter(rule -> orders >= rule.orders() || amount >= rule.amount())
                .map(Rule::level)
                .findFirst()
                .orElse(Level.ORDINARY);
    }
}
