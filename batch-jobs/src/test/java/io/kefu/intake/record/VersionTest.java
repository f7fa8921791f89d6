package io.kefu.intake.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** Which of two versions of a row is the newer, in Java and in SQL alike. */
class VersionTest {

    @ParameterizedTest
    @CsvSource({
        "200, 1, 100, 2, true", // the source's time counts before the order of import
        "100, 2, 200, 1, false",
        "100, 2, 100, 1, true",
        "100, 1, 100, 2, false",
        ", 2, 100, 1, false", // who does not tell is older than who does
        ", 1, 100, 2, false",
        "100, 2, , 1, true",
        "100, 1, , 2, true",
        ", 2, , 1, true",
        ", 1, , 2, false",
        ", 1, , 1, true", // a row again after a kill
    })
    void isNewer(@Nullable Long changed, long row, @Nullable Long otherChanged, long otherRow, boolean newer) {
        assertThat(version(changed, row).replaces(version(otherChanged, otherRow)))
                .isEqualTo(newer);
        var memory = new SingleConnectionDataSource("jdbc:sqlite::memory:", true);
        try {
            JdbcClient sql = JdbcClient.create(memory);
            sql.sql("CREATE TABLE imported_row (id INTEGER PRIMARY KEY, modified_at INTEGER)")
                    .update();
            for (Version one : List.of(version(changed, row), version(otherChanged, otherRow))) {
                Long at = one.changedAt() == null ? null : one.changedAt().toEpochMilli();
                sql.sql("INSERT OR IGNORE INTO imported_row VALUES (?, ?)")
                        .param(1, one.row())
                        .param(2, at)
                        .update();
            }
            String condition = Version.replaces(Long.toString(row), Long.toString(otherRow));
            assertThat(sql.sql("SELECT 1 WHERE " + condition)
                                    .query()
                                    .listOfRows()
                                    .size()
                            == 1)
                    .isEqualTo(newer);
        } finally {
            memory.destroy();
        }
    }

    @Test
    void theNewestIsTheSameInWhateverOrderVersionsCome() {
        List<Version> versions = List.of(version(500L, 1), version(null, 2), version(300L, 3), version(500L, 4));
        for (Version a : versions) {
            for (Version b : versions) {
                for (Version c : versions) {
                    boolean both = a.replaces(b) && b.replaces(c);
                    assertThat(!both || a.replaces(c)).isTrue();
                }
            }
        }
    }

    private static Version version(@Nullable Long changed, long row) {
        return new Version(changed == null ? null : Instant.ofEpochMilli(changed), row);
    }
}
