package io.kefu.job;

import io.kefu.access.AuditWriter;
import io.kefu.store.Database;
import io.kefu.store.Serials;
import io.kefu.workspace.Language;
import io.kefu.workspace.Workspace;
import java.time.Clock;

/** What every feature stands on. */
record Ground(Workspace workspace, Database database, Clock clock, Language language, Rulebook rulebook) {

    Serials serials() {
        return new Serials(database);
    }

    AuditWriter audit() {
        return new AuditWriter(database, clock);
    }
}
