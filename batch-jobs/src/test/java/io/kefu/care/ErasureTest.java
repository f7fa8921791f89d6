package io.kefu.care;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kefu.care.ErasureDesk.Erased;
import io.kefu.job.Office;
import io.kefu.notify.Draft;
import io.kefu.notify.MessageTemplates;
import io.kefu.problem.KefuException;
import io.kefu.text.Widths;
import io.kefu.ticket.child.Part;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A person who is erased is nowhere any more, and does not come back with an old export. */
class ErasureTest {

    private static final Charset GB = Charset.forName("GB18030");

    /** What only the erased person has, as it was typed and as it is kept. */
    private static final List<String> UNIQUE = List.of(
            "霍独一",
            "13912340077",
            "139 1234 0077",
            "huo.duyi@example.com",
            "wx-huo-duyi-77",
            "独墅湖大道7号",
            "11010519491231002X",
            "P77001");

    private static final String PEOPLE = """
            id,name,phone,email,wechat,card,address
            P77001,霍独一,13912340077,huo.duyi@example.com,wx-huo-duyi-77,11010519491231002X,独墅湖大道7号
            P77002,王伟,13800001111,w@example.com,,,人民路1号
            """;
    private static final String FORMS = """
            id,at,name,phone,text
            1,2024-05-06 09:10,霍独一,139 1234 0077,"我是霍独一，
            请回电 13912340077"
            2,2024-05-06 09:20,王伟,13800001111,邻居霍独一（huo.duyi@example.com）也坏了
            3,not a time,霍独一,13912340077,这一行会被拒收
            """;
    private static final String ORDERS = """
            id,at,phone,product,amount
            O1,2024-04-01 10:00,13912340077,R7,2000
            """;

    @TempDir
    private Path directory;

    private Office office;

    @BeforeEach
    void open() {
        office = Office.open(directory.resolve("workspace"))
                .write("mappings/people.yaml", """
                        source: people
                        files: ["people*.csv"]
                        kind: customer
                        format: csv
                        fields: {external_id: id, name: name, phone: phone, email: email, wechat: wechat,
                          national_id: card, address: address}
                        """)
                .write("mappings/shop.yaml", """
                        source: shop
                        files: ["orders*.csv"]
                        kind: order
                        format: csv
                        dates: ["yyyy-MM-dd HH:mm"]
                        fields: {external_id: id, occurred_at: at, phone: phone, product: product, amount: amount}
                        """)
                .write("mappings/forms.yaml", """
                        source: forms
                        files: ["forms*.csv"]
                        kind: interaction
                        format: csv
                        dates: ["yyyy-MM-dd HH:mm"]
                        constants: {channel: web-form}
                        fields: {external_id: id, occurred_at: at, name: name, phone: phone, text: text}
                        """);
        bring("");
        office.nightly();
    }

    private void bring(String suffix) {
        office.write("inbox/people/people" + suffix + ".csv", PEOPLE, GB)
                .write("inbox/forms/forms" + suffix + ".csv", FORMS)
                .write("inbox/shop/orders" + suffix + ".csv", ORDERS);
    }

    private String number() {
        return office.query("SELECT id FROM customer WHERE name = '霍独一'").get(0);
    }

    private Erased erase(String number, boolean dryRun) {
        return office.with(services -> services.care().erasure().erase(number, Office.ADMIN, dryRun));
    }

    /** Where in the workspace's files the values stand. */
    private List<String> found() throws IOException {
        List<String> found = new ArrayList<>();
        try (Stream<Path> tree = Files.walk(office.root())) {
            for (Path file : tree.filter(Files::isRegularFile).toList()) {
                byte[] content = Files.readAllBytes(file);
                for (String value : UNIQUE) {
                    for (Charset charset : List.of(StandardCharsets.UTF_8, GB, StandardCharsets.UTF_16LE)) {
                        String text = new String(content, StandardCharsets.ISO_8859_1);
                        if (text.contains(new String(value.getBytes(charset), StandardCharsets.ISO_8859_1))) {
                            found.add(office.root().relativize(file) + ": " + value);
                        }
                    }
                }
            }
        }
        return found.stream().distinct().toList();
    }

