package io.kefu.intake.ledger;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names a rejected row for good, however often its file is read again.
 *
 * @param file the number of the file in the ledger
 * @param row its place among the file's records, from 1
 */
public record RejectId(long file, long row) {

    private static final Pattern TEXT = Pattern.compile("[Rr](\\d{1,15})-(\\d{1,15})(?:-([0-9A-Fa-f]+))?");

    public static Optional<RejectId> parse(String text) {
        Matcher matcher = TEXT.matcher(text.strip());
        return matcher.matches()
                ? Optional.of(new RejectId(Long.parseLong(matcher.group(1)), Long.parseLong(matcher.group(2))))
                : Optional.empty();
    }

    /** True when the text names a row of another workspace. */
    public static boolean isOfAnother(String text, String workspaceId) {
        Matcher matcher = TEXT.matcher(text.strip());
        return matcher.matches()
                && matcher.group(3) != null
                && !matcher.group(3).equalsIgnoreCase(workspaceId);
    }

    /** As exports name it, which may come to another workspace. */
    public String in(String workspaceId) {
        return this + "-" + workspaceId;
    }

    /** As lists show it: {@code R12-345}; without the letter a spreadsheet program takes some for dates. */
    @Override
    public String toString() {
        return "R" + file + "-" + row;
    }
}
