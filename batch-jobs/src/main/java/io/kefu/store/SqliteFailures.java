package io.kefu.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** Says in a person's words why the disk or its rights kept the database from working. */
final class SqliteFailures {

    private SqliteFailures() {}

    /**
     * What lies behind a failure, anywhere in its causes; empty when it is none of the disk.
     *
     * @param database the database file
     */
    static Optional<StoreProblem> of(Throwable failure, Path database) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLiteException sqlite) {
                return of(sqlite.getResultCode(), database);
            }
            if (cause instanceof IOException
                    && String.valueOf(cause.getMessage()).contains("No space left")) {
                return Optional.of(full(database));
            }
        }
        return Optional.empty();
    }

    private static Optional<StoreProblem> of(SQLiteErrorCode code, Path database) {
        String name = code.name();
        if (code == SQLiteErrorCode.SQLITE_FULL) {
            return Optional.of(full(database));
        }
        if (name.startsWith("SQLITE_READONLY") || name.startsWith("SQLITE_CANTOPEN") || name.equals("SQLITE_PERM")) {
            return Optional.of(new StoreProblem.NoAccess(
                    database.toString(), culprit(database).toString(), System.getProperty("user.name", "?")));
        }
        if (name.startsWith("SQLITE_IOERR")) {
            return Optional.of(
                    room(database) < ROOM ? full(database) : new StoreProblem.DiskFails(database.toString(), name));
        }
        return Optional.empty();
    }

    /** Below so many bytes a failure of writing is one of room: SQLite does not always say so. */
    private static final long ROOM = 1 << 20;

    private static long room(Path database) {
        try {
            return Files.getFileStore(directory(database)).getUsableSpace();
        } catch (IOException e) {
            return Long.MAX_VALUE;
        }
    }

    private static StoreProblem full(Path database) {
        return new StoreProblem.DiskFull(directory(database).toString());
    }

    /** The first of the files that SQLite works with which may not be read and written; else the directory. */
    private static Path culprit(Path database) {
        for (String ending : new String[] {"", "-shm", "-wal"}) {
            Path file = database.resolveSibling(database.getFileName() + ending);
            if (Files.exists(file) && !(Files.isReadable(file) && Files.isWritable(file))) {
                return file;
            }
        }
        return directory(database);
    }

    private static Path directory(Path database) {
        Path parent = database.toAbsolutePath().getParent();
        return parent == null ? database : parent;
    }
}
