package io.kefu.store;

import io.kefu.problem.KefuException;
import io.kefu.workspace.DatabaseSettings;
import io.kefu.workspace.OwnerOnly;
import io.kefu.workspace.Workspace;
import io.kefu.workspace.WorkspaceProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Objects;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A database of a PostgreSQL server, and who asks for it. The password is taken from {@code KEFU_DB_PASSWORD}, else from
 * {@code password_file}, else the driver looks into {@code ~/.pgpass}; never from an address, which others can read.
 *
 * @param url without what stands behind the question mark
 * @param properties what stood there
 */
record PostgresAddress(String url, String database, Properties properties) {

    private static final String FORM = "jdbc:postgresql://host/database";
    private static final int CONNECT_S = 10;

    static PostgresAddress of(DatabaseSettings settings) {
        String address = settings.address();
        Properties parsed = address.startsWith("jdbc:postgresql:") ? Driver.parseURL(address, null) : null;
        String database = parsed == null ? null : parsed.getProperty("PGDBNAME");
        if (parsed == null || database == null) {
            throw new KefuException(new StoreProblem.NoAddress(withoutQuery(address), FORM));
        }
        if (parsed.containsKey("password")) {
            throw new KefuException(new StoreProblem.PasswordInAddress(withoutQuery(address)));
        }
        if (settings.user() != null) {
            parsed.setProperty("user", settings.user());
        }
        parsed.setProperty("connectTimeout", Integer.toString(CONNECT_S));
        parsed.setProperty("tcpKeepAlive", "true");
        parsed.setProperty("ApplicationName", self());
        if (!settings.statementTimeout().isZero()) {
            String timeout =
                    "-c statement_timeout=" + settings.statementTimeout().toMillis();
            parsed.setProperty("options", (parsed.getProperty("options", "") + " " + timeout).strip());
        }
        String password = password(settings.passwordFile());
        if (password != null) {
            parsed.setProperty("password", password);
        }
        return new PostgresAddress(withoutQuery(address), database, parsed);
    }

    /** The address as people may see it. */
    static String withoutQuery(String address) {
        int query = address.indexOf('?');
        return query < 0 ? address : address.substring(0, query);
    }

    /** How this process is called where others ask who holds what. */
    static String self() {
        String host = System.getenv("HOSTNAME");
        return "kefu, process " + ProcessHandle.current().pid() + (host == null ? "" : " on " + host);
    }

    private static @Nullable String password(@Nullable Path file) {
        String stated = System.getenv("KEFU_DB_PASSWORD");
        if (stated != null) {
            return stated;
        }
        if (file == null) {
            return null;
        }
        try {
            if (!OwnerOnly.is(file)) {
                throw new KefuException(new StoreProblem.PasswordOpen(file.toString()));
            }
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new KefuException(new WorkspaceProblem.CannotRead(file.toString(), Workspace.reason(e)), e);
        }
    }

    /** Connections to this database. */
    PGSimpleDataSource source() {
        return source(database);
    }

    /** Connections to another database of the same server. */
    PGSimpleDataSource source(String other) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setServerNames(properties.getProperty("PGHOST").split(","));
        source.setPortNumbers(Arrays.stream(properties.getProperty("PGPORT").split(","))
                .mapToInt(Integer::parseInt)
                .toArray());
        source.setDatabaseName(other);
        for (String name : properties.stringPropertyNames()) {
            if (!name.startsWith("PG")) {
                try {
                    source.setProperty(name, Objects.requireNonNull(properties.getProperty(name)));
                } catch (SQLException e) {
                    throw new KefuException(new StoreProblem.NoAddress(url + ": " + name, FORM), e);
                }
            }
        }
        return source;
    }

    @Override
    public String toString() {
        return url;
    }
}
