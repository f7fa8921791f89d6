package io.kefu.intake;

import io.kefu.intake.read.RowProblem;
import io.kefu.intake.read.Tree;
import io.kefu.yaml.YamlMap;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads a chat's turns: what the customer wrote becomes the text, the first human answer the first reply; bots do
 * not count as an answer.
 *
 * @param path where the list of turns stands in the object
 * @param speakers who a value of the speaker field means: customer, agent or bot
 */
record TurnsRule(String path, String at, String speaker, String text, Map<String, String> speakers, TimeFormats times) {

    static TurnsRule parse(YamlMap yaml, TimeFormats times) {
        yaml.only("path", "at", "speaker", "text", "speakers");
        YamlMap speakers = yaml.map("speakers");
        speakers.keys().forEach(name -> speakers.oneOf(name, List.of("customer", "agent", "bot"), role -> role));
        return new TurnsRule(
                yaml.text("path"),
                yaml.text("at"),
                yaml.text("speaker"),
                yaml.text("text"),
                yaml.textMap("speakers"),
                times);
    }

    /** Adds what the turns tell to the values; fields that the mapping filled already stay. */
    @Nullable
    RowProblem apply(Map<String, Object> object, EnumMap<Field, String> values) {
        if (!(Tree.at(object, path) instanceof List<?> turns)) {
            return null;
        }
        StringBuilder said = new StringBuilder();
        StringBuilder answered = new StringBuilder();
        for (Object item : turns) {
            if (!(item instanceof Map<?, ?> map)) {
                return new RowProblem.BrokenJson("a turn is not an object: " + item);
            }
            Map<String, Object> turn = Tree.asObject(map);
            String who = String.valueOf(Tree.textAt(turn, speaker));
            String role = speakers.get(who);
            if (role == null) {
                return new RowProblem.UnknownValue(speaker, who, String.join(", ", speakers.keySet()));
            }
            String words = Tree.textAt(turn, text);
            if (role.equals("customer") && words != null) {
                said.append(said.length() == 0 ? "" : "\n").append(words.strip());
            }
            if (role.equals("agent") && !values.containsKey(Field.FIRST_REPLY_AT)) {
                String moment = String.valueOf(Tree.textAt(turn, at));
                Instant instant = times.instant(moment);
                if (instant == null) {
                    return new RowProblem.NotATime(path + "." + at, moment, times.toString());
                }
                values.put(Field.FIRST_REPLY_AT, Long.toString(instant.toEpochMilli()));
            }
            if (role.equals("agent") && words != null) {
                answered.append(answered.length() == 0 ? "" : "\n").append(words.strip());
            }
        }
        if (said.length() > 0) {
            values.putIfAbsent(Field.TEXT, said.toString());
        }
        if (answered.length() > 0) {
            values.putIfAbsent(Field.REPLY, answered.toString());
        }
        return null;
    }
}
