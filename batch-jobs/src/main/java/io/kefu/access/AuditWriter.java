package io.kefu.access;

import io.kefu.store.Database;
import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The book of who looked at or took away what about people: numbers only, never what was seen. */
public final class AuditWriter {

    private final JdbcClient write;
    private final Clock clock;

    public AuditWriter(Database database, Clock clock) {
        this.write = database.write();
        this.clock = clock;
    }

    /** Notes an action, in the caller's transaction when there is one. */
    public void note(Actor actor, String action, String detail) {
        write.sql("INSERT INTO audit (at, actor, action, detail) VALUES (:at, :actor, :action, :detail)")
                .param("at", clock.instant().toEpochMilli())
                .param("actor", actor.name())
                .param("action", action)
                .param("detail", detail)
                .update();
    }
}
