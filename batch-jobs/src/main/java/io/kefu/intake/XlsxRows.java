package io.kefu.intake;

import io.kefu.problem.KefuException;
import io.kefu.sheet.XlsxFile;
import io.kefu.sheet.XlsxSheet;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.jspecify.annotations.Nullable;

/** Rows of one sheet of an .xlsx. Date cells become ISO local times, numbers their plain digits. */
final class XlsxRows implements RowReader {

    private final Path file;
    private final List<String> columns;
    private final XlsxFile workbook;
    private final XlsxSheet sheet;
    private final int[] positions;

    XlsxRows(Path file, Mapping mapping) {
        this.file = file;
        this.columns = mapping.columns();
        this.workbook = XlsxFile.open(file);
        try {
            this.sheet = workbook.rows(find(mapping.sheet()));
            List<String> header = mapping.header().isEmpty() ? headerRow(mapping.skipLines()) : mapping.header();
            this.positions = Columns.positions(file, columns, header);
        } catch (KefuException e) {
            workbook.close();
            throw e;
        }
    }

    private String find(String name) {
        List<String> names = workbook.sheetNames();
        if (names.isEmpty() || (!name.isEmpty() && !names.contains(name))) {
            throw new KefuException(new IntakeProblem.NoSuchSheet(file.toString(), name, String.join(", ", names)));
        }
        return name.isEmpty() ? names.get(0) : name;
    }

    private List<String> headerRow(int skip) {
        int seen = 0;
        for (XlsxSheet.Row row = nextRow(); row != null; row = nextRow()) {
            if (seen++ >= skip) {
                List<String> header = new ArrayList<>();
                for (@Nullable String text : texts(row)) {
                    header.add(text == null ? "" : text.strip());
                }
                return header;
            }
        }
        throw new KefuException(new IntakeProblem.EmptyFile(file.toString()));
    }

    @Override
    public @Nullable SourceRow read() {
        XlsxSheet.Row row = nextRow();
        if (row == null) {
            return null;
        }
        @Nullable String[] cells = new @Nullable String[positions.length];
        for (int i = 0; i < positions.length; i++) {
            XlsxSheet.Cell cell = row.cell(positions[i]);
            if (cell != null && cell.kind() == XlsxSheet.Kind.ERROR) {
                return SourceRow.broken(
                        row.number(), () -> raw(row), new RowProblem.ErrorCell(columns.get(i), cell.text()));
            }
            cells[i] = cell == null ? null : cell.text();
        }
        return SourceRow.of(row.number(), cells, () -> raw(row));
    }

    /** The next row that holds more than blanks, or null. */
    private XlsxSheet.@Nullable Row nextRow() {
        XlsxSheet.Row row = sheet.next();
        while (row != null && row.cells().stream().allMatch(cell -> cell.text().isBlank())) {
            row = sheet.next();
        }
        return row;
    }

    private static String raw(XlsxSheet.Row row) {
        return CSVFormat.RFC4180.format(texts(row).toArray());
    }

    private static List<@Nullable String> texts(XlsxSheet.Row row) {
        List<@Nullable String> texts = new ArrayList<>();
        for (XlsxSheet.Cell cell : row.cells()) {
            while (texts.size() < cell.column()) {
                texts.add(null);
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
