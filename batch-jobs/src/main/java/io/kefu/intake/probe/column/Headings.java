package io.kefu.intake.probe.column;

import io.kefu.intake.probe.column.Column.Reason;
import io.kefu.intake.probe.column.Column.Shape;
import io.kefu.intake.record.Field;
import io.kefu.intake.value.FieldValues;
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
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Proposes fields for columns by their headings, Chinese and English, as {@code rules/headings.yaml} lists them. */
public final class Headings {

    private static final int SHAPED = 5;

    /** Of two headings for one field the one that stands further in front counts. */
    private static final int RANKS = 200;

    private static final int SHORTEST_ENDING = 4;

    /** Words that end headings of anything. */
    private static final Set<String> GENERIC = Set.of(
            "name", "date", "time", "type", "number", "source", "reason", "state", "status", "city", "from", "end");

    /** What tells who a customer is; the same of our own people is none. */
    private static final Set<Field> OF_CUSTOMERS =
            EnumSet.of(Field.NAME, Field.PHONE, Field.EMAIL, Field.WECHAT, Field.COMPANY, Field.CUSTOMER_NO);

    private static final Pattern STAFF = Pattern.compile("(?i)客服|坐席|座席|师傅|工程师|技师|维修员|处理人|受理人|经办|接待|员工|业务员|销售员|接线|话务"
            + "|\\b(?:agent|staff|rep|technician|assignee|operator|engineer)(?:\\b|_)");

    /** Marks of which the least is the best. */
    private static final Pattern REVERSED =
            Pattern.compile("(?i)1\\s*[=为是：:-]?\\s*(?:最好|最满意|非常满意|很满意|best|very satisfied)");

    /** Numbers of rows: each file begins with 1. */
    private static final Pattern PLACE = Pattern.compile("(?i)\\s*(?:序号|行号|no\\.?|#|row|row ?(?:no|number)|index)\\s*");

    private final Map<String, Set<Field>> exact = new HashMap<>();
    private final Words words;
    private final Map<Field, List<String>> parts = new EnumMap<>(Field.class);

    /** @param words what values of closed sets are called */
    public Headings(Workspace workspace, Words words) {
        this.words = words;
        Workspace.Resource resource = workspace.resource("rules/headings.yaml");
        YamlMap yaml = YamlMap.parse(resource.name(), resource.text());
        for (String key : yaml.keys()) {
            Field field = Field.byKey(key);
            if (field == null) {
                throw yaml.wrong(key, "a field");
            }
            List<String> named = yaml.texts(key).stream().map(Headings::plain).toList();
            named.forEach(word -> exact.computeIfAbsent(word, fields -> EnumSet.noneOf(Field.class))
                    .add(field));
            parts.put(field, named);
        }
    }

    /** Case, width, blanks, punctuation and a unit in parentheses do not count. */
    static String plain(String heading) {
        String half = Widths.half(heading).toLowerCase(Locale.ROOT).strip();
        return half.replaceAll("\\(.*?\\)|\\[.*?]", "").replaceAll("[\\s_\\-:*#./?@^]+", "");
    }

    private record Offer(int column, Field field, int score, Reason reason) {}

