package io.kefu.intake.mapping;

import io.kefu.intake.format.RowProblem;
import io.kefu.intake.format.Tree;
import io.kefu.intake.record.Field;
import io.kefu.intake.value.TimeFormats;
import io.kefu.text.Invisible;
import io.kefu.text.Json;
import io.kefu.yaml.YamlMap;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads a chat's turns: what the customer wrote becomes the text, the first human answer the first reply; bots do
 * not count as an answer. A chat that no person answered is abandoned. The turns themselves are kept.
 *
 * @param path where the list of turns stands in the object
 * @param who the field that names the speaker, or null
 * @param speakers who a value of the speaker field means: customer, agent or bot
 */
public record TurnsRule(
        String path,
        String at,
        String speaker,
        @Nullable String who,
        String text,
        Map<String, String> speakers,
        TimeFormats times) {

    /** What programs note while somebody writes. */
    private static final Pattern TYPING = Pattern.compile("\\[?(?:对方)?正在输入[.…]*]?|\\[?(?:is )?typing[.…]*]?");

    private static final String CUSTOMER = "customer";
    private static final String AGENT = "agent";

    static TurnsRule parse(YamlMap yaml, TimeFormats times) {
        yaml.only("path", "at", "speaker", "who", "text", "speakers");
        YamlMap speakers = yaml.map("speakers");
        speakers.keys().forEach(name -> speakers.oneOf(name, List.of(CUSTOMER, AGENT, "bot"), role -> role));
        return new TurnsRule(
                yaml.text("path"),
                yaml.text("at"),
                yaml.text("speaker"),
                yaml.textOrNull("who"),
                yaml.text("text"),
                yaml.textMap("speakers"),
                times);
    }

    /** Adds what the turns tell to the values; fields that the mapping filled already stay. */
    @Nullable
    public RowProblem apply(Map<String, Object> object, EnumMap<Field, String> values) {
        if (!(Tree.at(object, path) instanceof List<?> list)) {
            return null;
        }
        List<Map<String, Object>> turns = new ArrayList<>();
        Gathered gathered = new Gathered();
        for (Object item : list) {
            if (!(item instanceof Map<?, ?> map)) {
                return new RowProblem.BrokenJson("a turn is not an object: " + item);
            }
            Map<String, Object> turn = Tree.asObject(map);
            String named = String.valueOf(Tree.textAt(turn, speaker));
            String role = speakers.get(named);
            if (role == null) {
                return new RowProblem.UnknownValue(speaker, named, String.join(", ", speakers.keySet()));
            }
            String moment = String.valueOf(Tree.textAt(turn, at));
            Instant instant = times.instant(moment);
            if (instant == null) {
                return new RowProblem.NotATime(path + "." + at, moment, times.toString());
            }
            String told = Tree.textAt(turn, text);
            String words = told == null ? "" : Invisible.strip(told);
            gathered.take(role, instant, TYPING.matcher(words).matches() ? "" : words);
            turns.add(kept(turn, role, instant, words));
        }
        if (!turns.isEmpty()) {
            values.put(Field.TURNS, Json.write(turns));
        }
        gathered.fill(values);
        return null;
    }

    private Map<String, Object> kept(Map<String, Object> turn, String role, Instant instant, String words) {
        Map<String, Object> kept = new LinkedHashMap<>();
        kept.put("at", instant.toString());
        kept.put("role", role);
        String name = who == null ? null : Tree.textAt(turn, who);
        if (name != null) {
            kept.put("who", name);
        }
        kept.put("text", words);
        return kept;
    }

    /** What the turns come to. */
    private static final class Gathered {

        private final StringBuilder said = new StringBuilder();
        private final StringBuilder answered = new StringBuilder();
        private final List<Instant> replies = new ArrayList<>();
        private @Nullable Instant firstAsked;

        /** Also without words: a picture, or somebody who only opened the window. */
        private @Nullable Instant firstCame;

        private @Nullable Instant last;

        private void take(String role, Instant at, String words) {
            last = last == null || at.isAfter(last) ? at : last;
            if (role.equals(CUSTOMER) && (firstCame == null || at.isBefore(firstCame))) {
                firstCame = at;
            }
            if (role.equals(CUSTOMER) && !words.isEmpty() && (firstAsked == null || at.isBefore(firstAsked))) {
                firstAsked = at;
            }
            if (role.equals(AGENT) && !words.isEmpty()) {
                replies.add(at); // who joins or types has not answered yet
            }
            StringBuilder text = role.equals(CUSTOMER) ? said : role.equals(AGENT) ? answered : null;
            if (text != null && !words.isEmpty()) {
                text.append(text.isEmpty() ? "" : "\n").append(words);
            }
        }

        /** The first answer; a welcome before the customer's first words answers nothing. */
        private @Nullable Instant firstReply() {
            Instant reply = firstReply(firstAsked);
            return reply == null ? firstReply(firstCame) : reply;
        }

        private @Nullable Instant firstReply(@Nullable Instant asked) {
            return replies.stream()
                    .filter(at -> asked == null || !at.isBefore(asked))
                    .min(Comparator.naturalOrder())
                    .orElse(null);
        }

        private void fill(EnumMap<Field, String> values) {
            if (!said.isEmpty()) {
                values.putIfAbsent(Field.TEXT, said.toString());
            }
            if (!answered.isEmpty()) {
                values.putIfAbsent(Field.REPLY, answered.toString());
            }
            if (last == null) {
                return;
            }
            Instant firstReply = firstReply();
            values.putIfAbsent(Field.ENDED_AT, Long.toString(last.toEpochMilli()));
            values.putIfAbsent(Field.ANSWERED, Boolean.toString(firstReply != null));
            if (firstReply != null) {
                values.putIfAbsent(Field.FIRST_REPLY_AT, Long.toString(firstReply.toEpochMilli()));
                put(values, Field.WAIT_SECONDS, Field.OCCURRED_AT, Field.FIRST_REPLY_AT);
                put(values, Field.TALK_SECONDS, Field.FIRST_REPLY_AT, Field.ENDED_AT);
            }
        }

        private static void put(EnumMap<Field, String> values, Field seconds, Field from, Field to) {
            String begin = values.get(from);
            String end = values.get(to);
            if (begin != null && end != null) {
                long between = (Long.parseLong(end) - Long.parseLong(begin)) / 1000;
                if (between >= seconds.least() && between <= seconds.most()) {
                    values.putIfAbsent(seconds, Long.toString(between));
                }
            }
        }
    }
}
