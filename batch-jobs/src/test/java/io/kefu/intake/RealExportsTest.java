package io.kefu.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.kefu.job.Office;
import io.kefu.job.RunSummary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Exports that nobody here wrote, by shipped mappings or by those in {@code test/resources/…/mappings}; the expected
 * counts are those of the data's own description, or of Python's csv, json and email modules. Skipped where the shared
 * data is absent.
 */
@Tag("shared")
class RealExportsTest {

    private static final Path SHARED = Path.of("../../shared/data");
    private static final Path MAPPINGS = Path.of("src/test/resources/io/kefu/intake/mappings");

    @TempDir
    private Path directory;

    private Office office;

    @BeforeEach
    void open() throws IOException {
        office = Office.open(directory.resolve("workspace"));
        try (Stream<Path> files = Files.list(MAPPINGS)) {
            for (Path file : files.toList()) {
                office.write("mappings/" + file.getFileName(), Files.readString(file));
            }
        }
    }

    /** {@code imported + duplicate + filtered + quarantined}. */
    @ParameterizedTest
    @CsvSource({
        "asterisk-cdr/cdr.csv,                                   asterisk,    218+0+0+0",
        "asterisk-cdr/smallcdr.csv,                              asterisk,    45+0+0+0",
        "boston311/boston311-100.csv,                            boston311,   100+0+0+0",
        "boston311/boston311-100-20dupes-random.csv,             boston311,   80+20+0+0",
        "boston311/boston311-100-deduped.csv,                    boston311,   80+0+0+0",
        "boston311/boston311-100-with-nonascii.csv,              boston311,   100+0+0+0",
        "boston311/boston311-100.jsonl,                          boston311-jsonl, 100+0+0+0",
        "boston311/NYC311-5.csv,                                 nyc311,      5+0+0+0",
        "boston311/NYC311-5.tsv,                                 nyc311-tsv,  5+0+0+0",
        "boston311/NYC311-5.json,                                nyc311-json, 5+0+0+0",
        "boston311/NYC311-5.jsonl,                               nyc311-jsonl, 5+0+0+0",
        "cfpb-complaints/consumer_complaints_147.csv,            cfpb147,     145+0+0+0",
        "cfpb-complaints/consumer_complaints_3186.csv,           cfpb3186,    3186+0+0+0",
        "cn-messages/labelled.csv,                               cn-messages, 248+0+0+0",
        "cn-payment-exports/wechat/example-wechat-records.csv,   wechat-pay,  27+0+0+0",
        "cn-payment-exports/wechat/example-wechat-records.xlsx,  wechat-pay-xlsx, 27+0+0+0",
        "cn-payment-exports/alipay/example-alipay-records.csv,   alipay,      10+0+0+0",
        "chat-miner/instagram/test_export.json,                  instagram,   2+0+0+0",
        "chat-miner/telegram/test_single_export.json,            telegram,    2+0+0+0",
        "chat-miner/telegram/test_batch_export.json,             telegram-batch, 2+0+0+0",
        "chat-miner/signal/test_export.txt,                      signal,      2+0+0+0",
        "chat-miner/whatsapp/test_yyyymmdd_24hrs.txt,            whatsapp,    7+0+2+0",
        "mail-mime4j/mbox-example/mbox.rlug,                     email,       0+0+5+0",
        "mail-mimekit/mbox/issue1189.mbox.txt,                   email,       4+0+0+0",
        "mail-mimekit/mbox/simple.mbox.txt,                      email,       3+0+0+0",
    })
    void everyRowHasOneFate(String file, String mapping, String counts) {
        office.at(Instant.parse("2026-01-01T00:00:00Z"));
        RunSummary run = office.importFile(SHARED.resolve(file), mapping);
        var rows = run.rows();
        assertThat(rows.imported() + "+" + rows.duplicate() + "+" + rows.filtered() + "+" + rows.quarantined())
                .as(String.join("\n", office.query("SELECT line, problem, facts FROM quarantine LIMIT 5")))
                .isEqualTo(counts);
        assertThat(office.query("SELECT COUNT(*) FROM intake_record WHERE kind = "
                        + "(SELECT kind FROM intake_record ORDER BY id LIMIT 1)"))
                .containsExactly(Long.toString(rows.imported()));
    }

    @Test
    void theCallsAreThoseOfTheDescription() {
        RunSummary run = office.importFile(SHARED.resolve("asterisk-cdr/cdr.csv"), "asterisk");
        assertThat(run.count("calls.joined")).isEqualTo(174);
        assertThat(office.query("SELECT COUNT(*) FROM intake_record WHERE kind = 'interaction'"
                        + " AND content LIKE '%\"answered\":\"true\"%'"))
                .containsExactly("133");
    }

    /** 105 messages, most of them made to be hard. */
    @Test
    void theMessagesOfAnotherProjectComeInAsADirectory() {
        RunSummary run = office.importFile(SHARED.resolve("mail-ruby"), "email");
        assertThat(run.files()).hasSize(105); // with the licence
        assertThat(run.rows().read() + run.files("known")).isEqualTo(104); // one is empty, some are equal byte for byte
        assertThat(run.files("refused")).isZero();
        assertThat(run.rows().filtered()).isPositive();
        assertThat(office.query("SELECT DISTINCT problem FROM quarantine ORDER BY 1"))
                .isSubsetOf(List.of("BrokenMail", "MissingValue", "NotATime", "NoCharacter"));
    }
}
