package io.kefu.workspace;

import io.kefu.yaml.YamlMap;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Where the database is, and how it is used; {@code database} in kefu.yaml.
 *
 * @param address a file, or the URL of a server's database, {@code jdbc:…}
 * @param user of the server; null: its URL, or the environment, tells
 * @param passwordFile a file with the password alone; null: the environment, or the server's own way
 * @param readers connections that read at the same time, at most
 * @param statementTimeout a statement on a server that takes longer is ended; zero: none is
 * @param idleTimeout a connection to a server that nobody used for so long is closed
 */
public record DatabaseSettings(
        String address,
        @Nullable String user,
        @Nullable Path passwordFile,
        int readers,
        Duration statementTimeout,
        Duration idleTimeout) {

    private static final String SERVER = "jdbc:";

    /** A file with all else as usual. */
    public static DatabaseSettings file(Path file) {
        return of(file.toString());
    }

    /** An address with all else as usual. */
    public static DatabaseSettings of(String address) {
        return new DatabaseSettings(address, null, null, 8, Duration.ZERO, Duration.ofMinutes(5));
    }

    static DatabaseSettings parse(YamlMap yaml) {
        if (!yaml.isMap("database")) {
            return of(yaml.text("database", "kefu.db"));
        }
        YamlMap map = yaml.map("database")
                .only("url", "user", "password_file", "readers", "statement_timeout", "idle_timeout");
        String file = map.textOrNull("password_file");
        return new DatabaseSettings(
                map.text("url"),
                map.textOrNull("user"),
                file == null ? null : Path.of(file),
                map.integer("readers", 8, 1, 100),
                map.duration("statement_timeout", Duration.ZERO),
                map.duration("idle_timeout", Duration.ofMinutes(5)));
    }

    /** True for a server's database, false for a file. */
    public boolean isServer() {
        return address.startsWith(SERVER);
    }

    /** The same at another address. */
    public DatabaseSettings at(String other) {
        return new DatabaseSettings(other, user, passwordFile, readers, statementTimeout, idleTimeout);
    }

    /** The same for another user. */
    public DatabaseSettings as(String other) {
        return new DatabaseSettings(address, other, passwordFile, readers, statementTimeout, idleTimeout);
    }

    /** The same with files of this directory. */
    DatabaseSettings in(Path root) {
        return new DatabaseSettings(
                isServer() ? address : root.resolve(address).toString(),
                user,
                passwordFile == null ? null : root.resolve(passwordFile),
                readers,
                statementTimeout,
                idleTimeout);
    }
}