    @Test
    void everyByteIsGoneAndWhatWasCountedStaysCounted() throws IOException {
        assertThat(found()).isNotEmpty();
        List<String> tickets = office.query("SELECT id, channel, type, state, opened_at FROM ticket ORDER BY id");
        String number = number();

        Erased erased = erase(number, false);

        assertThat(found()).isEmpty();
        assertThat(erased.rows()).isEqualTo(3);
        assertThat(erased.tickets()).isEqualTo(1);
        assertThat(erased.rewritten()).hasSize(3);
        assertThat(office.query("SELECT id, channel, type, state, opened_at FROM ticket ORDER BY id"))
                .isEqualTo(tickets);
        assertThat(office.query("SELECT actor, action, detail FROM audit"))
                .containsExactly("admin erase " + number + ": 3 rows");
        assertThat(office.query("SELECT name, phone FROM customer WHERE name IS NOT NULL"))
                .containsExactly("王伟 +8613800001111");
    }

    @Test
    void noticesLoseTheirWordsAndWhatWaitsIsNotSent() {
        String number = number();
        String ticket = office.query("SELECT t.id FROM ticket t JOIN requester q ON q.requester_id = t.requester_id"
                        + " WHERE q.customer_id = '" + number + "'")
                .get(0);
        office.with(services -> services.database().inTransaction(false, () -> {
            MessageTemplates.Text text = new MessageTemplates.Text("subject", "words", "<p>words</p>");
            services.notices()
                    .outbox()
                    .add(
                            List.of(
                                    new Draft("a", "K1", "escalation", "files", "k1@x.org", ticket, text, false),
                                    new Draft("b", number, "silence", "files", "p@x.org", null, text, false),
                                    new Draft("c", "K1", "escalation", "files", "k1@x.org", null, text, false)),
                            Office.NOW);
            return text;
        }));
        erase(number, false);
        assertThat(office.query("SELECT event, state, subject, content, html, address FROM notice ORDER BY id"))
                .containsExactly("a dead   null ", "b dead   null ", "c waiting subject words <p>words</p> k1@x.org");
    }

