package io.kefu.store;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.postgresql.copy.CopyIn;

/** Rows in the text form of {@code COPY}, sent as soon as there are enough of them. */
final class CopyText {

    private static final int SENT = 1 << 16;
    private static final byte[] NULL = {'\\', 'N'};

    private final CopyIn copy;
    private byte[] buffer = new byte[2 * SENT];
    private int length;

    CopyText(CopyIn copy) {
        this.copy = copy;
    }

    void row(@Nullable Object[] values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            if (i > 0) {
                add((byte) '\t');
            }
            value(values[i]);
        }
        add((byte) '\n');
        if (length >= SENT) {
            flush();
        }
    }

    private void value(@Nullable Object value) {
        if (value == null) {
            add(NULL);
        } else if (value instanceof byte[] bytes) {
            add("\\\\x".getBytes(StandardCharsets.US_ASCII));
            add(HexFormat.of().formatHex(bytes).getBytes(StandardCharsets.US_ASCII));
        } else if (value instanceof String words) {
            escaped(words.getBytes(StandardCharsets.UTF_8));
        } else {
            add(value.toString().getBytes(StandardCharsets.US_ASCII));
        }
    }

    /** The bytes of other characters are never those of a control or a backslash. */
    private void escaped(byte[] words) {
        ensure(2 * words.length);
        for (byte b : words) {
            byte code =
                    switch (b) {
                        case '\\' -> '\\';
                        case '\t' -> 't';
                        case '\n' -> 'n';
                        case '\r' -> 'r';
                        default -> 0;
                    };
            if (code != 0) {
                buffer[length++] = '\\';
            }
            buffer[length++] = code == 0 ? b : code;
        }
    }

    private void add(byte b) {
        ensure(1);
        buffer[length++] = b;
    }

    private void add(byte[] bytes) {
        ensure(bytes.length);
        System.arraycopy(bytes, 0, buffer, length, bytes.length);
        length += bytes.length;
    }

    private void ensure(int more) {
        if (length + more > buffer.length) {
            buffer = Arrays.copyOf(buffer, Math.max(2 * buffer.length, length + more));
        }
    }

    void flush() throws SQLException {
        copy.writeToCopy(buffer, 0, length);
        length = 0;
    }
}
