package io.kefu.sheet.workbook;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.apache.poi.ss.usermodel.DateUtil;
import org.jspecify.annotations.Nullable;

/** The rows of one sheet, in order. */
public interface SheetRows extends AutoCloseable {

    /** What a cell holds. */
    enum Kind {
        TEXT,
        NUMBER,
        TIME,
        FLAG,
        ERROR
    }

    /**
     * A cell that holds something.
     *
     * @param column from 0
     * @param text the text, the plain digits of a number, an ISO local time, true or false, the error
     *     shown, or a formula that was saved without its value
     */
    record Cell(int column, Kind kind, String text) {

        static @Nullable Cell text(int column, String text) {
            return text.isEmpty() ? null : new Cell(column, Kind.TEXT, text);
        }

        static Cell flag(int column, boolean value) {
            return new Cell(column, Kind.FLAG, Boolean.toString(value));
        }

        /** A number, or the time that it stands for. */
        static Cell number(int column, BigDecimal value, boolean isTime, boolean from1904) {
            double serial = value.doubleValue();
            if (isTime && DateUtil.isValidExcelDate(serial)) {
                LocalDateTime time = DateUtil.getLocalDateTime(serial, from1904, true);
                return new Cell(
                        column, Kind.TIME, time.truncatedTo(ChronoUnit.SECONDS).toString());
            }
            if (Math.abs(value.scale()) > 400) {
                throw new IllegalArgumentException("no number: " + value);
            }
            return new Cell(column, Kind.NUMBER, value.stripTrailingZeros().toPlainString());
        }
    }

    /**
     * A row that holds something.
     *
     * @param number from 1
     */
    record Row(long number, List<Cell> cells) {

        /** The cell of a column, or null when it is empty. */
        public @Nullable Cell cell(int column) {
            if (column < cells.size() && cells.get(column).column() == column) {
                return cells.get(column);
            }
            for (Cell cell : cells) {
                if (cell.column() == column) {
                    return cell;
                }
            }
            return null;
        }
    }

    /**
     * The next row in which a cell holds something, or null at the end.
     *
     * @throws io.kefu.problem.KefuException when the sheet is damaged from here on
     */
    @Nullable
    Row next();

    @Override
    void close();
}
