package io.kefu.intake.read;

import io.kefu.intake.format.FileProblem;
import io.kefu.intake.format.Input;
import io.kefu.intake.format.Layout;
import io.kefu.problem.KefuException;
import io.kefu.text.Invisible;
import io.kefu.text.Widths;
import io.kefu.workspace.Limits;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Finds columns in a header. */
public final class Columns {

    private static final Pattern BLANKS = Pattern.compile("\\s+");

    private Columns() {}

    /**
     * Where each wanted column stands in the header, or -1 for one that may be missing and is; names are compared without
     * regard to case.
     */
    static int[] positions(Input file, Layout layout, List<String> wanted, List<String> header, Limits limits) {
        refuseTooMany(file, header, limits);
        int[] positions = new int[wanted.size()];
        for (int i = 0; i < positions.length; i++) {
            positions[i] = position(wanted.get(i), header);
            if (positions[i] < 0 && !layout.optional().contains(wanted.get(i))) {
                throw new KefuException(
                        new FileProblem.MissingColumn(file.name(), wanted.get(i), String.join(", ", header)));
            }
        }
        return positions;
    }

    static void refuseTooMany(Input file, List<String> header, Limits limits) {
        if (header.size() > limits.columns()) {
            throw new KefuException(new FileProblem.TooManyColumns(file.name(), header.size(), limits.columns()));
        }
    }

    /** A heading as it is compared: without blanks around it, marks that show nothing, line breaks, full-width forms. */
    public static String heading(String text) {
        return BLANKS.matcher(Invisible.strip(Invisible.clean(Widths.half(text))))
                .replaceAll(" ");
    }

    /** Where the column stands in the header, or -1; without regard to case. */
    public static int position(String wanted, List<String> header) {
        int exact = find(header, name -> name.equalsIgnoreCase(wanted));
        String plain = heading(wanted);
        return exact >= 0 ? exact : find(header, name -> heading(name).equalsIgnoreCase(plain));
    }

    /** Where further columns of the same heading stand: programs repeat a column for each value (Labels, Labels). */
    static int[] repeats(int position, List<String> header) {
        return position < 0
                ? new int[0]
                : IntStream.range(position + 1, header.size())
                        .filter(i -> header.get(i).equalsIgnoreCase(header.get(position)))
                        .toArray();
    }

    /**
     * Several values of one column, as lists are written.
     *
     * @param isList whether there may be several; else the first that says anything counts
     */
    static @Nullable String joined(
            @Nullable String first, int[] repeats, boolean isList, IntFunction<@Nullable String> cell) {
        String joined = first;
        for (int repeat : repeats) {
            String more = cell.apply(repeat);
            if (more != null && !more.isBlank()) {
                boolean none = joined == null || joined.isBlank();
                joined = none ? more : isList ? joined + ";" + more : joined;
            }
        }
        return joined;
    }

    private static int find(List<String> header, Predicate<String> wanted) {
        for (int i = 0; i < header.size(); i++) {
            if (wanted.test(header.get(i))) {
                return i;
            }
        }
        return -1;
    }
}
