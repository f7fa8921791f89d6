package io.kefu.workspace;

import io.kefu.problem.KefuException;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;

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

    /** Ends the name of a neighbour, which several processes may write at once under names of their own. */
    private static final String PART = ".part";

    private static final Duration LEFT_OVER = Duration.ofHours(1);

    private OutputFile() {}

    /** Writes to a neighbour file, then puts it in place in one move. */
    public static Outcome write(Path file, Content content) {
        Path part =
                file.resolveSibling(file.getFileName() + "." + Long.toHexString(new SecureRandom().nextLong()) + PART);
        try {
            Path directory = file.toAbsolutePath().getParent();
            if (directory != null) {
                OwnerOnly.directories(directory);
            }
            sweep(file);
            OwnerOnly.create(part);
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(part), 1 << 16)) {
                content.writeTo(out);
            }
            SaveMark.put(part, file.toString());
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

    /** Writes a file that is not there yet; one that is there must hold the same. */
    public static Outcome create(Path file, Content content) {
        if (!Files.exists(file)) {
            return write(file, content);
        }
        Path twin = file.resolveSibling("." + file.getFileName() + ".new");
        try {
            write(twin, content);
            if (Files.mismatch(twin, file) != -1) {
                throw new KefuException(new WorkspaceProblem.OtherContent(file.toString()));
            }
            return Outcome.UNCHANGED;
        } catch (IOException e) {
            throw new KefuException(new WorkspaceProblem.CannotWrite(file.toString(), Workspace.reason(e)), e);
        } finally {
            deleteQuietly(twin);
        }
    }

    /** True when a workbook is there that somebody saved since we wrote it: what was changed in it would be lost. */
    public static boolean isTouched(Path file) {
        try {
            return SaveMark.isGone(file);
        } catch (IOException e) {
            throw new KefuException(new WorkspaceProblem.CannotRead(file.toString(), Workspace.reason(e)), e);
        }
    }

    /** The file, or where somebody's changes lie in it the first of {@code name-2}, {@code name-3} … where none do. */
    public static Path beside(Path file) {
        Path free = file;
        String name = String.valueOf(file.getFileName());
        int dot = Math.max(name.lastIndexOf('.'), 0);
        for (int copy = 2; isTouched(free); copy++) {
            free = file.resolveSibling(name.substring(0, dot) + "-" + copy + name.substring(dot));
        }
        return free;
    }

    /** Removes what killed processes left of this file; what another one is writing now stays. */
    private static void sweep(Path file) throws IOException {
        String begin = file.getFileName() + ".";
        try (DirectoryStream<Path> left = Files.newDirectoryStream(
                file.toAbsolutePath().getParent(),
                path -> path.getFileName().toString().startsWith(begin)
                        && path.getFileName().toString().endsWith(PART))) {
            Instant old = Instant.now().minus(LEFT_OVER);
            for (Path path : left) {
                if (Files.getLastModifiedTime(path).toInstant().isBefore(old)) {
                    deleteQuietly(path);
                }
            }
        } catch (NoSuchFileException e) {
            // Its process has ended it meanwhile.
        }
    }

    private static void deleteQuietly(Path part) {
        try {
            Files.deleteIfExists(part);
        } catch (IOException e) {
            // A later attempt sweeps it.
        }
    }
}
