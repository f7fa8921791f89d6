package io.kefu.intake.record;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;

/** Content hashes: SHA-256, shortened to 128 bits where they name rows. */
public final class Hashes {

    private static final int ROW_BYTES = 16;
    private static final MessageDigest EMPTY = lookUp();

    private Hashes() {}

    public static String ofFile(Path file) throws IOException {
        MessageDigest digest = sha256();
        try (InputStream in = Files.newInputStream(file)) {
            byte[] buffer = new byte[1 << 16];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                digest.update(buffer, 0, n);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** All 256 bits, for content that is kept under its hash. */
    public static String whole(byte[] content) {
        return HexFormat.of().formatHex(sha256().digest(content));
    }

    public static String of(byte[] content) {
        return HexFormat.of().formatHex(sha256().digest(content), 0, ROW_BYTES);
    }

    public static String of(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The hash of a record's canonical content. */
    public static String of(CanonicalRecord content) {
        StringBuilder text = new StringBuilder(256);
        for (Map.Entry<Field, String> entry : content.values().entrySet()) {
            if (entry.getKey() == Field.ORIGIN || entry.getKey() == Field.AMBIGUOUS) {
                continue;
            }
            text.append(entry.getKey().name())
                    .append('\u0001')
                    .append(entry.getValue())
                    .append('\u0002');
        }
        return of(text.toString());
    }

    private static MessageDigest sha256() {
        try {
            return (MessageDigest) EMPTY.clone(); // a third of the cost of looking it up again
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static MessageDigest lookUp() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
