package io.kefu.intake.mail;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Encodings of seven bits that the platform does not bring: UTF-7 (RFC 2152) and HZ (RFC 1843). */
final class EscapedText {

    private EscapedText() {}

    /** UTF-7: {@code +…-} holds UTF-16 in Base64, {@code +-} a plus. What is no legal sequence stays. */
    static String utf7(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        StringBuilder decoded = new StringBuilder();
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (c != '+') {
                decoded.append(c);
                i++;
                continue;
            }
            int end = i + 1;
            while (end < text.length() && isBase64(text.charAt(end))) {
                end++;
            }
            String inside = text.substring(i + 1, end);
            boolean closed = end < text.length() && text.charAt(end) == '-';
            if (inside.isEmpty()) {
                decoded.append('+');
            } else {
                byte[] wide = Base64.getDecoder().decode(inside.length() % 4 == 1 ? inside.substring(1) : inside);
                decoded.append(new String(wide, 0, wide.length / 2 * 2, StandardCharsets.UTF_16BE));
            }
            i = closed ? end + 1 : end;
        }
        return decoded.toString();
    }

    private static boolean isBase64(char c) {
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '+' || c == '/';
    }

    /** HZ: between <code>~{</code> and <code>~}</code> stand characters of GB2312 without their high bits. */
    static String hz(byte[] bytes) {
        ByteArrayOutputStream wide = new ByteArrayOutputStream();
        boolean han = false;
        for (int i = 0; i < bytes.length; i++) {
            int next = i + 1 < bytes.length ? bytes[i + 1] : 0;
            if (bytes[i] == '~' && next == '{' && !han) {
                han = true;
                i++;
            } else if (bytes[i] == '~' && next == '}' && han) {
                han = false;
                i++;
            } else if (bytes[i] == '~' && !han && (next == '~' || next == '\n')) {
                if (next == '~') {
                    wide.write('~');
                }
                i++;
            } else {
                han &= bytes[i] != '\n'; // lines end in plain text
                wide.write(han && bytes[i] >= 0x21 ? bytes[i] | 0x80 : bytes[i]);
            }
        }
        return wide.toString(Charset.forName("GB18030"));
    }
}
