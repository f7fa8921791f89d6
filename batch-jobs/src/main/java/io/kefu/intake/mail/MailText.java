package io.kefu.intake.mail;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import io.kefu.text.HanBytes;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mozilla.universalchardet.UniversalDetector;

/**
 * Bytes of messages to text. Senders state encodings wrongly, or none: what is stated counts when the bytes are legal in
 * it, else UTF-8 when they are legal there, else what their frequencies tell.
 */
final class MailText {

    /** Encodings by the names that mail programs use, widened to what they really write. */
    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("gb2312", "GB18030"),
            Map.entry("gbk", "GB18030"),
            Map.entry("cp936", "GB18030"),
            Map.entry("x-gbk", "GB18030"),
            Map.entry("gb_2312-80", "GB18030"),
            Map.entry("big5", "Big5-HKSCS"),
            Map.entry("cp950", "Big5-HKSCS"),
            Map.entry("shift_jis", "windows-31j"),
            Map.entry("shift-jis", "windows-31j"),
            Map.entry("ks_c_5601-1987", "x-windows-949"),
            Map.entry("iso-8859-1", "windows-1252"),
            Map.entry("us-ascii", "windows-1252"),
            Map.entry("ascii", "windows-1252"),
            Map.entry("unicode-1-1-utf-8", "UTF-8"),
            Map.entry("iso-2022-jp", "x-windows-iso2022jp"), // as programs write it, with circled digits
            Map.entry("utf8", "UTF-8"));

    private static final Pattern WORD = Pattern.compile("=\\?([^?\\s*]+)(?:\\*[^?\\s]*)?\\?([BbQq])\\?(.*?)\\?=");

    private MailText() {}

    static String decode(byte[] bytes, @Nullable String stated) {
        // No database takes a NUL, and no reader misses it.
        String text = decoded(bytes, stated);
        return text.indexOf(0) < 0 ? text : text.replace("\0", "");
    }

    private static String decoded(byte[] bytes, @Nullable String stated) {
        String name = stated == null ? "" : stated.strip().replace("\"", "").toLowerCase(Locale.ROOT);
        if (name.endsWith("utf-7") || name.equals("utf7")) {
            return EscapedText.utf7(bytes);
        }
        if (name.equals("hz-gb-2312") || name.equals("hz")) {
            return EscapedText.hz(bytes);
        }
        if (isAscii(bytes)) {
            Charset charset = charset(stated);
            boolean escapes = charset != null && charset.name().contains("2022");
            return new String(bytes, escapes ? charset : StandardCharsets.US_ASCII);
        }
        // US-ASCII with other bytes in it says nothing about them.
        boolean tells = stated != null && !stated.toLowerCase(Locale.ROOT).endsWith("ascii");
        String text = tells ? strictly(bytes, charset(stated)) : null;
        if (text == null) {
            text = strictly(bytes, StandardCharsets.UTF_8);
        }
        if (text == null) {
            text = strictly(bytes, guess(bytes));
        }
        Charset last = charset(stated);
        return text == null ? new String(bytes, last == null ? StandardCharsets.UTF_8 : last) : text;
    }

    private static boolean isAscii(byte[] bytes) {
        for (byte b : bytes) {
            if (b < 0) {
                return false;
            }
        }
        return true;
    }

    private static @Nullable String strictly(byte[] bytes, @Nullable Charset charset) {
        if (charset == null) {
            return null;
        }
        try {
            return charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }

    private static @Nullable Charset charset(@Nullable String name) {
        if (name == null) {
            return null;
        }
        String plain = name.strip().replace("\"", "").toLowerCase(Locale.ROOT);
        try {
            return Charset.forName(NAMES.getOrDefault(plain, plain));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return null;
        }
    }

    private static Charset guess(byte[] bytes) {
        HanBytes han = new HanBytes();
        han.take(bytes, bytes.length);
        if (han.areMost()) {
            return Charset.forName("GB18030");
        }
        UniversalDetector detector = new UniversalDetector();
        detector.handleData(bytes, 0, bytes.length);
        detector.dataEnd();
        Charset found = charset(detector.getDetectedCharset());
        return found == null ? Charset.forName("GB18030") : found;
    }

    /** A header's value: unfolded, its encoded words (RFC 2047) decoded. */
    static String header(byte[] value) {
        return words(decode(value, null).replaceAll("\r?\n[ \t]+", " ").strip());
    }

    /**
     * Decodes encoded words. Neighbours of one encoding are joined before they are decoded: many programs cut a
     * character in two.
     */
    static String words(String text) {
        if (!text.contains("=?")) {
            return text;
        }
        StringBuilder decoded = new StringBuilder();
        ByteArrayOutputStream pending = new ByteArrayOutputStream();
        String charset = "";
        int end = 0;
        Matcher word = WORD.matcher(text);
        while (word.find()) {
            String between = text.substring(end, word.start());
            boolean joins =
                    pending.size() > 0 && between.isBlank() && word.group(1).equalsIgnoreCase(charset);
            if (!joins) {
                boolean drops = between.isBlank() && pending.size() > 0;
                flush(decoded, pending, charset);
                decoded.append(drops ? "" : between);
            }
            charset = word.group(1);
            byte[] bytes = bytes(word.group(2), word.group(3));
            pending.write(bytes, 0, bytes.length);
            end = word.end();
        }
        flush(decoded, pending, charset);
        return decoded.append(text.substring(end)).toString();
    }

    private static void flush(StringBuilder decoded, ByteArrayOutputStream pending, String charset) {
        if (pending.size() > 0) {
            decoded.append(decode(pending.toByteArray(), charset));
            pending.reset();
        }
    }

    private static byte[] bytes(String encoding, String text) {
        if (encoding.equalsIgnoreCase("B")) {
            try {
                // Without its padding, which is what programs get wrong.
                return Base64.getMimeDecoder().decode(text.replace("=", ""));
            } catch (IllegalArgumentException e) {
                return text.getBytes(StandardCharsets.UTF_8);
            }
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int high = c == '=' && i + 2 < text.length() ? Character.digit(text.charAt(i + 1), 16) : -1;
            int low = high < 0 ? -1 : Character.digit(text.charAt(i + 2), 16);
            if (low >= 0) {
                bytes.write(high * 16 + low);
                i += 2;
            } else {
                byte[] plain = String.valueOf(c == '_' ? ' ' : c).getBytes(StandardCharsets.UTF_8);
                bytes.write(plain, 0, plain.length);
            }
        }
        return bytes.toByteArray();
    }
}
