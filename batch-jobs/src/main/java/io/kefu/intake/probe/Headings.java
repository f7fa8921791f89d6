package io.kefu.intake.probe;

import io.kefu.intake.Field;
import io.kefu.intake.probe.Column.Shape;
import io.kefu.text.Widths;
import io.kefu.workspace.Workspace;
import io.kefu.yaml.YamlMap;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Proposes fields for columns by their headings, Chinese and English, as {@code rules/headings.yaml} lists them. */
final class Headings {

    private static final int EXACT = 100;
    private static final int TAIL = 60;
    private static final int PART = 30;

    private final Map<String, Set<Field>> exact = new HashMap<>();
    private final Map<Field, List<String>> parts = new EnumMap<>(Field.class);

    Headings(Workspace workspace) {
        Workspace.Resource resource = workspace.resource("rules/headings.yaml");
        YamlMap yaml = YamlMap.parse(resource.name(), resource.text());
        for (String key : yaml.keys()) {
            Field field = Field.byKey(key);
            if (field == null) {
                throw yaml.wrong(key, "a field");
            }
            List<String> words = yaml.texts(key).stream().map(Headings::plain).toList();
            words.forEach(word -> exact.computeIfAbsent(word, fields -> EnumSet.noneOf(Field.class))
                    .add(field));
            parts.put(field, words);
        }
    }

    /** Case, width, blanks, punctuation and a unit in parentheses do not count. */
    static String plain(String heading) {
        String half = Widths.half(heading).toLowerCase(Locale.ROOT).strip();
        return half.replaceAll("\\(.*?\\)|\\[.*?]", "").replaceAll("[\\s_\\-:*#./?@^]+", "");
    }

    private record Offer(int column, Field field, int score) {}

    /** The columns with their fields; a field goes to the column that fits best, and to one only. */
    List<Column> propose(List<Column> columns) {
        List<Offer> offers = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            Column column = columns.get(i);
            for (Field field : parts.keySet()) {
                int score = score(column, field);
                if (score > 0) {
                    offers.add(new Offer(i, field, score));
                }
            }
        }
        offers.sort(Comparator.comparingInt(Offer::score).reversed().thenComparingInt(Offer::column));
        @Nullable Field[] chosen = new @Nullable Field[columns.size()];
        Set<Field> taken = EnumSet.noneOf(Field.class);
        for (Offer offer : offers) {
            if (chosen[offer.column()] == null && taken.add(offer.field())) {
                chosen[offer.column()] = offer.field();
            }
        }
        List<Column> proposed = new ArrayList<>();
        for (int i = 0; i < chosen.length; i++) {
            proposed.add(columns.get(i).as(chosen[i]));
        }
        return proposed;
    }

    private int score(Column column, Field field) {
        if (column.shape() == Shape.EMPTY || !fits(column.shape(), field) || isOtherState(column, field)) {
            return 0;
        }
        String name = plain(column.name());
        String last = plain(column.name().substring(column.name().lastIndexOf('.') + 1));
        int shaped = column.shape() == natural(field) ? 5 : 0;
        if (exact.containsKey(name)) {
            return exact.get(name).contains(field) ? EXACT + shaped : 0;
        }
        if (exact.containsKey(last)) {
            return exact.get(last).contains(field) ? TAIL + shaped : 0;
        }
        for (String word : parts.getOrDefault(field, List.of())) {
            if (word.length() > 1 && isHan(word) && name.endsWith(word)) {
                return PART + word.length() + shaped;
            }
        }
        return column.shape() == natural(field) && isSure(column.shape()) ? 1 : 0;
    }

    /** A state of the Union, for example. */
    private static boolean isOtherState(Column column, Field field) {
        return field == Field.STATE
                && column.values().stream()
                        .allMatch(value -> MappingDraft.code(field, value).isEmpty());
    }

    private static boolean isHan(String word) {
        return word.codePoints().anyMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN);
    }

    private static boolean isSure(Shape shape) {
        return shape == Shape.PHONE || shape == Shape.EMAIL;
    }

    private static @Nullable Shape natural(Field field) {
        return switch (field) {
            case PHONE -> Shape.PHONE;
            case EMAIL -> Shape.EMAIL;
            case OCCURRED_AT, MODIFIED_AT, RESOLVED_AT, CLOSED_AT, DUE_AT, ENDED_AT, FIRST_REPLY_AT, ANSWERED_AT ->
                Shape.TIME;
            case TEXT -> Shape.TEXT;
            default -> null;
        };
    }

    /** Times only for fields that hold times, and the reverse; numbers for fields that hold numbers. */
    private static boolean fits(Shape shape, Field field) {
        return switch (field) {
            case OCCURRED_AT, MODIFIED_AT, RESOLVED_AT, CLOSED_AT, DUE_AT, ENDED_AT, FIRST_REPLY_AT, ANSWERED_AT ->
                shape == Shape.TIME;
            case BIRTH_DATE, WARRANTY_UNTIL -> shape == Shape.TIME;
            case WAIT_SECONDS, TALK_SECONDS, QUANTITY, AMOUNT -> shape == Shape.NUMBER;
            case PHONE -> shape == Shape.PHONE || shape == Shape.NUMBER || shape == Shape.TEXT;
            case EMAIL -> shape == Shape.EMAIL || shape == Shape.TEXT;
            case TYPE, URGENCY, PRIORITY, STATE, DIRECTION, ANSWERED, OUTCOME, LEVEL ->
                shape == Shape.CHOICE || shape == Shape.FLAG || shape == Shape.TEXT || shape == Shape.NUMBER;
            default -> shape != Shape.TIME;
        };
    }
}
