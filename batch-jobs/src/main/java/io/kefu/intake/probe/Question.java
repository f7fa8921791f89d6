package io.kefu.intake.probe;

import io.kefu.intake.Field;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something about a file that only a person knows.
 *
 * @param column whose words are not known; null when no column is known for the field at all
 * @param words that are not known
 */
public record Question(Field field, @Nullable String column, List<String> words) {}
