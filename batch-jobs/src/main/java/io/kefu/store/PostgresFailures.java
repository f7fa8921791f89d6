package io.kefu.store;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Says in a person's words why a server kept the database from working. */
final class PostgresFailures {

    private PostgresFailures() {}

    /** What lies behind a failure, anywhere in its causes; empty when it is none of the server. */
    static Optional<StoreProblem> of(Throwable failure, String address) {
        StoreProblem found = null;
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                StoreProblem known = of(sql, address);
                found = known == null ? found : known; // what lies deepest says it best
            }
        }
        return Optional.ofNullable(found);
    }

    private static @Nullable StoreProblem of(SQLException failure, String address) {
        String state = String.valueOf(failure.getSQLState());
        String reason = String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
        if (state.startsWith("08") || state.startsWith("57P") || state.equals("25006")) {
            return new StoreProblem.ServerGone(address, reason);
        }
        if (failure instanceof SQLTransientConnectionException) {
            return new StoreProblem.ServerGone(address, reason);
        }
        return switch (state) {
            case "28P01", "28000" -> new StoreProblem.NotAdmitted(address, reason);
            case "3D000" -> new StoreProblem.NoServerDatabase(address);
            case "53300" -> new StoreProblem.TooManyConnections(address);
            case "53100" -> new StoreProblem.ServerFull(address);
            case "57014" -> new StoreProblem.TooSlow(address, reason);
            case "42501" -> new StoreProblem.NoRight(address, reason);
            case "40001", "40P01", "55P03" -> new StoreProblem.Conflict(address);
            default -> null;
        };
    }
}
