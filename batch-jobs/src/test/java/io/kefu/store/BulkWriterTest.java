package io.kefu.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kefu.workspace.DatabaseSettings;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.DataAccessException;

class BulkWriterTest {

    private static final String INSERT = "INSERT INTO serial (series, last) VALUES (?, ?)";

    @TempDir
    private Path directory;

    private Database database;

    @BeforeEach
    void open() {
        database = Database.create(DatabaseSettings.file(directory.resolve("kefu.db")));
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void aStatementOfTheSameTransactionSeesWhatWasWrittenBeforeIt() {
        long counted = database.inTransaction(false, () -> {
            IntStream.range(0, 20).forEach(part -> writeSeries(part * 1_000, 1_000));
            return count();
        });
        assertThat(counted).isEqualTo(20_000);
    }

    @Test
    void rowsAreTakenAsTheyWereAtTheCall() {
        int[] last = {1};
        database.inTransaction(false, () -> {
            for (int i = 0; i < 100; i++) {
                database.bulk().write(INSERT, List.of(i), row -> new Object[] {"S" + row, last[0]});
                last[0]++;
            }
            return 0;
        });
        assertThat(database.write()
                        .sql("SELECT SUM(last) FROM serial")
                        .query(Long.class)
                        .single())
                .isEqualTo(5_050);
    }

    @Test
    void aFailedStatementTakesTheWholeTransactionBack() {
        assertThatThrownBy(() -> database.inTransaction(false, () -> {
                    writeSeries(0, 5);
                    writeSeries(4, 1); // a key that is there
                    writeSeries(10, 5);
                    return 0;
                }))
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("UNIQUE constraint failed: serial.series");
        assertThat(count()).isZero();
    }

    @Test
    void aRolledBackTransactionLeavesTheConnectionUsable() {
        database.inTransaction(true, () -> {
            writeSeries(0, 5_000);
            return 0;
        });
        assertThat(count()).isZero();
        database.inTransaction(false, () -> {
            writeSeries(0, 2);
            return 0;
        });
        assertThat(count()).isEqualTo(2);
    }

    @Test
    void aDryRunHearsOfAFailureToo() {
        assertThatThrownBy(() -> database.inTransaction(true, () -> {
                    writeSeries(0, 1);
                    writeSeries(0, 1);
                    return 0;
                }))
                .isInstanceOf(DataAccessException.class);
    }

    @Test
    void nothingIsCarriedOutAfterAFailureThatEndedTheTransaction() {
        // As SQLite itself does when the disk is full: the statement fails and takes the transaction with it.
        database.write().sql("""
                        CREATE TRIGGER full BEFORE INSERT ON serial WHEN NEW.series = 'S5'
                        BEGIN SELECT RAISE(ROLLBACK, 'disk full'); END
                        """).update();
        assertThatThrownBy(() -> database.inTransaction(false, () -> {
                    writeSeries(0, 5);
                    writeSeries(5, 1);
                    writeSeries(10, 5);
                    return 0;
                }))
                .hasMessageContaining("disk full");
        assertThat(count()).isZero();
    }

    @Test
    void storesInstantsAsMillisecondsAndFlagsAsNumbers() {
        database.inTransaction(false, () -> {
            database.bulk()
                    .write(
                            INSERT,
                            List.<@Nullable Object[]>of(
                                    new Object[] {"at", Instant.ofEpochMilli(7)}, new Object[] {"flag", true}),
                            values -> values);
            return 0;
        });
        assertThat(database.write()
                        .sql("SELECT last FROM serial ORDER BY series")
                        .query(Long.class)
                        .list())
                .containsExactly(7L, 1L);
    }

    @Test
    void refusesToWriteOutsideOfATransaction() {
        assertThatThrownBy(() -> writeSeries(0, 1))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("bulk writing outside of a transaction");
    }

    private void writeSeries(int from, int count) {
        database.bulk()
                .write(INSERT, IntStream.range(from, from + count).boxed().toList(), n -> new Object[] {"S" + n, n});
    }

    private long count() {
        return database.write()
                .sql("SELECT COUNT(*) FROM serial")
                .query(Long.class)
                .single();
    }
}
