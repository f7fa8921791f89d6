package io.kefu.ticket.life;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class WordKindsTest {

    /** The sweep of a person's words knows no feature: it has the list of kinds a second time. */
    @Test
    void theSweepLooksAtTheSameKinds() throws Exception {
        String sweep = Files.readString(Path.of("src/main/java/io/kefu/store/Redaction.java"));
        for (String kind : StoredEvent.wordKinds()) {
            assertThat(sweep).contains("\"" + kind + "\"");
        }
    }
}
