package io.kefu.sheet;

import io.kefu.sheet.workbook.CellText;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Writes cells as SpreadsheetML. */
final class CellWriter {

    private static final LocalDate EPOCH = LocalDate.of(1899, 12, 30);
    private static final double SECONDS_A_DAY = 86_400.0;
    private static final int FLUSH_AT = 32_768;

    private final OutputStream out;
    private final StringBuilder buffer = new StringBuilder(FLUSH_AT + 4096);

    CellWriter(OutputStream out) {
        this.out = out;
    }

    CellWriter raw(String xml) {
        buffer.append(xml);
        return this;
    }

    CellWriter raw(int number) {
        buffer.append(number);
        return this;
    }

    /** Writes one cell whose element is opened up to and including its style attribute. */
    void value(@Nullable Object value) {
        if (value == null) {
            buffer.append("/>");
        } else if (value instanceof Number number) {
            buffer.append("><v>").append(number).append("</v></c>");
        } else if (value instanceof LocalDateTime time) {
            buffer.append("><v>").append(serial(time)).append("</v></c>");
        } else if (value instanceof LocalDate date) {
            buffer.append("><v>").append(ChronoUnit.DAYS.between(EPOCH, date)).append("</v></c>");
        } else if (value instanceof Boolean flag) {
            buffer.append(" t=\"b\"><v>").append(flag ? 1 : 0).append("</v></c>");
        } else {
            buffer.append(" t=\"inlineStr\"><is><t xml:space=\"preserve\">");
            text(value.toString());
            buffer.append("</t></is></c>");
        }
        if (buffer.length() > FLUSH_AT) {
            flush();
        }
    }

    void flush() {
        try {
            out.write(buffer.toString().getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        buffer.setLength(0);
    }

    /** Days since Excel's epoch, to the second. */
    static double serial(LocalDateTime time) {
        return ChronoUnit.DAYS.between(EPOCH, time.toLocalDate()) + secondOfDay(time.toLocalTime()) / SECONDS_A_DAY;
    }

    private static int secondOfDay(LocalTime time) {
        return time.toSecondOfDay();
    }

    private void text(String text) {
        String shown = CellText.escape(CellText.shown(text));
        int written = 0;
        for (int i = 0; i < shown.length(); i++) {
            char c = shown.charAt(i);
            if (c == '&' || c == '<' || c == '>') {
                buffer.append(shown, written, i).append(c == '&' ? "&amp;" : c == '<' ? "&lt;" : "&gt;");
                written = i + 1;
            }
        }
        buffer.append(shown, written, shown.length());
    }
}
