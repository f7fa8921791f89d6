package io.kefu.intake.format;

import io.kefu.text.HanBytes;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.io.input.BoundedInputStream;
import org.jspecify.annotations.Nullable;
import org.mozilla.universalchardet.UniversalDetector;

/** Opens text files in the encoding that was stated, or in the one that their bytes show. */
public final class Encodings {

    public static final String AUTO = "auto";

    /** Stands where bytes could not be decoded. */
    public static final char REPLACEMENT = '\uFFFD';

    private static final int SAMPLE = 1 << 16;
    private static final int LEAST_LEGAL = 4;
    private static final Pattern DECLARATION =
            Pattern.compile("^(?:\\u00EF\\u00BB\\u00BF)?<\\?xml[^>]*encoding=[\"']([A-Za-z0-9._-]+)[\"']");
    private static final byte[] UTF8_BOM = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private Encodings() {}

    /** A reader after the byte-order mark; undecodable bytes become {@link #REPLACEMENT}. */
    public static BufferedReader open(Path file, Charset charset) throws IOException {
        return open(file, charset, Part.WHOLE);
    }

    /** As {@link #open(Path, Charset)}, of a part of the file. */
    public static BufferedReader open(Path file, Charset charset, Part part) throws IOException {
        BufferedInputStream in = new BufferedInputStream(bytes(file, part), 1 << 16);
        try {
            if (part.isFirst()) {
                skipMark(in, charset);
            }
        } catch (IOException e) {
            in.close();
            throw e;
        }
        CharsetDecoder decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .onUnmappableCharacter(CodingErrorAction.REPLACE);
        return new BufferedReader(new InputStreamReader(in, decoder), 1 << 16);
    }

    private static InputStream bytes(Path file, Part part) throws IOException {
        InputStream in = Files.newInputStream(file);
        if (part.isFirst() && part.isLast()) {
            return in;
        }
        try {
            in.skipNBytes(part.from());
            return BoundedInputStream.builder()
                    .setInputStream(in)
                    .setMaxCount(part.to() - part.from())
                    .get();
        } catch (IOException e) {
            in.close();
            throw e;
        }
    }

    /** A text in UTF-8 may begin with a mark; UTF-16 without a stated byte order takes its own away. */
    private static void skipMark(InputStream in, Charset charset) throws IOException {
        if (charset.equals(StandardCharsets.UTF_8)) {
            in.mark(UTF8_BOM.length);
            if (!Arrays.equals(in.readNBytes(UTF8_BOM.length), UTF8_BOM)) {
                in.reset();
            }
        }
    }

    /** The encoding that is known of the part, else as {@link #of(Path, Layout)}. */
    public static Charset of(Path file, Layout layout, Part part) throws IOException {
        String known = part.encoding();
        return known == null ? of(file, layout) : Charset.forName(known);
    }

    /** The encoding that the layout states, or the one that the bytes show. */
    public static Charset of(Path file, Layout layout) throws IOException {
        return layout.statesEncoding() ? Charset.forName(layout.encoding()) : detect(file);
    }

    /** As {@link #of}, but an XML document may say itself how it is encoded. */
    public static Charset ofXml(Path file, Layout layout) throws IOException {
        if (layout.statesEncoding()) {
            return Charset.forName(layout.encoding());
        }
        try (InputStream in = Files.newInputStream(file)) {
            String head = new String(in.readNBytes(200), StandardCharsets.ISO_8859_1);
            Matcher declared = DECLARATION.matcher(head);
            if (declared.find() && Charset.isSupported(declared.group(1))) {
                return Charset.forName(declared.group(1));
            }
        }
        return detect(file);
    }

    /**
     * UTF-16 by its byte-order mark or the zeros of its line ends, else UTF-8 when the whole file is legal UTF-8, else
     * what the frequencies of its bytes tell, else GB18030.
     */
    public static Charset detect(Path file) throws IOException {
        byte[] head;
        try (InputStream in = Files.newInputStream(file)) {
            head = in.readNBytes(SAMPLE);
        }
        Charset wide = utf16(head);
        if (wide != null) {
            return wide;
        }
        return isUtf8(file) ? StandardCharsets.UTF_8 : guess(file);
    }

