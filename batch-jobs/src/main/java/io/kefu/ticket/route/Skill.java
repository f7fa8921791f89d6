package io.kefu.ticket.route;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A team whose tickets an agent takes.
 *
 * @param level how well, from 1; written behind a colon as in {@code tech-support:2}, 1 when it is not
 */
public record Skill(String team, int level) {

    private static final Pattern WITH_LEVEL = Pattern.compile("(.*\\S)\\s*[:：]\\s*(\\d{1,2})");

    public static Skill parse(String text) {
        Matcher found = WITH_LEVEL.matcher(text);
        return found.matches() ? new Skill(found.group(1), Integer.parseInt(found.group(2))) : new Skill(text, 1);
    }

    /** Each team once, with the highest level that is said of it. */
    static List<Skill> all(List<String> texts) {
        Map<String, Integer> levels = new LinkedHashMap<>();
        texts.stream().map(Skill::parse).forEach(skill -> levels.merge(skill.team(), skill.level(), Math::max));
        return levels.entrySet().stream()
                .map(entry -> new Skill(entry.getKey(), entry.getValue()))
                .toList();
    }

    @Override
    public String toString() {
        return level == 1 ? team : team + ":" + level;
    }
}
