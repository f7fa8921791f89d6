package io.kefu.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kefu.access.Actor;
import io.kefu.customer.CustomerDesk.Change;
import io.kefu.customer.ReviewDesk.Review;
import io.kefu.job.Office;
import io.kefu.problem.KefuException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What people say about who is who holds, and can be taken back. */
class CustomerDeskTest {

    private static final Actor ANN = Actor.named("ann");

    private static final String MAPPING = """
            source: forms
            files: ["*.csv"]
            kind: interaction
            format: csv
            dates: ["yyyy-MM-dd HH:mm"]
            constants: {channel: web-form}
            fields: {external_id: id, occurred_at: at, name: name, phone: phone, email: email, text: text}
            """;
    private static final String HEADER = "id,at,name,phone,email,text\n";

    @TempDir
    private Path directory;

    private Office office;

    @BeforeEach
    void open() {
        office = Office.open(directory.resolve("workspace")).write("mappings/forms.yaml", MAPPING);
    }

    private void bring(String file, String... rows) {
        office.write("inbox/forms/" + file, HEADER + String.join("\n", rows) + "\n")
                .importInbox();
    }

    private <T> T desk(Function<CustomerDesk, T> work) {
        return office.with(services -> work.apply(services.customer().desk()));
    }

    private <T> T reviews(Function<ReviewDesk, T> work) {
        return office.with(services -> work.apply(services.customer().reviews()));
    }

    private <T> T matches(Function<MatchDesk, T> work) {
        return office.with(services -> work.apply(services.customer().matches()));
    }

    private List<String> state() {
        List<String> state = new ArrayList<>(
                office.query("SELECT id, name, phone, email, record_count, merged_into FROM customer ORDER BY id"));
        state.addAll(office.query("SELECT id, customer_id FROM customer_record ORDER BY id"));
        return state;
    }

    @Test
    void mergingMovesEverythingAndTakingItBackReturnsEverything() {
        bring("a.csv", "1,2024-05-06 09:00,王伟,13800001111,,a", "2,2024-05-06 09:01,李娜,13800002222,l@example.com,b");
        List<String> before = state();

        desk(desk -> desk.merge("C20240509001", "C20240509002", "said so", ANN, false));

        assertThat(office.query("SELECT id, record_count, merged_into FROM customer ORDER BY id"))
                .containsExactly("C20240509001 2 null", "C20240509002 0 C20240509001");
        assertThat(office.query("""
                        SELECT COUNT(*) FROM ticket t JOIN requester r ON r.requester_id = t.requester_id
                         WHERE r.customer_id = 'C20240509001'
                        """)).containsExactly("2");

        desk(desk -> desk.unmerge("C20240509002", "a mistake", ANN, false));

        assertThat(state()).isEqualTo(before);
        assertThat(office.query("SELECT actor, kind, detail FROM customer_event WHERE actor = 'ann' ORDER BY id"))
                .containsExactly("ann absorbed C20240509002", "ann released C20240509002");
        assertThat(office.query("SELECT reason, undone_by FROM customer_merge")).containsExactly("said so ann");
    }

    @Test
    void aDryRunChangesNothing() {
        bring("a.csv", "1,2024-05-06 09:00,王伟,13800001111,,a", "2,2024-05-06 09:01,李娜,13800002222,,b");
        List<String> before = state();

        Change change = desk(desk -> desk.merge("C20240509001", "C20240509002", "said so", ANN, true));

        assertThat(change).isEqualTo(new Change("merged", "C20240509001", "C20240509002", 1));
        assertThat(state()).isEqualTo(before);
        assertThat(office.query("SELECT COUNT(*) FROM customer_decision")).containsExactly("0");
    }

