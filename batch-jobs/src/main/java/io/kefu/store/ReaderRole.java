package io.kefu.store;

import io.kefu.problem.KefuException;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A role of a PostgreSQL server that reads the published views and nothing else. */
final class ReaderRole {

    private final JdbcClient write;
    private final String role;

    ReaderRole(JdbcClient write, String role) {
        this.write = write;
        this.role = role;
    }

    /** Must be called within a transaction; returns the views. */
    List<String> grant() {
        String name = quoted(role);
        boolean isThere = write.sql("SELECT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = :role)")
                .param("role", role)
                .query(Boolean.class)
                .single();
        if (!isThere) {
            execute("CREATE ROLE " + name + " LOGIN");
        }
        String schema = write.sql("SELECT current_schema()").query(String.class).single();
        List<String> views = write.sql("""
                        SELECT table_name FROM information_schema.views
                         WHERE table_schema = current_schema() ORDER BY table_name
                        """).query(String.class).list();
        execute("ALTER ROLE " + name + " SET default_transaction_read_only = on");
        execute("GRANT USAGE ON SCHEMA " + quoted(schema) + " TO " + name);
        views.forEach(view -> execute("GRANT SELECT ON " + quoted(view) + " TO " + name));
        refuseMore();
        return views;
    }

    private void refuseMore() {
        Optional<String> more =
                write.sql("""
                        SELECT CAST(c.oid AS regclass) || ''
                          FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                          JOIN pg_roles m ON pg_has_role(CAST(:role AS name), m.oid, 'MEMBER')
                         WHERE n.nspname NOT LIKE 'pg\\_%' AND n.nspname <> 'information_schema'
                           AND c.relkind IN ('r', 'p', 'm', 'f')
                           AND (has_any_column_privilege(m.oid, c.oid, 'SELECT, INSERT, UPDATE')
                                OR has_table_privilege(m.oid, c.oid, 'DELETE, TRUNCATE'))
                         ORDER BY 1 LIMIT 1
                        """).param("role", role).query(String.class).optional();
        if (more.isPresent()) {
            throw new KefuException(new StoreProblem.RoleReadsMore(role, more.get()));
        }
    }

    private void execute(String statement) {
        write.sql(statement).update();
    }

    private static String quoted(String name) {
        return "\"" + name.replace("\"", "\"\"") + "\"";
    }
}
