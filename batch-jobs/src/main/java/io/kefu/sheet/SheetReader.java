package io.kefu.sheet;

import io.kefu.problem.KefuException;
import io.kefu.sheet.workbook.SheetProblem;
import io.kefu.sheet.workbook.SheetRows;
import io.kefu.sheet.workbook.Workbook;
import io.kefu.sheet.workbook.XlsxFile;
import io.kefu.sheet.workbook.XlsxSheet;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads a sheet that was filled from a template and edited in an office. Columns are found by their headings and rows
 * by their stamps, so both may have been moved, sorted, hidden, inserted or deleted, and sheets renamed.
 */
public final class SheetReader {

    private final Path file;
    private final String workspace;
    private final List<SheetForm> forms;
    private final Map<String, String> seen = new HashMap<>();
    private final List<CellFault> faults = new ArrayList<>();

    private SheetReader(Path file, String workspace, List<SheetForm> forms) {
        this.file = file;
        this.workspace = workspace;
        this.forms = forms;
    }

    /**
     * What was read.
     *
     * @param faults everything that is wrong with cells, in the order of sheets and rows
     */
    public record Found(int rows, List<CellFault> faults) {}

    /**
     * Reads every sheet of the workbook that one of the forms fits; others are not looked at.
     *
     * @param workspace the id of the workspace; rows that name another are not taken for ours
     * @param row takes the rows that are whole
     * @throws KefuException when the workbook cannot be read, or none of its sheets is of these forms
     */
    public static Found read(Path file, String workspace, List<SheetForm> forms, Consumer<FilledRow> row) {
        return new SheetReader(file, workspace, forms).read(row);
    }

    private Found read(Consumer<FilledRow> row) {
        boolean known = false;
        int rows = 0;
        try (Workbook workbook = XlsxFile.open(file)) {
            for (String name : workbook.sheetNames()) {
                try (SheetRows sheet = workbook.rows(name)) {
                    Header header = null;
                    for (SheetRows.Row line = sheet.next(); line != null; line = sheet.next()) {
                        Optional<Header> found = header(line);
                        if (found.isPresent()) {
                            header = found.get();
                            known = true;
                            refuseMissing(header);
                        } else if (header != null) {
                            rows += take(name, line, header, row);
                        } else {
                            outside(name, line);
                        }
                    }
                }
            }
        }
        if (!known) {
            throw new KefuException(new SheetProblem.UnknownSheet(file.toString()));
        }
        return new Found(rows, List.copyOf(faults));
    }

    private void refuseMissing(Header header) {
        if (!header.missing.isEmpty()) {
            throw new KefuException(
                    new SheetProblem.MissingHeading(file.toString(), String.join(", ", header.missing)));
        }
    }

    /** A row of ours above or without headings: which cell means what cannot be told. */
    private void outside(String sheet, SheetRows.Row row) {
        stamp(row).ifPresent(cell -> faults.add(new CellFault.OutsideTable(place(sheet, cell.column(), row))));
    }

    private static Optional<SheetRows.Cell> stamp(SheetRows.Row row) {
        return row.cells().stream().filter(cell -> Stamp.isOne(cell.text())).findFirst();
    }

    /**
     * Where the columns of a sheet stand.
     *
     * @param columns for each column of the kind its position, from 0
     * @param missing headings that are not there
     */
    private record Header(SheetForm form, int[] columns, List<String> missing) {}

    /** A row is a header when it holds most of a form's headings. */
    private Optional<Header> header(SheetRows.Row row) {
        if (row.cells().size() < 2) {
            return Optional.empty();
        }
        Map<String, Integer> places = new HashMap<>();
        for (SheetRows.Cell cell : row.cells()) {
            places.putIfAbsent(SheetForm.plain(cell.text()), cell.column());
        }
        for (SheetForm form : forms) {
            List<SheetKind.Column> columns = form.kind().columns();
            int[] positions = new int[columns.size()];
            List<String> missing = new ArrayList<>();
            for (int i = 0; i < positions.length; i++) {
                String heading = form.headings().getOrDefault(columns.get(i).field(), "");
                positions[i] = places.getOrDefault(heading, -1);
                if (positions[i] < 0 && !heading.isEmpty()) {
                    missing.add(heading);
                }
            }
            if (missing.size() * 2 < columns.size()) {
                return Optional.of(new Header(form, positions, missing));
            }
        }
        return Optional.empty();
    }