    @Test
    void findsThePhoneInEverySpelling() throws IOException {
        String phone = "13912348765";
        office.write("inbox/people/people-a.csv", """
                        id,name,phone,email,wechat,card,address
                        P8,单独二,+86 139-1234-8765,,,,
                        """)
                .write("inbox/people/people-b.csv", """
                        id,name,phone,email,wechat,card,address
                        P8,单独二,００８６１３９１２３４８７６５,,,,
                        P7,王伟,13800001111,,,,
                        """)
                .write("inbox/people/people-c.csv", """
                        id,name,phone,email,wechat,card,address
                        P8,单独二,0086 13912348765,,,,
                        P7,王伟,13800001111,,,,
                        """, GB)
                .write("inbox/forms/forms-a.csv", """
                        id,at,name,phone,text
                        F8,2024-05-06 11:00,王伟,13800001111,联系张珺13912348765。朋友的电话是 139 1234 8765 和139１２３４8765
                        """);
        office.nightly();
        String number =
                office.query("SELECT id FROM customer WHERE name = '单独二'").get(0);

        Erased erased = erase(number, false);

        assertThat(erased.rewritten()).hasSize(4 - erased.removed().size());
        String left = "";
        try (Stream<Path> tree = Files.walk(office.root())) {
            for (Path file : tree.filter(Files::isRegularFile).toList()) {
                left += Widths.half(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
                left += Widths.half(new String(Files.readAllBytes(file), GB));
            }
        }
        assertThat(left.replaceAll("(?<=[0-9])[ -](?=[0-9])", "")).doesNotContain(phone);
        assertThat(left).contains("王伟");
    }

    /** In UTF-16 each half of 上 (0A 4E) and 丢 (22 4E) is a line end and a quote to whoever reads bytes. */
    @Test
    void cutsTablesByTheirOwnRecordsInWideLettersToo() throws IOException {
        assertThat(cut("forms", "forms-wide.csv", StandardCharsets.UTF_16LE, """
                \uFEFFid,at,name,phone,text
                W1,2024-05-06 09:10,王伟,13800001111,"上海丢了
                两行"
                W2,2024-05-06 09:20,霍独一,13912340077,"上面丢的
                是第二行
                和第三行"
                W3,2024-05-06 09:30,王伟,13800001111,还在 5" 屏
                """))
                .isEqualTo("""
                \uFEFFid,at,name,phone,text
                W1,2024-05-06 09:10,王伟,13800001111,"上海丢了
                两行"



                W3,2024-05-06 09:30,王伟,13800001111,还在 5" 屏
                """);
    }

    /** What looks like a transcript, a document, a message or a workbook is a table when its mapping says so. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "id,at,name,phone,text",
                "PKID,at,name,phone,text",
                "\"id\nsecond line\",at,name,phone,text",
                "{id},at,name,phone,text",
                "<id>,at,name,phone,text",
                "Subject: id,at,name,phone,text"
            })
    void aTableIsWhatItsMappingSays(String head) throws IOException {
        String id = head.substring(0, head.indexOf(",at")).replace("\"", "");
        office.write("mappings/odd.yaml", """
                source: odd
                files: ["*.csv"]
                kind: interaction
                format: csv
                constants: {channel: web-form}
                dates: ["yyyy-MM-dd HH:mm"]
                fields: {external_id: %s, occurred_at: at, name: name, phone: phone, text: text}
                """.formatted("\"" + id.replace("\n", "\\n") + "\""));
        String kept = head + "\nX1,2024-05-06 09:10,王伟,13800001111,\"一\r二\"\n";
        String last = "X3,2024-05-06 09:30,王伟,13800001111,三\n";
        assertThat(cut("odd", "odd.csv", StandardCharsets.UTF_8, kept + """
                X2,2024-05-06 09:20,霍独一,13912340077,"2024-05-06 10:01 客户: 你好
                2024-05-06 10:02 客户: 门锁密码 4711\r第三行"
                """ + last))
                .isEqualTo(kept + "\n\r\n" + last);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE"})
    void linesOfJsonEndWhereTheirReaderEndsThem(String charset) throws IOException {
        office.write("mappings/lines.yaml", """
                source: lines
                files: ["*.jsonl"]
                kind: interaction
                format: jsonl
                constants: {channel: web-form}
                fields: {external_id: id, occurred_at: at, name: name, phone: phone, text: text}
                """);
        String line = "{\"id\":\"%s\",\"at\":\"2024-05-06T09:10:00Z\",\"name\":\"%s\",\"phone\":\"%s\",\"text\":\"上\"}";
        String first = line.formatted("L1", "王伟", "13800001111");
        String theirs = line.formatted("L2", "霍独一", "13912340077");
        String last = line.formatted("L3", "王伟", "13800001111");
        String mark = charset.equals("UTF-8") ? "" : "\uFEFF";
        assertThat(cut(
                        "lines",
                        "x.jsonl",
                        Charset.forName(charset),
                        mark + first + " \r \n" + theirs + "\r\n" + last + "\n"))
                .isEqualTo(mark + first + " \r \n\r\n" + last + "\n");
    }

    /** The first erasure leaves the lines of the others where the ledger has them. */
    @Test
    void oneErasureAfterAnotherFindsItsOwnLines() throws IOException {
        office.write("inbox/people/people-three.csv", """
                id,name,phone,email,wechat,card,address
                P1,甲一,13500000001,,,,
                P2,乙二,13500000002,,,,
                P3,丙三,13500000003,,,,
                """);
        office.nightly();
        for (String name : List.of("甲一", "乙二")) {
            erase(
                    office.query("SELECT id FROM customer WHERE name = '" + name + "'")
                            .get(0),
                    false);
        }
        assertThat(archived("people-three.csv", StandardCharsets.UTF_8)).isEqualTo("""
                id,name,phone,email,wechat,card,address


                P3,丙三,13500000003,,,,
                """);
    }

    /** What the archive has of a file after the person was erased. */
    private String cut(String source, String file, Charset charset, String content) throws IOException {
        office.write("inbox/" + source + "/" + file, content, charset);
        office.nightly();
        erase(number(), false);
        assertThat(found()).isEmpty();
        return archived(file, charset);
    }

    private String archived(String name, Charset charset) throws IOException {
        try (Stream<Path> tree = Files.walk(office.root().resolve("archive"))) {
            Path file = tree.filter(one -> one.endsWith(name)).findFirst().orElseThrow();
            return Files.readString(file, charset);
        }
    }

    @Test
    void anOldExportDoesNotBringThePersonBack() throws IOException {
        erase(number(), false);
        bring("-again");
        office.importInbox();

        assertThat(office.query("SELECT name FROM customer WHERE name IS NOT NULL"))
                .containsExactly("王伟");
        assertThat(found()).isEmpty();
        assertThat(office.query("SELECT SUM(dropped) FROM source_file_filter WHERE rule = 'erased'"))
                .containsExactly("4");
    }

    @Test
    void whoeverComesBackLaterIsANewCustomer() {
        String number = number();
        erase(number, false);
        office.write("inbox/forms/forms-later.csv", "id,at,name,phone,text\n9,2024-06-01 09:00,霍独一,13912340077,我又来了\n")
                .at(Instant.parse("2024-06-02T00:00:00Z"))
                .importInbox();

        assertThat(number()).isNotEqualTo(number);
    }

    @Test
    void aDryRunErasesNothing() throws IOException {
        List<String> before = found();
        Erased erased = erase(number(), true);

        assertThat(found()).isEqualTo(before);
        assertThat(erased.rewritten()).hasSize(3);
        assertThat(office.root().resolve("erasure.key")).doesNotExist();
        assertThat(office.query("SELECT COUNT(*) FROM erased")).containsExactly("0");
    }

    @Test
    void eraseDoneAgainChangesNothingMore() throws IOException {
        String number = number();
        erase(number, false);
        Erased again = erase(number, false);

        assertThat(again.rows()).isZero();
        assertThat(found()).isEmpty();
    }

    /** Departments tell each other the customer's words; a part is one even when somebody unlinked it. */
    @Test
    void partsOfTicketsAreThePersonsToo() throws IOException {
        String ticket = office.query("SELECT t.id FROM ticket t JOIN requester q ON q.requester_id = t.requester_id"
                        + " WHERE q.customer_id = '" + number() + "'")
                .get(0);
        String part = part(ticket, "到霍独一家取件");
        String partOfPart = part(part, "打13912340077");
        Path file = directory.resolve("data.json");
        office.with(services -> services.care().personalData().export(number(), file, Office.ADMIN));
        assertThat(Files.readString(file)).contains("到霍独一家取件", "打13912340077");
        office.does(deeds -> deeds.links().unlink("不用了"), Office.ADMIN, partOfPart);

        erase(number(), false);

        assertThat(found()).isEmpty();
    }

    private String part(String parent, String text) {
        return office.with(services -> services.ticket()
                        .childOpening()
                        .openChildren(parent, any -> List.of(new Part("物流部", null, null, text)), Office.ADMIN, false))
                .tickets()
                .get(0)
                .ticket()
                .id();
    }

    @Test
    void allThatIsKeptAboutAPersonIsHandedOut() throws IOException {
        Path file = directory.resolve("data.json");
        office.with(services -> services.care().personalData().export(number(), file, Office.ADMIN));

        assertThat(Files.readString(file))
                .contains("霍独一", "13912340077", "huo.duyi@example.com", "我是霍独一", "O1", "11010519491231002X")
                .doesNotContain("王伟");
        assertThat(office.query("SELECT action FROM audit")).containsExactly("export-data");
    }

    @Test
    void whatOthersShareOrOnlyLooksAlikeStays() throws IOException {
        office.write("inbox/people/people-more.csv", """
                        id,name,phone,email,wechat,card,address
                        P77,霍小一,13700007788,,,,
                        P7700188,赵敏,13777001888,,,,人民路2号
                        P77003,霍小二,13700007788,,,,
                        """, GB).write("inbox/forms/forms-more.csv", """
                        id,at,name,phone,text
                        11,2024-05-06 10:10,霍小一,13700007788,"只有姓名和共用的电话，
                        门牌是紫藤路"
                        12,2024-05-06 10:20,赵敏,13777001888,订单 P77 和 13700007788
                        """);
        office.importInbox();
        String number =
                office.query("SELECT id FROM customer WHERE name = '霍小一'").get(0);
        office.write("inbox/forms/forms-waiting.csv", "id,at,name,phone,text\n13,2024-05-06 11:00,霍小一,13700007788,等\n");

        Erased erased = erase(number, false);

        assertThat(erased.removed()).isEmpty();
        assertThat(office.query("SELECT key, phone FROM customer_record WHERE name = '赵敏' ORDER BY key"))
                .contains("people/P7700188 +8613777001888");
        assertThat(office.query("SELECT description FROM ticket WHERE description LIKE '订单%'"))
                .containsExactly("订单 P77 和 13700007788");
        String archive = Files.readString(office.root().resolve("archive/2024-05-09/forms/forms-more.csv"));
        assertThat(archive).contains("赵敏").doesNotContain("紫藤路").doesNotContain("霍小一");
        assertThat(Files.readString(office.root().resolve("archive/2024-05-09/people/people-more.csv"), GB))
                .contains("P7700188")
                .doesNotContain("霍小一");
        assertThat(office.root().resolve("inbox/forms/forms-waiting.csv")).exists();
        assertThat(office.query("SELECT phone FROM customer WHERE name = '霍小二'"))
                .containsExactly("+8613700007788");
    }

    @Test
    void anErasedNumberTakesNoPartInAnythingMore() {
        String number = number();
        String other = office.query("SELECT id FROM customer WHERE name = '王伟'").get(0);
        erase(number, false);

        assertThatThrownBy(() -> office.with(
                        services -> services.customer().desk().merge(other, number, "?", Office.ADMIN, false)))
                .isInstanceOf(KefuException.class)
                .hasMessageContaining("was erased");
    }
}
