package io.kefu.workspace;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** Files that nobody but their owner may read. */
public final class OwnerOnly {

    private OwnerOnly() {}

    /** Makes an empty file, from the start for its owner alone where the system has such modes; empties one that is there. */
    public static void create(Path file) throws IOException {
        Files.deleteIfExists(file);
        if (isPosix()) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } else {
            Files.createFile(file);
        }
    }

    /** Makes a directory and those above it that are missing, for the owner alone. */
    public static void directories(Path directory) throws IOException {
        if (isPosix()) {
            Files.createDirectories(
                    directory, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } else {
            Files.createDirectories(directory);
        }
    }

    /** Takes a file from everybody but its owner. */
    public static void restrict(Path file) throws IOException {
        if (isPosix()) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        }
    }

    /** True when nobody but the owner may read or write the file; always where the system has no such modes. */
    public static boolean is(Path file) {
        try {
            return !isPosix()
                    || Files.getPosixFilePermissions(file).stream()
                            .allMatch(right -> right.name().startsWith("OWNER_"));
        } catch (IOException e) {
            return true; // gone meanwhile, or another check tells what is wrong
        }
    }

    private static boolean isPosix() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    }
}
