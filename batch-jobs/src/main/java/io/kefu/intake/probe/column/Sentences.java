package io.kefu.intake.probe.column;

import io.kefu.intake.probe.column.Column.Shape;
import io.kefu.text.Han;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds the column in which people wrote sentences: names, numbers, hashes, addresses of pages and times are none. */
public final class Sentences {

    private static final Pattern MARKS = Pattern.compile("[，。！？；,.!?;][\\s\\p{L}]|[，。！？]$");
    private static final Pattern CODE = Pattern.compile("\\S*\\d\\S*|\\S+@\\S+|https?://\\S+|[0-9a-fA-F-]{16,}");
    private static final double LEAST = 0.35;

    private Sentences() {}

    /** The position of the column that reads most like sentences, if one does. */
    public static Optional<Integer> column(List<Column> columns) {
        int best = -1;
        double most = LEAST;
        for (int i = 0; i < columns.size(); i++) {
            Column column = columns.get(i);
            if (column.field() == null && (column.shape() == Shape.TEXT || column.shape() == Shape.CHOICE)) {
                double share = column.values().stream()
                        .mapToDouble(Sentences::likeness)
                        .average()
                        .orElse(0);
                if (share > most) {
                    most = share;
                    best = i;
                }
            }
        }
        return best < 0 ? Optional.empty() : Optional.of(best);
    }

    /** From 0 for a code or a single word to 1 for a sentence with its marks. */
    private static double likeness(String value) {
        String text = value.strip();
        if (CODE.matcher(text).matches()) {
            return 0;
        }
        long han = text.chars().filter(c -> Han.is((char) c)).count();
        int words = text.split("\\s+", -1).length;
        double length = Math.min(1, Math.max(han / 10.0, (words - 1) / 5.0));
        return MARKS.matcher(text).find() ? 0.4 + 0.6 * length : 0.8 * length;
    }
}
