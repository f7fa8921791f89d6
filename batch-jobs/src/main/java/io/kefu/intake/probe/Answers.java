package io.kefu.intake.probe;

import io.kefu.intake.record.Field;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;

/** What a person said to the questions of a probe. */
public final class Answers {

    private final Map<Field, String> columns = new HashMap<>();
    private final Map<Field, Map<String, String>> codes = new HashMap<>();
    private String order = "";
    private String zone = "";

    /** Says which column tells a field. */
    public void column(Field field, String column) {
        columns.put(field, column);
    }

    /** Says what a word means for a field. */
    public void code(Field field, String word, String code) {
        codes.computeIfAbsent(field, key -> new HashMap<>()).put(word, code);
    }

    /** Says whether day or month comes first, by a format that begins so. */
    public void order(String format) {
        order = format.substring(0, 1);
    }

    /** Says in which zone the times are. */
    public void zone(ZoneId said) {
        zone = said.getId();
    }

    /** Empty when nobody said. */
    String zone() {
        return zone;
    }

    /** Whether nothing of the question is left blank. */
    boolean settle(Question question) {
        return switch (question.about()) {
            case COLUMN -> columns.containsKey(question.field());
            case WORDS ->
                codes.getOrDefault(question.field(), Map.of()).keySet().containsAll(question.words());
            case ORDER -> !order.isEmpty();
            case ZONE -> !zone.isEmpty();
        };
    }

    /** {@code d} or {@code M}, what comes first; empty when nobody said. */
    String order() {
        return order;
    }

    /** The column of a field; empty when nobody said. */
    String column(Field field) {
        return columns.getOrDefault(field, "");
    }

    /** The code of a word; empty when nobody said. */
    String code(Field field, String word) {
        return codes.getOrDefault(field, Map.of()).getOrDefault(word, "");
    }
}
