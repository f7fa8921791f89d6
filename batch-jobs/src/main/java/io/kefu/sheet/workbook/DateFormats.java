package io.kefu.sheet.workbook;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Tells number formats of workbooks that show dates or times from others: by the code that the file gives, else by the
 * meaning that the id has without one (ECMA-376, 18.8.30, with the East Asian and Thai ones).
 */
final class DateFormats {

    /** Texts in quotes, escaped characters, spaces of a width, fillers, and what brackets say but for elapsed time. */
    private static final Pattern NO_TOKEN = Pattern.compile("\"[^\"]*\"?|\\\\.|_.|\\*.|\\[(?!(?i:h+|m+|s+)])[^\\]]*]");

    private static final Pattern GENERAL = Pattern.compile("(?i)general|g/\\S*");
    private static final Pattern FRACTION = Pattern.compile("(?i)(s\\]?)[.,]0+");
    private static final Pattern DIGITS = Pattern.compile("[0#?@]");
    private static final Pattern DATE = Pattern.compile("(?i)[ymdhsgeb]|a{3,4}");

    private DateFormats() {}

    /** @param code that the file gives for the id, or null when it gives none */
    static boolean isDate(int id, @Nullable String code) {
        if (code == null) {
            return (id >= 14 && id <= 22)
                    || (id >= 27 && id <= 36)
                    || (id >= 45 && id <= 47)
                    || (id >= 50 && id <= 58)
                    || (id >= 71 && id <= 81);
        }
        for (String section : NO_TOKEN.matcher(code).replaceAll(" ").split(";", -1)) {
            String tokens = FRACTION.matcher(section).replaceAll("$1");
            boolean number =
                    DIGITS.matcher(tokens).find() || GENERAL.matcher(tokens).find();
            if (number) {
                return false; // the first section that shows something decides
            }
            if (DATE.matcher(tokens).find()) {
                return true;
            }
        }
        return false;
    }
}
