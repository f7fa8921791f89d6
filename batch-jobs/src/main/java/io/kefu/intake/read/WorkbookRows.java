package io.kefu.intake.read;

import io.kefu.intake.format.FileProblem;
import io.kefu.intake.format.Input;
import io.kefu.intake.format.Layout;
import io.kefu.intake.format.RowProblem;
import io.kefu.intake.format.SourceRow;
import io.kefu.problem.KefuException;
import io.kefu.sheet.workbook.SheetRows;
import io.kefu.sheet.workbook.Workbook;
import io.kefu.workspace.Limits;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Rows of a workbook: of the sheet that is named, else of the first one; of all that are alike where the mapping asks for it.
 * Date cells become ISO local times, numbers their plain digits.
 */
final class WorkbookRows implements RowReader {

    private static final int MOST_DIGITS = 16;

    private final Input file;
    private final Layout layout;
    private final List<String> columns;
    private final Limits limits;
    private final Workbook workbook;
    private final List<String> names = new ArrayList<>();
    private final List<String> left = new ArrayList<>();
    private final List<List<String>> headers = new ArrayList<>();
    private final List<String> header;
    private final int[] positions;
    private final int[][] repeats;
    private int current;
    private SheetRows sheet;
    private MergedDown merged;
    private int[] order;
    private Set<Integer> ids;

    WorkbookRows(Input file, Layout layout, List<String> columns, Limits limits) {
        this.file = file;
        this.layout = layout;
        this.columns = columns;
        this.limits = limits;
        this.workbook = Workbook.open(file.path());
        try {
            if (layout.sheet().isEmpty() || layout.sheet().equals(Layout.ALIKE)) {
                look();
            }
            if (names.isEmpty()) {
                add(find(layout.sheet().equals(Layout.ALIKE) ? "" : layout.sheet()), null);
            }
            this.sheet = workbook.rows(names.get(0));
            this.merged = new MergedDown(workbook.merges(names.get(0)));
            List<String> own = headerRow(sheet);
            if (own == null) {
                throw new KefuException(new FileProblem.EmptyFile(file.name()));
            }
            headers.set(0, own);
            headers.forEach(headings -> Columns.refuseTooMany(file, headings, limits));
            this.header = AlikeColumns.united(headers);
            this.order = AlikeColumns.order(own, header);
            this.ids = ids(own);
            this.positions = Columns.positions(file, layout, columns, header, limits);
            this.repeats = Arrays.stream(positions)
                    .mapToObj(position -> Columns.repeats(position, header))
                    .toArray(int[][]::new);
        } catch (KefuException e) {
            workbook.close();
            throw e;
        }
    }

    private void add(String name, @Nullable List<String> headings) {
        names.add(name);
        headers.add(headings == null ? List.of() : headings);
    }

    private String find(String wanted) {
        List<String> known = workbook.sheetNames();
        if (known.isEmpty() || (!wanted.isEmpty() && !known.contains(wanted))) {
            throw new KefuException(new FileProblem.NoSuchSheet(file.name(), wanted, String.join(", ", known)));
        }
        return wanted.isEmpty() ? known.get(0) : wanted;
    }

    /** Which sheets have the mapped columns, whatever else they have: all are read where the mapping asks for it. */
    private void look() {
        boolean all = layout.sheet().equals(Layout.ALIKE);
        List<String> sheets = workbook.sheetNames();
        for (String name : all ? sheets : sheets.subList(Math.min(1, sheets.size()), sheets.size())) {
            try (SheetRows rows = workbook.rows(name)) {
                List<String> found = headerRow(rows);
                if (found == null) {
                    continue;
                }
                boolean whole = hasColumns(found);
                if (all && whole) {
                    add(name, found);
                } else if (all ? hasAny(found) : whole) {
                    left.add(name);
                }
            } catch (KefuException e) {
                if (all) {
                    throw e; // a damaged sheet that nobody asked for hurts nobody
                }
            }
        }
    }

    /** Where the columns that name rows stand in a sheet. */
    private Set<Integer> ids(List<String> headings) {
        return layout.ids().stream().map(id -> Columns.position(id, headings)).collect(Collectors.toSet());
    }

    private boolean hasAny(List<String> headings) {
        return columns.stream().anyMatch(column -> Columns.position(column, headings) >= 0);
    }

    private boolean hasColumns(List<String> headings) {
        return hasAny(headings)
                && columns.stream()
                        .filter(column -> !layout.optional().contains(column))
                        .allMatch(column -> Columns.position(column, headings) >= 0);
    }

    @Override
    public List<String> sheetsLeft() {
        return left;
    }

    /** The headings that the mapping gives, or those of the sheet; null when it has no row for them. */
    private @Nullable List<String> headerRow(SheetRows rows) {
        for (int i = 0; i < layout.skipLines(); i++) {
            nextRow(rows);
        }
        if (!layout.header().isEmpty()) {
            return layout.header();
        }
        SheetRows.Row row = nextRow(rows);
        return row == null ? null : texts(row).stream().map(String::strip).toList();
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
        headerRow(sheet);
        order = AlikeColumns.order(headers.get(current), header);
        ids = ids(headers.get(current));
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
        row = AlikeColumns.moved(merged.complete(row, ids), order, header.size());
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
            String text = cell == null ? null : stored(cell);
            cells[i] = repeats[i].length == 0
                    ? text
                    : Columns.joined(
                            text, repeats[i], layout.lists().contains(columns.get(i)), column -> text(whole, column));
        }
        return SourceRow.of(at, cells, () -> texts(whole));
    }

    /** A long number as it is stored, {@code 2.0240506E+17}: a workbook keeps fifteen digits, the zeros behind them are none. */
    private static String stored(SheetRows.Cell cell) {
        return cell.kind() == SheetRows.Kind.NUMBER && cell.text().length() > MOST_DIGITS
                ? new BigDecimal(cell.text()).stripTrailingZeros().toString()
                : cell.text();
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
