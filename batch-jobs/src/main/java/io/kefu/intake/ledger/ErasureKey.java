package io.kefu.intake.ledger;

import io.kefu.problem.KefuException;
import io.kefu.workspace.OwnerOnly;
import io.kefu.workspace.Workspace;
import io.kefu.workspace.WorkspaceProblem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Hashes what must not come back. With the key, which lies in {@code erasure.key} and is readable by its owner alone, a
 * phone number can be recognised; without it nobody can find out whose hash it is by trying all numbers.
 */
final class ErasureKey {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int BYTES = 32;

    private final SecretKeySpec key;

    private ErasureKey(byte[] key) {
        this.key = new SecretKeySpec(key, ALGORITHM);
    }

    private static Path file(Workspace workspace) {
        return workspace.root().resolve("erasure.key");
    }

    /** A key that is forgotten, for a dry run. */
    static ErasureKey forgotten() {
        return new ErasureKey(random());
    }

    private static byte[] random() {
        byte[] fresh = new byte[BYTES];
        new SecureRandom().nextBytes(fresh);
        return fresh;
    }

    /** The workspace's key, made when there is none. */
    static ErasureKey of(Workspace workspace) {
        Path file = file(workspace);
        try {
            if (!Files.exists(file) || Files.size(file) == 0) {
                OwnerOnly.create(file);
                Files.writeString(file, HexFormat.of().formatHex(random()));
            }
            return new ErasureKey(HexFormat.of().parseHex(Files.readString(file).strip()));
        } catch (IOException | IllegalArgumentException e) {
            throw new KefuException(
                    new WorkspaceProblem.CannotWrite(file.toString(), String.valueOf(e.getMessage())), e);
        }
    }

    /** @param kind what the value is, so that equal texts of different kinds differ */
    String hash(String kind, String value) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return HexFormat.of().formatHex(mac.doFinal((kind + "|" + value).getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no " + ALGORITHM, e);
        }
    }
}
