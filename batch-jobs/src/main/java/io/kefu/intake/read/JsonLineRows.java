package io.kefu.intake.read;

import io.kefu.intake.format.Encodings;
import io.kefu.intake.format.Input;
import io.kefu.intake.format.Layout;
import io.kefu.intake.format.Lines;
import io.kefu.intake.format.Part;
import io.kefu.intake.format.RowProblem;
import io.kefu.intake.format.SourceRow;
import io.kefu.intake.format.Tree;
import io.kefu.workspace.Limits;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/** Records of a JSON Lines file: one object a line. */
final class JsonLineRows implements RowReader {

    private final Charset charset;
    private final List<String> columns;
    private final Limits limits;
    private final Lines lines;
    private final long before;

    JsonLineRows(Input file, Layout layout, List<String> columns, Limits limits, Part part) throws IOException {
        this.columns = columns;
        this.limits = limits;
        this.charset = Encodings.of(file.path(), layout, part);
        this.lines = new Lines(Encodings.open(file.path(), charset, part), limits.recordChars());
        this.before = part.lines();
    }

    @Override
    public @Nullable SourceRow read() throws IOException {
        Lines.Line line;
        do {
            line = lines.next();
            if (line == null) {
                return null;
            }
        } while (line.text().isBlank());
        long at = before + line.number();
        String text = line.text();
        if (line.isCut()) {
            return SourceRow.broken(at, () -> text, new RowProblem.RecordTooLong(line.length(), limits.recordChars()));
        }
        if (text.indexOf(Encodings.REPLACEMENT) >= 0) {
            return SourceRow.broken(at, () -> text, new RowProblem.Undecodable("-", charset.name()));
        }
        try {
            return Tree.parse(text) instanceof Map<?, ?> object
                    ? SourceRow.of(at, Tree.asObject(object), columns)
                    : SourceRow.broken(at, () -> text, new RowProblem.BrokenJson("one JSON object expected"));
        } catch (JacksonException e) {
            return SourceRow.broken(at, () -> text, new RowProblem.BrokenJson(Tree.reason(e)));
        }
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
