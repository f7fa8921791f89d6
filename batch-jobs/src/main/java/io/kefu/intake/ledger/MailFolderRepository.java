package io.kefu.intake.ledger;

import io.kefu.store.Database;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How far mail folders have been fetched. */
public final class MailFolderRepository {

    private final JdbcClient write;

    MailFolderRepository(Database database) {
        this.write = database.write();
    }

    /** The last message that was fetched from a folder of this validity; 0 when none was. */
    public long lastUid(String url, long validity) {
        return write.sql("SELECT last_uid FROM imap_folder WHERE url = :url AND validity = :validity")
                .param("url", url)
                .param("validity", validity)
                .query(Long.class)
                .optional()
                .orElse(0L);
    }

    public void saveLastUid(String url, long validity, long uid) {
        write.sql("""
                        INSERT INTO imap_folder (url, validity, last_uid) VALUES (:url, :validity, :uid)
                        ON CONFLICT (url) DO UPDATE SET validity = excluded.validity, last_uid = excluded.last_uid
                        """)
                .param("url", url)
                .param("validity", validity)
                .param("uid", uid)
                .update();
    }
}
