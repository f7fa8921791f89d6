package io.kefu.workspace;

import io.kefu.problem.KefuException;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A file that appears whole or not at all, readable by its owner alone, and stays untouched when its content would be the same. */
public final class OutputFile {

    /** Whether the file is new, or was there with the same content. */
    public enum Outcome {
        WRITTEN,
        UNCHANGED
    }

    /** Writes the content to the stream, which stays open. */
    @FunctionalInterface
    public interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    private OutputFile() {}

    /** Writes to a neighbour file, then puts it in place in one move. */
    public static Outcome write(Path file, Content content) {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try {
            Path directory = file.toAbsolutePath().getParent();
            if (directory != null) {
                OwnerOnly.directories(directory);
            }
            OwnerOnly.create(part);
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(part), 1 << 16)) {
                content.writeTo(out);
            }
            if (Files.isRegularFile(file) && Files.mismatch(part, file) == -1) {
                return Outcome.UNCHANGED;
            }
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
            return Outcome.WRITTEN;
        } catch (IOException e) {
            throw new KefuException(new WorkspaceProblem.CannotWrite(file.toString(), Workspace.reason(e)), e);
        } finally {
            deleteQuietly(part);
        }
    }

    private static void deleteQuietly(Path part) {
        try {
            Files.deleteIfExists(part);
        } catch (IOException e) {
            // A left-over part file is overwritten by the next attempt.
        }
    }
}