    /** Takes a row apart; returns 1 when it holds anything. */
    private int take(String sheet, SheetRows.Row line, Header header, Consumer<FilledRow> consumer) {
        int before = faults.size();
        SheetKind kind = header.form.kind();
        SheetRows.Cell stampCell = stamp(line).orElse(null);
        Stamp stamp = null;
        if (stampCell != null) {
            stamp = Stamp.read(stampCell.text()).orElse(null);
            if (stamp == null
                    || !stamp.kind().equals(kind.name())
                    || stamp.prints().size() != kind.columns().size()) {
                faults.add(new CellFault.AlteredStamp(place(sheet, stampCell.column(), line)));
            } else if (!stamp.workspace().isEmpty() && !stamp.workspace().equals(workspace)) {
                throw new KefuException(
                        new SheetProblem.OtherWorkspace(file.toString(), place(sheet, stampCell.column(), line)));
            }
        }
        List<FilledRow.Value> values = new ArrayList<>();
        boolean empty = true;
        for (int i = 0; i < kind.columns().size(); i++) {
            SheetKind.Column column = kind.columns().get(i);
            int position = header.columns[i];
            SheetRows.Cell cell = position < 0 ? null : line.cell(position);
            String where = place(sheet, Math.max(0, position), line);
            String text = cell == null ? "" : value(column, cell, where, header);
            empty &= text.isEmpty();
            values.add(new FilledRow.Value(column.field(), where, text, print(stamp, i, position)));
        }
        if (empty && stamp == null) {
            while (faults.size() > before) {
                faults.remove(faults.size() - 1);
            }
            return 0;
        }
        String id = id(sheet, line, header, stamp, values.get(0).text());
        if (faults.size() == before) {
            consumer.accept(new FilledRow(kind, id, values));
        }
        return 1;
    }

    /** What was written into a cell; a sheet without the column says nothing of it, so nothing was edited there. */
    private static @Nullable String print(@Nullable Stamp stamp, int column, int position) {
        if (position < 0) {
            return Stamp.print("");
        }
        return stamp == null || column >= stamp.prints().size()
                ? null
                : stamp.prints().get(column);
    }

    private @Nullable String id(String sheet, SheetRows.Row line, Header header, @Nullable Stamp stamp, String id) {
        String where = place(sheet, Math.max(0, header.columns[0]), line);
        if (stamp != null && !stamp.id().equals(id)) {
            faults.add(new CellFault.WrongId(where, id, stamp.id()));
            return null;
        }
        if (id.isEmpty()) {
            return null;
        }
        String first = seen.putIfAbsent(id, where);
        if (first != null) {
            faults.add(new CellFault.TwiceTheSame(where, id, first));
        }
        return id;
    }

    private String value(SheetKind.Column column, SheetRows.Cell cell, String where, Header header) {
        Optional<String> value = CellValue.read(column, cell);
        if (value.isPresent()) {
            return value.get();
        }
        String heading = header.form.headings().getOrDefault(column.field(), column.field());
        if (column.type() == SheetKind.Type.CHOICE) {
            faults.add(new CellFault.WrongWord(
                    where,
                    heading,
                    cell.text(),
                    String.join(", ", column.labels().keySet())));
        } else {
            CellFault.Expected expected = column.type() == SheetKind.Type.TIME
                    ? CellFault.Expected.TIME
                    : column.type() == SheetKind.Type.INTEGER ? CellFault.Expected.INTEGER : CellFault.Expected.TEXT;
            faults.add(new CellFault.WrongCell(where, heading, cell.text(), expected));
        }
        return cell.text();
    }

    private static String place(String sheet, int column, SheetRows.Row line) {
        return sheet + "!" + XlsxSheet.letters(column) + line.number();
    }
}