    /** The columns with their fields; a field goes to the column that fits best, and to one only. */
    public List<Column> propose(List<Column> columns) {
        List<Offer> offers = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            Column column = columns.get(i);
            for (Field field : parts.keySet()) {
                Reason reason = reason(column, field);
                if (reason != Reason.NONE) {
                    int shaped = column.shape() == natural(field) ? SHAPED : 0;
                    int rank = Math.min(RANKS, Math.max(0, parts.get(field).indexOf(plain(column.name()))));
                    offers.add(new Offer(i, field, RANKS * (2 * reason.percent() + shaped) - rank, reason));
                }
            }
        }
        offers.sort(Comparator.comparingInt(Offer::score).reversed().thenComparingInt(Offer::column));
        @Nullable Offer[] chosen = new @Nullable Offer[columns.size()];
        Set<Field> taken = EnumSet.noneOf(Field.class);
        for (Offer offer : offers) {
            if (chosen[offer.column()] == null && taken.add(offer.field())) {
                chosen[offer.column()] = offer;
            }
        }
        List<Column> proposed = new ArrayList<>();
        for (int i = 0; i < chosen.length; i++) {
            Offer offer = chosen[i];
            proposed.add(offer == null ? columns.get(i) : columns.get(i).as(offer.field(), offer.reason()));
        }
        return proposed;
    }

    private Reason reason(Column column, Field field) {
        if (column.shape() == Shape.EMPTY || !fits(column, field)) {
            return Reason.NONE;
        }
        boolean ours = STAFF.matcher(column.name()).find() && !column.name().contains("客户");
        if (ours && OF_CUSTOMERS.contains(field)) {
            return Reason.NONE;
        }
        String name = plain(column.name());
        String last = plain(column.name().substring(column.name().lastIndexOf('.') + 1));
        if (exact.containsKey(name)) {
            return exact.get(name).contains(field) ? Reason.HEADING : Reason.NONE;
        }
        if (exact.containsKey(last)) {
            return exact.get(last).contains(field) ? Reason.ENDING : Reason.NONE;
        }
        Set<Field> ended = ending(column.name());
        if (!ended.isEmpty()) {
            return ended.contains(field) ? Reason.ENDING : Reason.NONE;
        }
        return column.shape() == natural(field) && isSure(column.shape()) ? Reason.VALUES : Reason.NONE;
    }

    /** The fields for which the longest known end of a heading stands: whole words, or Chinese characters. */
    private Set<Field> ending(String heading) {
        String half = Widths.half(heading).replaceAll("\\(.*?\\)|\\[.*?]", "").strip();
        List<String> words =
                List.of(half.replaceAll("(\\p{Ll})(\\p{Lu})", "$1 $2").split("[\\s_\\-:*#./?@^]+", -1));
        for (int from = 1; from < words.size(); from++) {
            String tail = plain(String.join(" ", words.subList(from, words.size())));
            if (tail.length() >= SHORTEST_ENDING && !GENERIC.contains(tail) && exact.containsKey(tail)) {
                return exact.get(tail);
            }
        }
        String name = plain(heading);
        for (int from = 1; from < name.length() - 1; from++) {
            String tail = name.substring(from);
            if (isHan(tail) && exact.containsKey(tail)) {
                return exact.get(tail);
            }
        }
        return Set.of();
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

    /** Times only for fields that hold times, and the reverse; numbers for fields that hold numbers; codes that are known. */
    private boolean fits(Column column, Field field) {
        Shape shape = column.shape();
        return switch (field) {
            case OCCURRED_AT, MODIFIED_AT, RESOLVED_AT, CLOSED_AT, DUE_AT, ENDED_AT, FIRST_REPLY_AT, ANSWERED_AT ->
                shape == Shape.TIME;
            case BIRTH_DATE, WARRANTY_UNTIL -> shape == Shape.TIME;
            case WAIT_SECONDS, TALK_SECONDS -> shape == Shape.NUMBER || FieldValues.areDurations(column.values());
            case QUANTITY, AMOUNT -> shape == Shape.NUMBER;
            case PHONE -> shape == Shape.PHONE || column.values().stream().anyMatch(Words::mayBePhone);
            case EMAIL -> column.values().stream().anyMatch(value -> value.contains("@"));
            // A state of the Union, for example, is none of a ticket.
            case TYPE, URGENCY, PRIORITY, STATE, DIRECTION, ANSWERED, OUTCOME, LEVEL, SLA_MET ->
                shape != Shape.TIME && column.values().stream().anyMatch(value -> words.understood(field, value));
            case RATING ->
                shape == Shape.NUMBER
                        && !REVERSED.matcher(column.name()).find()
                        && (column.values().stream().allMatch(Words::isRating)
                                || Words.scale(column.values()).isPresent());
            case CHANNEL -> column.values().stream().noneMatch(value -> value.matches(".*[\\d/@].*"));
            case EXTERNAL_ID ->
                shape != Shape.TIME
                        && column.unique()
                        && !PLACE.matcher(column.name()).matches();
            default -> shape != Shape.TIME;
        };
    }
}