    private static @Nullable Charset utf16(byte[] head) {
        if (head.length >= 2) {
            int mark = ((head[0] & 0xFF) << 8) | (head[1] & 0xFF);
            if (mark == 0xFEFF || mark == 0xFFFE) {
                return StandardCharsets.UTF_16;
            }
        }
        int[] zeros = new int[2];
        for (int i = 0; i < head.length; i++) {
            if (head[i] == 0) {
                zeros[i & 1]++;
            }
        }
        // Commas, digits and line ends leave a zero in the same half of each pair, and hardly any in the other.
        int least = Math.max(2, head.length / 40);
        if (zeros[0] >= least && zeros[1] * 20 < zeros[0]) {
            return StandardCharsets.UTF_16BE;
        }
        return zeros[1] >= least && zeros[0] * 20 < zeros[1] ? StandardCharsets.UTF_16LE : null;
    }

    /** By the statistics of its bytes; each name is widened to the encoding that programs really write. */
    private static Charset guess(Path file) throws IOException {
        UniversalDetector detector = new UniversalDetector();
        HanBytes han = new HanBytes();
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = new byte[SAMPLE];
            for (int n = in.read(bytes); n > 0; n = in.read(bytes)) {
                detector.handleData(bytes, 0, n);
                han.take(bytes, n);
            }
        }
        detector.dataEnd();
        if (han.areMost()) {
            return Charset.forName("GB18030"); // a short text tells the statistics little
        }
        if (han.areBig5()) {
            return Charset.forName("Big5-HKSCS");
        }
        String name = String.valueOf(detector.getDetectedCharset()).toUpperCase(Locale.ROOT);
        return Charset.forName(
                switch (name) {
                    case "BIG5" -> "Big5-HKSCS";
                    case "SHIFT_JIS" -> "windows-31j";
                    case "EUC-JP", "EUC-KR", "WINDOWS-1251", "WINDOWS-1253", "WINDOWS-1255" -> name;
                    case "WINDOWS-1252", "ISO-8859-1", "ISO-8859-15" -> "windows-1252";
                    default -> "GB18030";
                });
    }

    /** Legal UTF-8, but for a few damaged places: other encodings are hardly ever legal anywhere. */
    private static boolean isUtf8(Path file) throws IOException {
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer bytes = ByteBuffer.allocate(1 << 16);
        CharBuffer chars = CharBuffer.allocate(1 << 16);
        long damaged = 0;
        long cut = 0;
        long foreign = 0;
        try (var channel = Files.newByteChannel(file)) {
            boolean end = false;
            while (!end) {
                end = channel.read(bytes) < 0;
                bytes.flip();
                CoderResult result = decoder.decode(bytes, chars, end);
                while (result.isError()) {
                    damaged++;
                    cut += isCut(bytes, result.length()) ? 1 : 0;
                    bytes.position(bytes.position() + result.length());
                    result = decoder.decode(bytes, chars, end);
                }
                chars.flip();
                foreign += chars.chars().filter(c -> c > 127).count();
                chars.clear();
                bytes.compact();
            }
        }
        return cut == damaged || foreign >= damaged * LEAST_LEGAL;
    }

    /** The beginning of a character of three or four bytes, before plain text: a length limit cut the rest. */
    private static boolean isCut(ByteBuffer bytes, int length) {
        int at = bytes.position();
        int lead = bytes.get(at) & 0xFF;
        boolean longer = lead >= 0xE2 && lead <= 0xF4;
        boolean before = at == 0 || bytes.get(at - 1) >= 0;
        boolean after = at + length >= bytes.limit() || bytes.get(at + length) >= 0;
        return longer && length >= 2 && before && after;
    }
}
