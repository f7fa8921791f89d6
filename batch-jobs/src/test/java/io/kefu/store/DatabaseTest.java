package io.kefu.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kefu.problem.KefuException;
import io.kefu.workspace.DatabaseSettings;
import io.kefu.workspace.Workspace;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

/** What every engine must do alike. */
class DatabaseTest {

    @TempDir
    private Path directory;

    private DatabaseSettings settings;
    private Database database;

    @BeforeEach
    void open() {
        settings = TestEngine.create(directory);
        database = Database.open(settings);
        database.write()
                .sql("CREATE TABLE thing (id TEXT PRIMARY KEY, number BIGINT, version BIGINT)")
                .update();
    }

    @AfterEach
    void close() {
        database.close();
    }

    private void put(String id, @Nullable Object number) {
        database.write()
                .sql("INSERT INTO thing VALUES (?, ?, 1)")
                .params(Arrays.asList(id, number))
                .update();
    }

    /** The order of UTF-8 is that of the code points; that of Java's chars is another one beyond the first plane. */
    @Test
    void textsStandInTheOrderOfTheirCodePoints() {
        List<String> texts = List.of(
                "", " ", "A", "B", "Z", "a", "a b", "ab", "b", "ß", "à", "é", "一", "中", "丁", "ｚ", "�", "😀", "𠀀");
        texts.forEach(text -> put(text, 1));
        List<String> sorted = new ArrayList<>(texts);
        sorted.sort((one, other) ->
                Arrays.compare(one.codePoints().toArray(), other.codePoints().toArray()));
        assertThat(database.read()
                        .sql("SELECT id FROM thing ORDER BY id")
                        .query(String.class)
                        .list())
                .isEqualTo(sorted);
        assertThat(database.read()
                        .sql("SELECT MIN(id) || '|' || MAX(id) FROM thing WHERE id > ''")
                        .query(String.class)
                        .single())
                .isEqualTo(" |𠀀");
        assertThat(database.read()
                        .sql("SELECT COUNT(*) FROM thing WHERE instr(id, '😀') = 1 OR instr(id, 'b') = 2")
                        .query(Long.class)
                        .single())
                .isEqualTo(2);
    }

    @Test
    void nullsStandWhereTheQuerySays() {
        put("a", null);
        put("b", 1);
        put("c", Long.MAX_VALUE);
        assertThat(database.read()
                        .sql("SELECT id FROM thing ORDER BY number NULLS FIRST")
                        .query(String.class)
                        .list())
                .containsExactly("a", "b", "c");
        assertThat(database.read()
                        .sql("SELECT number FROM thing ORDER BY number DESC NULLS LAST")
                        .query((row, n) -> row.getLong(1))
                        .list())
                .containsExactly(Long.MAX_VALUE, 1L, 0L);
    }

    @Test
    void whoeverUsesTheWriteConnectionFindsWhatWasWrittenInBulk() {
        int found = database.inTransaction(false, () -> {
            database.bulk()
                    .write(
                            "INSERT INTO thing (id, number, version) VALUES (?, ?, ?)",
                            IntStream.range(0, 5_000).boxed().toList(),
                            i -> new Object[] {"带\t制表\\符\n行\r" + i, i, true});
            return new JdbcTemplate(database.writer())
                    .queryForObject("SELECT COUNT(*) FROM thing WHERE version = 1", Integer.class);
        });
        assertThat(found).isEqualTo(5_000);
        assertThat(database.read()
                        .sql("SELECT id FROM thing WHERE number = 77")
                        .query(String.class)
                        .single())
                .isEqualTo("带\t制表\\符\n行\r77");
    }

