package io.kefu.care;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kefu.job.Jobs;
import io.kefu.job.Office;
import io.kefu.problem.KefuException;
import io.kefu.sheet.CellFault;
import io.kefu.store.Progress;
import io.kefu.workspace.Language;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a customer's orders and contacts add up to. */
class CareTest {

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

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
                        dates: ["yyyy-MM-dd"]
                        fields: {external_id: id, name: name, phone: phone, birth_date: born, level: level}
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
                        fields: {external_id: id, occurred_at: at, name: name, phone: phone, text: text, type: type}
                        """);
        office.write("inbox/people/people.csv", """
                        id,name,phone,born,level
                        P1,王伟,13800001111,1980-05-12,ordinary
                        P2,李娜,13800002222,1990-12-01,vip
                        """)
                .write("inbox/shop/orders.csv", """
                        id,at,phone,product,amount
                        O1,2024-04-01 10:00,13800001111,R7,20000
                        O2,2024-04-20 10:00,13800001111,V6,11000
                        O3,2021-01-01 10:00,13800002222,V6,999999
                        """)
                .write("inbox/forms/forms.csv", """
                        id,at,name,phone,text,type
                        1,2024-05-06 09:10,王伟,13800001111,R7坏了，我要投诉,complaint
                        2,2024-05-06 15:20,王伟,13800001111,什么时候有优惠,inquiry
                        3,2024-05-07 09:30,王伟,13800001111,还没有人来，投诉,complaint
                        """);
        office.importInbox();
    }

    @Test
    void ordersWithinTheWindowLiftACustomer() {
        assertThat(office.query("SELECT name, stated_level, earned_level, level FROM customer ORDER BY id"))
                .containsExactly("王伟 ordinary vip vip", "李娜 vip ordinary vip");
        assertThat(office.query("SELECT actor, detail FROM customer_event WHERE kind = 'level'"))
                .contains("system:import ordinary -> vip: 2 orders, 31000.00");
    }

    @Test
    void thresholdsTakeEffectWithTheNextRun() {
        office.write("rules/levels.yaml", """
                        window: 365d
                        levels:
                          - {level: strategic, orders: 2}
                        """).importInbox();

        assertThat(office.query("SELECT name, level FROM customer ORDER BY id"))
                .containsExactly("王伟 strategic", "李娜 vip");

        office.write("rules/levels.yaml", "window: 1d\nlevels:\n  - {level: vip, orders: 1}\n")
                .importInbox();
        assertThat(office.query("SELECT name, level FROM customer ORDER BY id"))
                .containsExactly("王伟 ordinary", "李娜 vip");
    }

    @Test
    void aMergedCustomerHasTheLevelOfAllItsOrders() {
        office.write("rules/levels.yaml", "window: 3650d\nlevels:\n  - {level: strategic, orders: 3}\n");
        office.with(services ->
                services.customer().desk().merge("C20240509002", "C20240509001", "one", Office.ADMIN, false));
        assertThat(office.query("SELECT level FROM customer WHERE merged_into IS NULL"))
                .containsExactly("strategic");

        office.with(services -> services.customer().desk().unmerge("C20240509001", "two", Office.ADMIN, false));
        assertThat(office.query("SELECT level FROM customer ORDER BY id")).containsExactly("ordinary", "vip");
    }

    @Test
    void tagsMarksAndAProfileSayWhatTheHistoryAddsUpTo() {
        Care care = office.with(services -> services.care().desk().of("C20240509001"));

        assertThat(care.tags()).containsExactly("高频投诉");
        assertThat(care.highValue()).isEqualTo("level == vip");
        assertThat(care.highRisk()).isEqualTo("complaints >= 2");
        assertThat(new Profile(Language.ZH, SHANGHAI).of(care))
                .isEqualTo("VIP客户。近 365 天下单 2 次，共 31,000 元，最近一次 2024-04-20。近 365 天来往 3 次：咨询 1、投诉 2、售后 0，"
                        + "3 个未结。常用网页表单，多在 9–10 点。标签：高频投诉。高风险：complaints >= 2。");
        assertThat(new Profile(Language.EN, SHANGHAI).of(care))
                .isEqualTo(
                        "VIP customer. 2 orders within 365 days for 31,000 in all, the last on 2024-04-20. 3 contacts"
                                + " within 365 days: inquiries 1, complaints 2, after-sales 0; 3 still open. Mostly by web form,"
                                + " between 9 and 10 o'clock. Tags: 高频投诉. High risk: complaints >= 2.");
    }

    @Test
    void whatIsAskedNextMattersMoreByWhatTheHistoryWas() {
        assertThat(office.query("SELECT id, marks FROM customer ORDER BY id"))
                .containsExactly("C20240509001 high_value high_risk", "C20240509002 high_value");
        assertThat(office.query("SELECT DISTINCT marks FROM ticket"))
                .as("nothing was known before the run")
                .containsExactly("null");
        office.write("rules/levels.yaml", "window: 1d\nlevels:\n  - {level: vip, orders: 1}\n")
                .write("rules/care.yaml", "marks: {high_risk: complaints >= 2}\n")
                .write("inbox/forms/forms-next.csv", """
                        id,at,name,phone,text,type
                        4,2024-05-08 09:10,王伟,13800001111,在吗,
                        5,2024-05-08 09:20,赵敏,13800003333,在吗,
                        """)
                .importInbox();

        assertThat(office.query("SELECT id, marks FROM customer ORDER BY id"))
                .containsExactly("C20240509001 high_risk", "C20240509002 null", "C20240509003 null");
        assertThat(office.query("SELECT external_id, marks, priority FROM ticket WHERE external_id IN ('4', '5')"
                        + " ORDER BY external_id"))
                .as("as the run before found")
                .containsExactly("4 high_value high_risk medium", "5 null low");
        assertThat(office.query("SELECT reasons FROM ticket WHERE external_id = '4'")
                        .get(0))
                .contains("impact medium, customer.high_value");
        assertThat(office.query("SELECT actor, detail FROM customer_event WHERE kind = 'marks' ORDER BY id"))
                .containsExactly(
                        "system:import high_value: level == vip",
                        "system:import high_risk: complaints >= 2",
                        "system:import high_value: level == vip",
                        "system:import not high_value",
                        "system:import not high_value");
        office.importInbox();
        assertThat(office.query("SELECT COUNT(*) FROM customer_event WHERE kind = 'marks'"))
                .as("the same history adds up to the same")
                .containsExactly("5");
    }

    @Test
    void aCustomerWithoutAHistoryHasAProfile() {
        Care care = office.with(services -> services.care().desk().of("C20240509002"));
        assertThat(new Profile(Language.EN, SHANGHAI).of(care)).isEqualTo("VIP customer.");
        assertThat(care.highRisk()).isNull();
    }

    @Test
    void listsNameWhomToCall() {
        assertThat(names("birthdays")).containsExactly("王伟");
        assertThat(names("recent-complaints")).containsExactly("王伟");
        assertThat(names("lapsed-vip")).isEmpty();
        assertThatThrownBy(() -> names("birthday"))
                .isInstanceOf(KefuException.class)
                .hasMessageContaining("there is no list birthday");
    }

    private List<String> names(String list) {
        return office.with(services -> services.care().desk().list(list, Optional.empty(), 10)).stream()
                .map(care -> String.valueOf(care.history().customer().name()))
                .toList();
    }

    @Test
    void theRegisterComesBackWithWhatTheOfficeKnows() throws Exception {
        Path file = directory.resolve("customers.xlsx");
        int written = office.with(services -> services.care().sheet().write(file, Optional.empty(), Office.ADMIN));
        assertThat(written).isEqualTo(2);
        edit(file, sheet -> {
            assertThat(sheet.getRow(2).getCell(1).getStringCellValue()).isEqualTo("王*");
            assertThat(sheet.getRow(2).getCell(2).getStringCellValue()).isEqualTo("138****1111");
            sheet.getRow(2).createCell(4).setCellValue("制造业");
            sheet.getRow(2).createCell(5).setCellValue("战略");
            sheet.getRow(2).createCell(6).setCellValue("老客户;高频投诉");
            Row added = sheet.createRow(4);
            added.createCell(1).setCellValue("赵敏");
            added.createCell(2).setCellValue("13800003333");
        });
        CustomerSheet.Outcome outcome =
                office.with(services -> services.care().sheet().read(file));
        assertThat(outcome.faults()).isEmpty();
        office.with(services -> new Jobs(services, Progress.SILENT, Office.ADMIN).importRegister(outcome.rows()));

        assertThat(office.query("SELECT name, level, stated_level, industry, tags, phone FROM customer ORDER BY id"))
                .containsExactly(
                        "王伟 strategic strategic 制造业 老客户 +8613800001111",
                        "李娜 vip vip null null +8613800002222",
                        "赵敏 ordinary ordinary null null +8613800003333");
        assertThat(office.query("SELECT action, detail FROM audit"))
                .containsExactly("register 2 customers", "register-read 2 customers");
        CustomerSheet.Outcome again =
                office.with(services -> services.care().sheet().read(file));
        assertThat(again.edits().stream().filter(edit -> edit.customer() != null))
                .isEmpty();
        office.with(services -> new Jobs(services, Progress.SILENT, Office.ADMIN).importRegister(again.rows()));
        assertThat(office.query("SELECT COUNT(*) FROM customer")).containsExactly("3");
    }

    /** cases/use.md 25: a tag that was taken away returned with the next export, and a second reading found conflicts. */
    @Test
    void aRemovalLastsAndReadingTwiceChangesNothing() throws Exception {
        office.write("mappings/tags.yaml", """
                        source: tags
                        files: ["*.csv"]
                        kind: customer
                        format: csv
                        fields: {external_id: id, name: name, phone: phone, tags: tags}
                        """)
                .write("inbox/tags/t.csv", "id,name,phone,tags\nT1,王伟,13800001111,会员日;养宠物\n")
                .importInbox();
        assertThat(shownTags()).isEqualTo("会员日;养宠物;高频投诉");
        readRegister("养宠物");
        assertThat(shownTags()).isEqualTo("养宠物;高频投诉");
        office.write("inbox/tags/u.csv", "id,name,phone,tags\nT1,王伟,13800001111,会员日;养宠物;分期\n")
                .importInbox();
        assertThat(shownTags()).isEqualTo("养宠物;分期;高频投诉");
        readRegister("养宠物");
        assertThat(shownTags()).isEqualTo("养宠物;高频投诉");
        readRegister("养宠物;会员日");
        assertThat(shownTags()).isEqualTo("养宠物;会员日;高频投诉");
    }

    private String shownTags() {
        return office.with(services ->
                String.join(";", services.care().desk().of("C20240509001").tags()));
    }

    private void readRegister(String tags) throws Exception {
        Path file = directory.resolve("customers.xlsx");
        office.with(services -> services.care().sheet().write(file, Optional.empty(), Office.ADMIN));
        edit(file, sheet -> sheet.getRow(2).createCell(6).setCellValue(tags));
        office.with(services -> {
            CustomerSheet.Outcome outcome = services.care().sheet().read(file);
            assertThat(outcome.edits()).hasSize(1);
            return new Jobs(services, Progress.SILENT, Office.ADMIN).importRegister(outcome.rows());
        });
        CustomerSheet.Outcome again =
                office.with(services -> services.care().sheet().read(file));
        assertThat(again.edits()).isEmpty();
        assertThat(again.rows()).isEmpty();
    }

    @Test
    void whatTheRegisterCannotChangeIsRefused() throws Exception {
        Path file = directory.resolve("customers.xlsx");
        office.with(services -> services.care().sheet().write(file, Optional.empty(), Office.ADMIN));
        edit(file, sheet -> sheet.getRow(3).createCell(1).setCellValue("改名"));

        CustomerSheet.Outcome outcome =
                office.with(services -> services.care().sheet().read(file));

        assertThat(outcome.faults()).hasSize(1);
        assertThat(outcome.rows()).isEmpty();
    }

    @Test
    void aBirthdayOnWhichNobodyWasBornIsRefusedWithItsCell() throws Exception {
        Path file = directory.resolve("customers.xlsx");
        office.with(services -> services.care().sheet().write(file, Optional.empty(), Office.ADMIN));
        edit(file, sheet -> {
            sheet.getRow(2).createCell(7).setCellValue("1990-13-01");
            sheet.getRow(3).createCell(7).setCellValue("2090-01-01");
        });
        CustomerSheet.Outcome outcome =
                office.with(services -> services.care().sheet().read(file));
        assertThat(outcome.faults().stream().map(CellFault::cell).map(cell -> cell.replaceFirst(".*!", "")))
                .containsExactly("H3", "H4");
        assertThat(outcome.rows()).isEmpty();
    }

    private static void edit(Path file, Consumer<Sheet> changes) throws IOException {
        try (XSSFWorkbook workbook = new XSSFWorkbook(Files.newInputStream(file))) {
            changes.accept(workbook.getSheetAt(0));
            try (OutputStream out = Files.newOutputStream(file)) {
                workbook.write(out);
            }
        }
    }
}
