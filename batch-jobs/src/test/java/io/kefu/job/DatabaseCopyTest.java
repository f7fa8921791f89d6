package io.kefu.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kefu.problem.KefuException;
import io.kefu.store.Database;
import io.kefu.store.DatabaseCopy;
import io.kefu.store.Progress;
import io.kefu.store.StoreProblem;
import io.kefu.store.TestEngine;
import io.kefu.workspace.DatabaseSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseCopyTest {

    private static final String LATER = """
            {"session_id": "S-1", "started_at": "2024-05-08T09:00:00+08:00", "visitor": {"id": "v9", "phone": "13800550000"},\
             "turns": [{"at": "2024-05-08T09:00:00+08:00", "from": "visitor", "text": "晚到的会话"}]}
            """;

    @TempDir
    private Path directory;

    private Office office;

    @BeforeEach
    void fillAnOffice() throws Exception {
        Files.createDirectories(directory.resolve("away"));
        office = Office.open(directory.resolve("home")).copyInbox(Office.SAMPLE_DATA);
        office.nightly();
    }

    private static DatabaseCopy.Copied copy(Office from, DatabaseSettings to, Progress progress) {
        return from.with(services -> new Jobs(services, progress, Office.ADMIN).copyTo(to));
    }

    /** There and back, through a file; and the copy goes on as the original does. */
    @Test
    void aCopyHoldsTheSameAndGoesOnTheSame() {
        DatabaseSettings file = DatabaseSettings.file(directory.resolve("away/there.db"));
        DatabaseSettings back = TestEngine.create(directory.resolve("away"));
        DatabaseCopy.Copied there = copy(office, file, Progress.SILENT);
        Office moved = office.over(file);
        assertThat(copy(moved, back, Progress.SILENT)).isEqualTo(there);
        Office returned = office.over(back);
        assertThat(returned.dump()).isEqualTo(office.dump());
        assertThat(runs(returned)).isEqualTo(runs(office));
        assertThat(returned.query("SELECT id FROM workspace")).isEqualTo(office.query("SELECT id FROM workspace"));

        assertThat(continued(returned)).isEqualTo(continued(moved)).isEqualTo(continued(office));
    }

    private static List<Jobs.RunLine> runs(Office office) {
        return office.with(services -> new Jobs(services, Progress.SILENT, Office.ADMIN).list(Optional.empty(), 10));
    }

    private static List<String> continued(Office office) {
        office.write("inbox/chat/later.jsonl", LATER);
        office.importInbox();
        return office.dump();
    }

    @Test
    void whatHoldsRowsIsRefused() {
        assertThatThrownBy(() -> copy(office, office.workspace().database(), Progress.SILENT))
                .isInstanceOfSatisfying(
                        KefuException.class, e -> assertThat(e.problem()).isInstanceOf(StoreProblem.NotEmpty.class));
    }

    @Test
    void aFailureLeavesNothingBehind() {
        DatabaseSettings target = TestEngine.create(directory.resolve("away"));
        Progress failing = (step, items) -> {
            if (step.equals("verify")) {
                throw new IllegalStateException("on the way");
            }
        };
        assertThatThrownBy(() -> copy(office, target, failing)).hasMessage("on the way");
        try (Database left = Database.open(target)) {
            assertThat(left.read()
                            .sql("SELECT COUNT(*) FROM ticket")
                            .query(Long.class)
                            .single())
                    .isZero();
            assertThat(left.workspaceId()).isNotEmpty();
        }
        assertThat(copy(office, target, Progress.SILENT).rows()).isPositive();
    }
}
