package io.kefu.intake.read;

import io.kefu.problem.KefuException;
import io.kefu.sheet.SheetRows;
import io.kefu.sheet.Workbook;
import io.kefu.workspace.Limits;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows of a workbook: of the sheet that is named, else of the first one; of all that are alike where the mapping asks for it.
 * Date cells become ISO local times, numbers their plain digits.
 */
final class WorkbookRows implements RowReader {

    private final Input file;
    private final List<String> columns;
    private final Workbook workbook;
    private final List<String> names;
    private final int skip;
    private final boolean isHeadless;
    private int current;
    private SheetRows sheet;
    private List<String> header;
    private final int[] positions;
    private final int[][] repeats;
    private final Limits limits;
    private MergedDown merged;

    WorkbookRows(Input file, Layout layout, List<String> columns, Limits limits) {
        this.file = file;
        this.columns = columns;
        this.limits = limits;
        this.workbook = Workbook.open(file.path());
        try {
            boolean all = layout.sheet().equals(Layout.ALIKE);
            String first = all ? firstWith(layout) : find(layout.sheet());
            this.skip = layout.skipLines();
            this.isHeadless = !layout.header().isEmpty();
            this.sheet = workbook.rows(first);
            this.merged = new MergedDown(workbook.merges(first));
            this.header = isHeadless ? layout.header() : headerRow();
            this.names = all && !isHeadless ? alike(first) : List.of(first);
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

    /** The first sheet that has the mapped columns; the first of all when none has. */
    private String firstWith(Layout layout) {
        for (String name : workbook.sheetNames()) {
            try (SheetRows rows = workbook.rows(name)) {
                List<String> found = headerRow(rows, layout.skipLines());
                if (found != null && found.containsAll(columns)) {
                    return name;
                }
            }
        }
        return find("");
    }

    private List<String> headerRow() {
        List<String> found = headerRow(sheet, skip);
        if (found == null) {
            throw new KefuException(new FileProblem.EmptyFile(file.name()));
        }
        return found;
    }

    private static @Nullable List<String> headerRow(SheetRows rows, int skip) {
        int seen = 0;
        for (SheetRows.Row row = nextRow(rows); row != null; row = nextRow(rows)) {
            if (seen++ >= skip) {
                return texts(row).stream().map(String::strip).toList();
            }
        }
        return null;
    }

    /** The first sheet and those with its headings; where a mapping names no columns, with its first heading. */
    private List<String> alike(String first) {
        List<String> alike = new ArrayList<>(List.of(first));
        List<String> all = workbook.sheetNames();
        for (String other : all.subList(all.indexOf(first) + 1, all.size())) {
            try (SheetRows rows = workbook.rows(other)) {
                List<String> found = headerRow(rows, skip);
                boolean same = columns.isEmpty()
                        ? found != null && !found.isEmpty() && found.get(0).equals(header.get(0))
                        : header.equals(found);
                if (same) {
                    alike.add(other);
                }
            }
        }
        return alike;
    }

    /** Goes on with the next sheet; false when there is none. */
    private boolean nextSheet() {
        if (current + 1 >= names.size()) {
            return false;
        }
        current++;
        sheet.close();
        sheet = workbook.rows(names.get(current));
        merged = new MergedDown(workbook.merges(names.get(current)));
        header = headerRow();
        return true;
    }

    @Override
    public List<String> header() {
        return header;
    }

    @Override
    public String sheet() {
        return SheetLines.names(names);
    }

    @Override
    public @Nullable SourceRow read() {
        SheetRows.Row row = nextRow(sheet);
        while (row == null && nextSheet()) {
            row = nextRow(sheet);
        }
        if (row == null) {
            return null;
        }
        row = merged.complete(row);
        SheetRows.Row whole = row;
        long at = SheetLines.of(current, row.number());
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
    private static SheetRows.@Nullable Row nextRow(SheetRows rows) {
        SheetRows.Row row = rows.next();
        while (row != null && row.cells().stream().allMatch(cell -> cell.text().isBlank())) {
            row = rows.next();
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
