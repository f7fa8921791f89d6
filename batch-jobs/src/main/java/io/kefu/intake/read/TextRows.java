package io.kefu.intake.read;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import io.kefu.intake.format.Encodings;
import io.kefu.intake.format.Input;
import io.kefu.intake.format.Layout;
import io.kefu.intake.format.Lines;
import io.kefu.intake.format.RowProblem;
import io.kefu.intake.format.SourceRow;
import io.kefu.workspace.Limits;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Records of a plain text such as a transcript: a line that fits the pattern begins one, with its named groups as
 * columns; lines that do not fit continue the last group.
 */
final class TextRows implements RowReader {

    private final Charset charset;
    private final List<String> columns;
    private final Limits limits;
    private final Pattern begin;
    private final List<String> groups;
    private final Lines lines;
    private Lines.@Nullable Line ahead;

    TextRows(Input file, Layout layout, List<String> columns, Limits limits) throws IOException {
        this.columns = columns;
        this.limits = limits;
        this.charset = Encodings.of(file.path(), layout);
        this.begin = Pattern.compile(layout.record());
        this.groups = begin.namedGroups().entrySet().stream()
                .sorted(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .toList();
        this.lines = new Lines(Encodings.open(file.path(), charset), limits.recordChars());
        for (int i = 0; i < layout.skipLines(); i++) {
            lines.next();
        }
    }

    @Override
    public List<String> header() {
        return groups;
    }

    @Override
    public @Nullable SourceRow read() throws IOException {
        Lines.Line line = ahead == null ? nextFull() : ahead;
        ahead = null;
        if (line == null) {
            return null;
        }
        StringBuilder text = new StringBuilder(line.text());
        long length = line.length();
        Matcher first = begin.matcher(line.text());
        boolean begins = first.matches();
        StringBuilder last = new StringBuilder();
        Map<String, Object> tree = new LinkedHashMap<>();
        if (begins) {
            groups.forEach(group -> {
                if (first.group(group) != null) {
                    tree.put(group, first.group(group));
                }
            });
            last.append(tree.getOrDefault(groups.get(groups.size() - 1), ""));
        }
        for (ahead = lines.next(); ahead != null && !begin.matches(ahead.text()); ahead = lines.next()) {
            length += ahead.length() + 1;
            if (length <= limits.recordChars()) {
                text.append('\n').append(ahead.text());
                last.append('\n').append(ahead.text());
            }
        }
        long at = line.number();
        String raw = text.toString();
        if (length > limits.recordChars()) {
            return SourceRow.broken(at, () -> raw, new RowProblem.RecordTooLong(length, limits.recordChars()));
        }
        if (raw.indexOf(Encodings.REPLACEMENT) >= 0) {
            return SourceRow.broken(at, () -> raw, new RowProblem.Undecodable("-", charset.name()));
        }
        if (!begins) {
            return SourceRow.broken(
                    at,
                    () -> raw,
                    new RowProblem.NoRecord(raw.lines().findFirst().orElse("")));
        }
        tree.put(groups.get(groups.size() - 1), last.toString().strip());
        return SourceRow.of(at, tree, columns);
    }

    private Lines.@Nullable Line nextFull() throws IOException {
        Lines.Line line = lines.next();
        while (line != null && line.text().isBlank()) {
            line = lines.next();
        }
        return line;
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