    @Test
    void anEarlierMergeCanBeTakenBackAfterALaterOne() {
        bring(
                "a.csv",
                "1,2024-05-06 09:00,王伟,13800001111,,a",
                "2,2024-05-06 09:01,李娜,13800002222,,b",
                "3,2024-05-06 09:02,赵敏,13800003333,,c");
        desk(desk -> desk.merge("C20240509002", "C20240509001", "first", ANN, false));
        desk(desk -> desk.merge("C20240509003", "C20240509002", "second", ANN, false));
        bring("b.csv", "4,2024-05-07 09:00,王伟,13800001111,w@example.com,d");

        // What came while the two were one stays where it came to.
        desk(desk -> desk.unmerge("C20240509001", "no", ANN, false));
        assertThat(office.query("SELECT id, record_count, merged_into FROM customer ORDER BY id"))
                .containsExactly("C20240509001 1 null", "C20240509002 0 C20240509003", "C20240509003 3 null");
        desk(desk -> desk.unmerge("C20240509002", "no", ANN, false));
        assertThat(office.query("SELECT id, customer_id FROM customer_record ORDER BY id"))
                .containsExactly("1 C20240509001", "2 C20240509002", "3 C20240509003", "4 C20240509003");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void howeverPeopleMergeTakingAllBackReturnsAllAndNoNumberIsGivenTwice(long seed) {
        Random random = new Random(seed);
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            rows.add(i + ",2024-05-06 09:" + (10 + i) + ",,1380000" + (1000 + i) + ",,t");
        }
        bring("a.csv", rows.toArray(String[]::new));
        List<String> before = state();
        Set<String> numbers = new HashSet<>(office.query("SELECT id FROM customer"));
        List<String> merged = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            List<String> living =
                    new ArrayList<>(office.query("SELECT id FROM customer WHERE merged_into IS NULL ORDER BY id"));
            String kept = living.remove(random.nextInt(living.size()));
            String gone = living.remove(random.nextInt(living.size()));
            desk(desk -> desk.merge(kept, gone, "m", ANN, false));
            merged.add(gone);
        }
        java.util.Collections.shuffle(merged, random);
        merged.forEach(gone -> desk(desk -> desk.unmerge(gone, "u", ANN, false)));

