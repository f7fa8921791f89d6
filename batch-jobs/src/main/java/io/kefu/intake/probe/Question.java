package io.kefu.intake.probe;

import io.kefu.intake.record.Field;
import java.util.List;

/**
 * Something about a file that only a person knows.
 *
 * @param column that it is about; empty when none is known for the field
 * @param words that are not known, or the formats of which one is right
 */
public record Question(About about, Field field, String column, List<String> words) {

    /** What is asked. */
    public enum About {
        /** Which column tells the field. */
        COLUMN,
        /** What words mean. */
        WORDS,
        /** Whether day or month comes first. */
        ORDER,
        /** Which zone the times are in. */
        ZONE
    }

    static Question column(Field field) {
        return new Question(About.COLUMN, field, "", List.of());
    }

    static Question words(Field field, String column, List<String> words) {
        return new Question(About.WORDS, field, column, words);
    }

    static Question zone(Field field, String column) {
        return new Question(About.ZONE, field, column, List.of());
    }

    static Question order(Field field, String column, List<String> formats) {
        return new Question(About.ORDER, field, column, formats);
    }
}
