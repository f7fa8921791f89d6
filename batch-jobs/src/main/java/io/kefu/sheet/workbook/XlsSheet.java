package io.kefu.sheet.workbook;

import io.kefu.problem.KefuException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.apache.poi.hssf.record.BOFRecord;
import org.apache.poi.hssf.record.BoolErrRecord;
import org.apache.poi.hssf.record.CellValueRecordInterface;
import org.apache.poi.hssf.record.EOFRecord;
import org.apache.poi.hssf.record.FormulaRecord;
import org.apache.poi.hssf.record.LabelRecord;
import org.apache.poi.hssf.record.LabelSSTRecord;
import org.apache.poi.hssf.record.NumberRecord;
import org.apache.poi.hssf.record.RKRecord;
import org.apache.poi.hssf.record.Record;
import org.apache.poi.hssf.record.RecordFactoryInputStream;
import org.apache.poi.hssf.record.SSTRecord;
import org.apache.poi.hssf.record.StringRecord;
import org.apache.poi.poifs.filesystem.DocumentInputStream;
import org.apache.poi.ss.formula.eval.ErrorEval;
import org.apache.poi.ss.util.NumberToTextConverter;
import org.jspecify.annotations.Nullable;

/** The rows of one sheet of an .xls. */
final class XlsSheet implements SheetRows {

    private final Path file;
    private final DocumentInputStream in;
    private final RecordFactoryInputStream records;
    private final @Nullable SSTRecord texts;
    private final Predicate<CellValueRecordInterface> dates;
    private final boolean from1904;
    private @Nullable CellValueRecordInterface ahead;
    private @Nullable String aheadText;
    private long row;
    private boolean ended;

    XlsSheet(
            Path file,
            DocumentInputStream in,
            RecordFactoryInputStream records,
            @Nullable SSTRecord texts,
            Predicate<CellValueRecordInterface> dates,
            boolean from1904) {
        this.file = file;
        this.in = in;
        this.records = records;
        this.texts = texts;
        this.dates = dates;
        this.from1904 = from1904;
    }

    @Override
    public @Nullable Row next() {
        List<Cell> cells = new ArrayList<>();
        try {
            while (true) {
                CellValueRecordInterface value = ahead == null ? nextValue() : ahead;
                ahead = null;
                if (value == null) {
                    return cells.isEmpty() ? null : new Row(row, cells);
                }
                if (!cells.isEmpty() && value.getRow() + 1L != row) {
                    ahead = value;
                    return new Row(row, cells);
                }
                Cell cell = cell(value);
                if (cell != null) {
                    row = value.getRow() + 1L;
                    cells.add(cell);
                }
            }
        } catch (RuntimeException e) {
            throw new KefuException(
                    new SheetProblem.SheetBreaksOff(file.toString(), Math.max(1, row), String.valueOf(e.getMessage())),
                    e);
        }
    }

    /** The next record that holds a cell's value; of a formula that gives a text, the text comes after it. */
    private @Nullable CellValueRecordInterface nextValue() {
        int charts = 0;
        while (!ended) {
            Record record = records.nextRecord();
            if (record == null) {
                ended = true;
            } else if (record instanceof BOFRecord) {
                charts++;
            } else if (record instanceof EOFRecord) {
                ended = charts-- == 0;
            } else if (charts == 0 && record instanceof CellValueRecordInterface value) {
                aheadText = null;
                if (value instanceof FormulaRecord formula && formula.hasCachedResultString()) {
                    aheadText = resultText();
                }
                return value;
            }
        }
        return null;
    }

    private String resultText() {
        for (Record record = records.nextRecord(); record != null; record = records.nextRecord()) {
            if (record instanceof StringRecord text) {
                return text.getString();
            }
            if (record instanceof CellValueRecordInterface || record instanceof EOFRecord) {
                throw new IllegalStateException("a formula without its text");
            }
        }
        return "";
    }

    private @Nullable Cell cell(CellValueRecordInterface value) {
        int column = value.getColumn();
        if (value instanceof LabelSSTRecord label) {
            return texts == null
                    ? null
                    : Cell.text(column, texts.getString(label.getSSTIndex()).getString());
        }
        if (value instanceof LabelRecord label) {
            return Cell.text(column, label.getValue());
        }
        if (value instanceof NumberRecord number) {
            return number(value, number.getValue());
        }
        if (value instanceof RKRecord number) {
            return number(value, number.getRKNumber());
        }
        if (value instanceof BoolErrRecord flag) {
            return flag.isBoolean()
                    ? Cell.flag(column, flag.getBooleanValue())
                    : new Cell(column, Kind.ERROR, ErrorEval.getText(flag.getErrorValue()));
        }
        return value instanceof FormulaRecord formula ? result(formula) : null;
    }

    private @Nullable Cell result(FormulaRecord formula) {
        int column = formula.getColumn();
        if (aheadText != null) {
            return Cell.text(column, aheadText);
        }
        return switch (formula.getCachedResultTypeEnum()) {
            case NUMERIC -> number(formula, formula.getValue());
            case BOOLEAN -> Cell.flag(column, formula.getCachedBooleanValue());
            case ERROR -> new Cell(column, Kind.ERROR, ErrorEval.getText(formula.getCachedErrorValue()));
            default -> null;
        };
    }

    private Cell number(CellValueRecordInterface cell, double value) {
        return Cell.number(
                cell.getColumn(), new BigDecimal(NumberToTextConverter.toText(value)), dates.test(cell), from1904);
    }

    @Override
    public void close() {
        in.close();
    }
}