        assertThat(state()).isEqualTo(before);
        bring("b.csv", "90,2024-05-07 09:00,,13900000001,,t", "91,2024-05-07 09:01,,13900000002,,t");
        List<String> fresh = office.query("SELECT id FROM customer WHERE record_count = 1 ORDER BY id");
        assertThat(fresh).hasSize(14).doesNotHaveDuplicates();
        assertThat(fresh.stream().filter(id -> !numbers.contains(id))).hasSize(2);
    }

    @Test
    void aRecordCanBeSplitOffAndStaysOff() {
        bring("a.csv", "1,2024-05-06 09:00,王伟,13800001111,,a", "2,2024-05-06 09:01,王先生,13800001111,w@example.com,b");
        assertThat(office.query("SELECT COUNT(*) FROM customer")).containsExactly("1");

        Change change = desk(desk -> desk.split("r2", "another Wang", ANN, false));

        assertThat(change).isEqualTo(new Change("split", "C20240509002", "C20240509001", 1));
        bring("b.csv", "3,2024-05-07 09:00,王伟,13800001111,w@example.com,c");
        assertThat(office.query("SELECT customer_id FROM customer_record WHERE id IN (1, 2) ORDER BY id"))
                .containsExactly("C20240509001", "C20240509002");
        assertThatThrownBy(() -> desk(desk -> desk.split("r2", "again", ANN, false)))
                .isInstanceOf(KefuException.class)
                .hasMessageContaining("only one");
    }

    @Test
    void whatSomebodyDecidedIsNotAskedAgain() {
        bring(
                "a.csv",
                "1,2024-05-06 09:00,霍启明,13800001111,qm@example.com,a",
                "2,2024-05-06 09:01,霍启明,13900002222,,b",
                "3,2024-05-06 09:02,欧阳雪,13800003333,,c",
                "4,2024-05-06 09:03,欧阳雪,13900004444,,d");
        List<Review> reviews = reviews(desk -> desk.reviews(10));
        assertThat(reviews).hasSize(2);

        reviews(desk -> desk.accept(List.of(reviews.get(0).id()), "yes", ANN, false));
        reviews(desk -> desk.reject(List.of(reviews.get(1).id()), "no", ANN, false));
        List<Review> left = reviews(desk -> desk.reviews(10));
        assertThat(left).isEmpty();

        bring("b.csv", "5,2024-05-07 09:00,霍启明,13800001111,,e", "6,2024-05-07 09:01,欧阳雪,,,f");
        matches(desk -> desk.refit(ANN, false));
        assertThat(reviews(desk -> desk.reviews(10)).stream()
                        .filter(review ->
                                review.a().phone() != null && review.b().phone() != null))
                .isEmpty();
        assertThat(office.query("SELECT COUNT(*) FROM customer WHERE record_count > 0 AND phone IS NOT NULL"))
                .containsExactly("3");
    }

    @Test
    void twoValidIdentityNumbersAreNeverOnePerson() {
        office.write("mappings/people.yaml", """
                        source: people
                        files: ["*.csv"]
                        kind: customer
                        format: csv
                        fields: {external_id: id, name: name, phone: phone, national_id: card}
                        """)
                .write("inbox/people/a.csv", """
                        id,name,phone,card
                        1,霍启明,13800001111,11010519491231002X
                        2,霍启明,13800001111,440308199901010012
                        """)
                .importInbox();

        assertThatThrownBy(() -> desk(desk -> desk.merge("C20240509001", "C20240509002", "?", ANN, false)))
                .isInstanceOf(KefuException.class)
                .hasMessageContaining("different identity numbers");
        assertThat(matches(desk -> desk.explain("C20240509001", "C20240509002"))
                        .explanation()
                        .isDisproved())
                .isTrue();
    }

    @Test
    void theModelIsLearnedAnewOnlyWhileTheRegisterIsYoungOrOnCommand() {
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < 1_100; i++) {
            rows.add(i + ",2024-05-06 09:00,,138" + (10_000_000 + i * 7_919) + ",,t");
        }
        bring("a.csv", rows.toArray(String[]::new));
        bring("b.csv", "9001,2024-05-07 09:00,,13900000001,,t");
        assertThat(office.query("SELECT version, records FROM match_model")).containsExactly("1 1099");

        matches(desk -> desk.refit(ANN, false));

        assertThat(office.query("SELECT version, records, actor FROM match_model ORDER BY version"))
                .containsExactly("1 1099 system:import", "2 1100 ann");
    }

    @Test
    void theReviewSheetComesBackWithDecisions() throws Exception {
        bring(
                "a.csv",
                "1,2024-05-06 09:00,霍启明,13800001111,qm@example.com,a",
                "2,2024-05-06 09:01,霍启明,13900002222,,b",
                "3,2024-05-06 09:02,欧阳雪,13800003333,,c",
                "4,2024-05-06 09:03,欧阳雪,13900004444,,d");
        Path sheet = directory.resolve("review.xlsx");
        assertThat(office.<Integer>with(
                        services -> services.customer().reviewSheet().write(sheet, 10)))
                .isEqualTo(2);
        fill(sheet, "同一客户", "two customers");

        ReviewSheet.Outcome outcome =
                office.with(services -> services.customer().reviewSheet().read(sheet, ANN, false));
        ReviewSheet.Outcome again =
                office.with(services -> services.customer().reviewSheet().read(sheet, ANN, false));

        assertThat(outcome.changes().stream().map(Change::kind)).containsExactly("merged", "rejected");
        assertThat(again.changes().stream().map(Change::kind)).containsExactly("unchanged", "unchanged");
        assertThat(office.query("SELECT is_same, actor, reason FROM customer_decision ORDER BY is_same DESC"))
                .containsExactly("1 ann because (review.xlsx, 客户合并复核表!C3)", "0 ann because (review.xlsx, 客户合并复核表!C4)");
    }

    @Test
    void aWordThatIsNoDecisionTakesNothingOver() throws Exception {
        bring(
                "a.csv",
                "1,2024-05-06 09:00,霍启明,13800001111,,a",
                "2,2024-05-06 09:01,霍启明,13900002222,,b",
                "3,2024-05-06 09:02,欧阳雪,13800003333,,c",
                "4,2024-05-06 09:03,欧阳雪,13900004444,,d");
        Path sheet = directory.resolve("review.xlsx");
        office.with(services -> services.customer().reviewSheet().write(sheet, 10));
        fill(sheet, "同一客户", "也许");

        ReviewSheet.Outcome outcome =
                office.with(services -> services.customer().reviewSheet().read(sheet, ANN, false));

        assertThat(outcome.faults()).hasSize(1);
        assertThat(office.query("SELECT COUNT(*) FROM customer_decision")).containsExactly("0");
    }

    private static void fill(Path sheet, String... decisions) throws Exception {
        try (XSSFWorkbook workbook = new XSSFWorkbook(java.nio.file.Files.newInputStream(sheet))) {
            for (int i = 0; i < decisions.length; i++) {
                var row = workbook.getSheetAt(0).getRow(2 + i);
                row.getCell(2).setCellValue(decisions[i]);
                row.getCell(18).setCellValue("because");
            }
            try (var out = java.nio.file.Files.newOutputStream(sheet)) {
                workbook.write(out);
            }
        }
    }
}
