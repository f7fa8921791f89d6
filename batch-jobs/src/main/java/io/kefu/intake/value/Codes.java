package io.kefu.intake.value;

import io.kefu.intake.record.Field;
import io.kefu.workspace.Grades;
import io.kefu.workspace.Language;
import java.util.List;
import java.util.Map;

/** What a field of a closed set may hold: of most fields what they say themselves, of some what the office says. */
public final class Codes {

    private final Grades grades;

    public Codes(Grades grades) {
        this.grades = grades;
    }

    /** The legal values; empty for fields that hold anything. */
    public List<String> of(Field field) {
        Grades.Scale scale = field.scale();
        return scale == null ? field.codes() : grades.keys(scale);
    }

    /** What people call each of them. */
    public Map<String, List<String>> labels(Field field) {
        Grades.Scale scale = field.scale();
        return scale == null ? Language.labels(field.key(), field.codes()) : grades.labels(scale);
    }
}
