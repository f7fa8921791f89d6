package io.kefu.store;

import io.kefu.workspace.DatabaseSettings;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * The engine that tests run on: {@code -Dkefu.engine=postgresql} for a server that this process starts, else files. A
 * server's database is cloned for each test from one that holds the schema.
 */
public final class TestEngine {

    private static final boolean SERVER = "postgresql".equals(System.getProperty("kefu.engine"));

    /** So many databases are kept for tests that still use them. */
    private static final int KEPT = 12;

    private static final Deque<String> MADE = new ArrayDeque<>();
    private static @Nullable EmbeddedPostgres server;
    private static int number;

    private TestEngine() {}

    public static boolean isServer() {
        return SERVER;
    }

    /** A new database with the schema; a file lies in this directory. */
    public static synchronized DatabaseSettings create(Path directory) {
        if (!SERVER) {
            DatabaseSettings file = DatabaseSettings.file(directory.resolve("kefu.db"));
            Database.create(file).close();
            return file;
        }
        return cloneOf(template(), true);
    }

    /** A copy of a server's database that nobody uses. */
    public static synchronized DatabaseSettings copy(DatabaseSettings of) {
        String template = of.address().replaceAll(".*/(\\w+)\\?.*", "$1");
        MADE.remove(template); // it is needed again
        return cloneOf(template, false);
    }

    private static DatabaseSettings cloneOf(String template, boolean renamed) {
        String name = "test_" + ++number;
        execute("CREATE DATABASE " + name + " TEMPLATE " + template + " STRATEGY FILE_COPY");
        if (renamed) {
            rename(name);
        }
        MADE.add(name);
        if (MADE.size() > KEPT) {
            execute("DROP DATABASE " + MADE.remove() + " WITH (FORCE)");
        }
        return DatabaseSettings.of(url(name));
    }

    /** Each workspace has a name of its own, which a clone must not share. */
    private static void rename(String database) {
        try (Connection connection = server().getDatabase("postgres", database).getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("UPDATE workspace SET id = '" + String.format("%010x", number) + "'");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String template() {
        if (server == null) {
            try {
                server = EmbeddedPostgres.builder()
                        .setServerConfig("fsync", "off")
                        .setServerConfig("synchronous_commit", "off")
                        .setServerConfig("full_page_writes", "off")
                        .setServerConfig("autovacuum", "off")
                        .setServerConfig("max_connections", "200")
                        .setLocaleConfig("locale", "C.UTF-8")
                        .start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            Database.create(DatabaseSettings.of(url("kefu_template"))).close();
        }
        return "kefu_template";
    }

    /** The address of the server's own database. */
    public static String address() {
        template();
        return url("postgres");
    }

    private static String url(String database) {
        if (server == null) {
            throw new IllegalStateException("there is no server");
        }
        return "jdbc:postgresql://localhost:" + server.getPort() + "/" + database + "?user=postgres";
    }

    private static void execute(String sql) {
        template();
        try (Connection connection = server().getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static EmbeddedPostgres server() {
        if (server == null) {
            throw new IllegalStateException("there is no server");
        }
        return server;
    }
}