    @Test
    void aRowThatSomebodyElseChangedIsNotWrittenOver() {
        put("a", 1);
        put("b", 1);
        String update = "UPDATE thing SET number = ?, version = version + 1 WHERE id = ? AND version = ?";
        assertThatThrownBy(() -> database.inTransaction(false, () -> {
                    database.bulk()
                            .change(update, List.of("a", "b"), id -> new Object[] {9, id, id.equals("a") ? 1 : 7});
                    return id("a");
                }))
                .isInstanceOfSatisfying(
                        KefuException.class, e -> assertThat(e.problem()).isInstanceOf(StoreProblem.Conflict.class));
        assertThat(database.read()
                        .sql("SELECT SUM(number) FROM thing")
                        .query(Long.class)
                        .single())
                .isEqualTo(2);
    }

    /** Many go in one statement, and it must be told when that finds fewer than it should. */
    @Test
    void ofManyRowsToChangeEachMustBeThere() {
        List<Integer> rows = IntStream.range(0, 50).boxed().toList();
        rows.forEach(i -> put("t" + i, 1));
        String update = "UPDATE thing SET number = ?, version = ? WHERE id = ? AND version = ?";
        assertThat(database.<Integer>inTransaction(false, () -> {
                    database.bulk().change(update, rows, i -> new Object[] {2, 2, "t" + i, 1});
                    return 50;
                }))
                .isEqualTo(50);
        for (int there : List.of(0, 1, 49)) {
            assertThatThrownBy(() -> database.inTransaction(false, () -> {
                        database.bulk().change(update, rows, i -> new Object[] {3, 3, "t" + i, i < there ? 2 : 1});
                        return id("t");
                    }))
                    .isInstanceOfSatisfying(KefuException.class, e -> assertThat(e.problem())
                            .isInstanceOf(StoreProblem.Conflict.class));
        }
        assertThat(database.read()
                        .sql("SELECT SUM(number) FROM thing")
                        .query(Long.class)
                        .single())
                .isEqualTo(100);
    }

    private static String id(String id) {
        return id;
    }

    /** Four at once, each over connections of its own, some of whose transactions are taken back. */
    @Test
    void numbersHaveNoGapsAndStandOnce() throws Exception {
        LocalDate day = LocalDate.of(2024, 5, 6);
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            Callable<List<String>> worker = () -> {
                List<String> given = new ArrayList<>();
                try (Database own = Database.open(settings)) {
                    for (int i = 0; i < 10; i++) {
                        boolean dryRun = i % 3 == 2;
                        String number = own.inTransaction(dryRun, () -> {
                            Serials.Session session = new Serials(own).session();
                            String next = session.next("CS", day);
                            session.save();
                            return next;
                        });
                        if (!dryRun) {
                            given.add(number);
                        }
                    }
                }
                return given;
            };
            List<String> all = new ArrayList<>();
            for (Future<List<String>> done : threads.invokeAll(List.of(worker, worker, worker, worker))) {
                all.addAll(done.get());
            }
            assertThat(all)
                    .containsExactlyInAnyOrderElementsOf(IntStream.rangeClosed(1, 28)
                            .mapToObj(i -> "CS20240506%03d".formatted(i))
                            .toList());
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void oneRunHoldsTheWorkspace() {
        Workspace workspace = Workspace.create(directory.resolve("office")).over(settings);
        assertThat(database.isLocked(workspace)).isFalse();
        RunLock held = database.lock(workspace);
        assertThat(database.isLocked(workspace)).isTrue(); // whoever asks, also the one who has it
        try (Database other = Database.open(settings)) {
            assertThat(other.isLocked(workspace)).isTrue();
            assertThatThrownBy(() -> other.lock(workspace)).isInstanceOfSatisfying(KefuException.class, e -> assertThat(
                            e.problem())
                    .isInstanceOfSatisfying(StoreProblem.WorkspaceBusy.class, busy -> assertThat(busy.holder())
                            .contains("process " + ProcessHandle.current().pid())));
            held.close();
            assertThat(other.isLocked(workspace)).isFalse();
            other.lock(workspace).close();
        }
    }

    @Test
    void whoReadsCannotWrite() {
        assertThatThrownBy(() -> database.read().sql("DELETE FROM thing").update())
                .isInstanceOf(org.springframework.dao.DataAccessException.class);
    }
}
