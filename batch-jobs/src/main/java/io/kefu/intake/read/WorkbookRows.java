package io.kefu.intake.read;

import io.kefu.problem.KefuException;
import io.kefu.sheet.SheetRows;
import io.kefu.sheet.Workbook;
import io.kefu.workspace.Limits;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows of one sheet of a workbook. Date cells become ISO local times, numbers their plain digits. */
final class WorkbookRows implements RowReader {

    private final Input file;
    private final List<String> columns;
    private final Workbook workbook;
    private final String name;
    private final SheetRows sheet;
    private final List<String> header;
    private final int[] positions;
    private final int[][] repeats;
    private final Limits limits;
    private final MergedDown merged;

    WorkbookRows(Input file, Layout layout, List<String> columns, Limits limits) {
        this.file = file;
        this.columns = columns;
        this.limits = limits;
        this.workbook = Workbook.open(file.path());
        try {
            this.name = find(layout.sheet());
            this.sheet = workbook.rows(name);
            this.merged = new MergedDown(workbook.merges(name));
            this.header = layout.header().isEmpty() ? headerRow(layout.skipLines()) : layout.header();
            this.positions = Columns.positions(file, layout, columns, header, limits);
            this.repeats = Arrays.stream(positions)
                    .mapToObj(position -> Columns.repeats(position, header))
                    .toArray(int[][]::new);
        } catch (KefuException e) {
            workbook.close();
            throw e;
        }
    }

    private String find(String wanted) {
        List<String> names = workbook.sheetNames();
        if (names.isEmpty() || (!wanted.isEmpty() && !names.contains(wanted))) {
            throw new KefuException(new FileProblem.NoSuchSheet(file.name(), wanted, String.join(", ", names)));
        }
        return wanted.isEmpty() ? names.get(0) : wanted;
    }

    private List<String> headerRow(int skip) {
        int seen = 0;
        for (SheetRows.Row row = nextRow(); row != null; row = nextRow()) {
            if (seen++ >= skip) {
                return texts(row).stream().map(String::strip).toList();
            }
        }
        throw new KefuException(new FileProblem.EmptyFile(file.name()));
    }

    @Override
    public List<String> header() {
        return header;
    }

    @Override
    public String sheet() {
        return name;
    }

    @Override
    public @Nullable SourceRow read() {
        SheetRows.Row row = nextRow();
        if (row == null) {
            return null;
        }
        row = merged.complete(row);
        SheetRows.Row whole = row;
        long at = row.number();
        long length =
                row.cells().stream().mapToLong(cell -> cell.text().length()).sum();
        if (length > limits.recordChars()) {
            return SourceRow.broken(at, List::of, new RowProblem.RecordTooLong(length, limits.recordChars()));
        }
        @Nullable String[] cells = new @Nullable String[positions.length];
        for (int i = 0; i < positions.length; i++) {
            SheetRows.Cell cell = positions[i] < 0 ? null : row.cell(positions[i]);
            if (cell != null && cell.kind() == SheetRows.Kind.ERROR) {
                return SourceRow.broken(at, () -> texts(whole), new RowProblem.ErrorCell(columns.get(i), cell.text()));
            }
            String text = cell == null ? null : cell.text();
            cells[i] = repeats[i].length == 0 ? text : Columns.joined(text, repeats[i], column -> text(whole, column));
        }
        return SourceRow.of(at, cells, () -> texts(whole));
    }

    private static @Nullable String text(SheetRows.Row row, int column) {
        SheetRows.Cell cell = row.cell(column);
        return cell == null ? null : cell.text();
    }

    /** The next row that holds more than blanks, or null. */
    private SheetRows.@Nullable Row nextRow() {
        SheetRows.Row row = sheet.next();
        while (row != null && row.cells().stream().allMatch(cell -> cell.text().isBlank())) {
            row = sheet.next();
        }
        return row;
    }

    private static List<String> texts(SheetRows.Row row) {
        List<String> texts = new ArrayList<>();
        for (SheetRows.Cell cell : row.cells()) {
            while (texts.size() < cell.column()) {
                texts.add("");
            }
            texts.add(cell.text());
        }
        return texts;
    }

    @Override
    public void close() {
        sheet.close();
        workbook.close();
    }
}
