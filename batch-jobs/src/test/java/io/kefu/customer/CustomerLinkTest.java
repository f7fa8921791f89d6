package io.kefu.customer;

import static org.assertj.core.api.Assertions.assertThat;

import io.kefu.job.Office;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who is taken for whom. */
class CustomerLinkTest {

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

    @Test
    void samePhoneInAnySpellingIsOneCustomerAndABareNameIsNobodyElse() {
        office.write("inbox/forms/a.csv", HEADER + """
                        1,2024-05-06 09:00,王伟,138 0000 1234,,a
                        2,2024-05-06 09:01,王先生,+86 13800001234,w@example.com,b
                        3,2024-05-06 09:02,,,W@Example.com,c
                        4,2024-05-06 09:03,王伟,,,d
                        5,2024-05-06 09:04,王伟,,,e
                        6,2024-05-06 09:05,,,,f
                        """).importInbox();
        assertThat(office.query("SELECT id, record_count, phone, email FROM customer ORDER BY id"))
                .containsExactly(
                        "C20240509001 3 +8613800001234 w@example.com",
                        "C20240509002 1 null null",
                        "C20240509003 1 null null");
        assertThat(office.query("SELECT COUNT(*) FROM ticket WHERE requester_id IS NULL"))
                .containsExactly("1");
    }

    @Test
    void aRecordThatConnectsTwoCustomersMergesThemAndTheLargerSurvives() {
        office.write("inbox/forms/a.csv", HEADER + """
                        1,2024-05-06 09:00,王伟,13800001111,,a
                        2,2024-05-06 09:01,小王,13800002222,,b
                        3,2024-05-06 09:02,王先生,13800002222,,c
                        """).importInbox();
        office.write("inbox/forms/b.csv", HEADER + "4,2024-05-07 09:00,王伟,13800001111;13800002222,,d\n")
                .importInbox();
        assertThat(office.query("SELECT id, record_count, merged_into FROM customer ORDER BY id"))
                .containsExactly("C20240509001 0 C20240509002", "C20240509002 4 null");
        assertThat(office.query("SELECT kind, detail FROM customer_event WHERE kind = 'absorbed'"))
                .containsExactly("absorbed C20240509001");
        assertThat(office.with(services -> services.customer().repository().get("C20240509001"))
                        .id())
                .isEqualTo("C20240509002");
    }

    @Test
    void aFamilysPhoneIsNotOnePerson() {
        office.write("inbox/forms/a.csv", HEADER + """
                        1,2024-05-06 09:00,王伟,13800001111,,a
                        2,2024-05-06 09:01,李娜,13800001111,,b
                        3,2024-05-06 09:02,娜娜,13800001111,,c
                        4,2024-05-06 09:03,,13800001111,,d
                        5,2024-05-06 09:04,,13800001111,,e
                        """).importInbox();
        assertThat(office.query("SELECT name, record_count FROM customer ORDER BY id"))
                .containsExactly("王伟 1", "李娜 1", "娜娜 1", "null 1");
    }

    @Test
    void nobodyIsTakenForTwoBecauseHeGivesTheirPhones() {
        office.write("inbox/forms/a.csv", HEADER + """
                        1,2024-05-06 09:00,王伟,13800001111,,a
                        2,2024-05-06 09:01,李娜,13800002222,,b
                        """).importInbox();
        office.write("inbox/forms/b.csv", HEADER + "3,2024-05-07 09:00,,13800001111;13800002222,,d\n")
                .importInbox();
        assertThat(office.query("SELECT name, record_count, merged_into FROM customer ORDER BY id"))
                .containsExactly("王伟 2 null", "李娜 1 null");
    }

    @Test
    void aNumberThatWasGivenAwayJoinsNobody() {
        String header = "客户编号,客户姓名,手机,邮箱,微信OpenID,所属行业,客户等级,标签,生日,地址,更新时间\n";
        office.write("inbox/crm/customers-1.csv", header + "K1,王伟,13800001111,,,,普通,,,,2024-03-01 00:00:00\n")
                .importInbox();
        office.write("inbox/crm/customers-2.csv", header + """
                        K1,王伟,13800002222,,,,普通,,,,2024-04-01 00:00:00
                        K2,李娜,13800001111,,,,普通,,,,2024-04-01 00:00:00
                        """).importInbox();
        assertThat(office.query("SELECT name, phone FROM customer ORDER BY id"))
                .containsExactly("王伟 +8613800002222", "李娜 +8613800001111");
    }

    @Test
    void whatPeopleTypeForNothingJoinsNobody() {
        office.write("mappings/forms.yaml", MAPPING.replace("phone: phone", "customer_no: phone"))
                .write("inbox/forms/a.csv", HEADER + """
                        1,2024-05-06 09:00,王伟,N/A,,a
                        2,2024-05-06 09:01,李娜,N/A,,b
                        3,2024-05-06 09:02,赵敏,-,,c
                        """)
                .importInbox();
        assertThat(office.query("SELECT COUNT(*) FROM customer")).containsExactly("3");
    }

    @Test
    void aNumberThatNobodyHasJoinsNobody() {
        office.write("inbox/forms/a.csv", HEADER + """
                        1,2024-05-06 09:00,王伟,13800000000,test@test.com,a
                        2,2024-05-06 09:01,王伟,13800000000,test@test.com,b
                        3,2024-05-06 09:02,,13800000000,,c
                        """).importInbox();
        assertThat(office.query("SELECT COUNT(*) FROM customer WHERE record_count > 1"))
                .containsExactly("0");
    }

    @Test
    void theRegisterGoesBeforeContactsAndItsNewestVersionCounts() {
        office.write("inbox/forms/a.csv", HEADER + "1,2024-05-06 09:00,小王,13800001111,,a\n")
                .importInbox();
        String header = "客户编号,客户姓名,手机,邮箱,微信OpenID,所属行业,客户等级,标签,生日,地址,更新时间\n";
        office.write("inbox/crm/customers-1.csv", header + "M1,王伟,13800001111,,,,VIP,,,,2024-03-01 00:00:00\n")
                .importInbox();
        office.write("inbox/crm/customers-2.csv", header + "M1,王伟,13800001111,,,,战略,,,,2024-04-01 00:00:00\n")
                .importInbox();
        office.write("inbox/crm/customers-3.csv", header + "M1,老王,13800001111,,,,普通,,,,2024-02-01 00:00:00\n")
                .importInbox();
        assertThat(office.query("SELECT name, level, record_count FROM customer"))
                .containsExactly("王伟 strategic 2");
    }
}
