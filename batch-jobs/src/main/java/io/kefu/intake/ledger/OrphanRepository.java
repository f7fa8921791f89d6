package io.kefu.intake.ledger;

import io.kefu.store.BulkWriter;
import io.kefu.store.Database;
import java.util.Collection;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Contents of files that came with rows of erased people: they go at the end of the run, unless another row has them. */
public final class OrphanRepository {

    private final JdbcClient write;
    private final BulkWriter bulk;

    OrphanRepository(Database database) {
        this.write = database.write();
        this.bulk = database.bulk();
    }

    void insert(Collection<String> sha256) {
        bulk.write("INSERT INTO run_orphan (sha256) VALUES (?) ON CONFLICT DO NOTHING", sha256, sha ->
                new @Nullable Object[] {sha});
    }

    /** Removes contents that belong to no row, in the caller's transaction. */
    public void remove(Attachments attachments) {
        write.sql("""
                        SELECT sha256 FROM run_orphan o
                         WHERE NOT EXISTS (SELECT 1 FROM attachment a WHERE a.sha256 = o.sha256)
                        """).query(String.class).list().forEach(attachments::delete);
        write.sql("DELETE FROM run_orphan").update();
    }
}
