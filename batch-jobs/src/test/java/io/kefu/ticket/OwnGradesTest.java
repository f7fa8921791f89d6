package io.kefu.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kefu.access.Actor;
import io.kefu.job.Office;
import io.kefu.problem.KefuException;
import io.kefu.ticket.life.TicketProblem;
import io.kefu.workspace.Grades;
import io.kefu.workspace.Grades.Scale;
import io.kefu.workspace.Language;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An office with types, urgencies and priorities of its own. */
class OwnGradesTest {

    private static final Actor LI = new Actor("李雷");

    private static final String GRADES = """
            types:
              - {type: inquiry, kind: inquiry, zh: 咨询, en: inquiry}
              - {type: grumble, kind: complaint, zh: 抱怨, en: grumble}
              - {type: logistics, kind: other, zh: 物流, en: logistics}
            subtypes:
              - {subtype: lost_parcel, zh: 丢件, en: lost parcel}
              - {subtype: rude, zh: 态度, en: rude}
              - {subtype: other, zh: 其他, en: other}
            urgencies:
              - {urgency: calm, zh: 不急, en: calm}
              - {urgency: today, zh: 当天, en: today}
              - {urgency: urgent, zh: 紧急, en: urgent}
              - {urgency: now, zh: 立刻, en: now}
            priorities:
              - {priority: p1, zh: 一级, en: P1}
              - {priority: p2, zh: 二级, en: P2}
              - {priority: p3, zh: 三级, en: P3}
              - {priority: p4, zh: 四级, en: P4}
            """;

    private static final String RECOGNITION = """
            types:
              - {subtype: lost_parcel, type: logistics, when: 'text contains [丢件, 没收到]'}
              - {subtype: rude, type: grumble, when: text contains 投诉}
            otherwise: {type: inquiry, subtype: other}
            urgencies:
              - {urgency: now, when: text contains 冒烟}
              - {urgency: today, when: text contains 今天}
            impacts:
              - {impact: large, when: customer.level == vip}
            matrix:
              calm: {large: p2, medium: p4, small: p4}
              today: {large: p2, medium: p3, small: p3}
              urgent: {large: p1, medium: p2, small: p2}
              now: {large: p1, medium: p1, small: p1}
            teams:
              - {team: all}
            """;

    private static final String HEAD = "编号,时间,电话,内容,类型,紧急\n";

    @TempDir
    private Path directory;

    private Office office;

    @BeforeEach
    void anOfficeOfItsOwn() {
        office = Office.open(directory.resolve("office"))
                .write("rules/grades.yaml", GRADES)
                .write("rules/recognition.yaml", RECOGNITION)
                .write("rules/facts.yaml", "ask: {zh: 请补充, en: please add}\n")
                .write("rules/routing.yaml", "calendar: service-hours\nweights: {p1: 4, p2: 3, p3: 2, p4: 1}\n")
                .write("rules/repeats.yaml", "append: 1\nlink: 1\nwithin: 1d\n")
                .write("sla/policies.yaml", """
                                policies:
                                  - {name: fast, when: priority == p1, first_response: 10min}
                                  - {name: rest, when: 'urgency in [calm, today]', first_response: 4h}
                                """)
                .write(
                        "mappings/shop.yaml",
                        Contacts.mapping("shop") + "  type: {from: 类型, values: {快递: logistics}, otherwise: keep}\n"
                                + "  urgency: 紧急\n");
    }

    private void nightly(String rows) {
        office.write("inbox/shop/a.csv", HEAD + rows);
        office.nightly();
    }

    private List<String> tickets() {
        return office.query("SELECT external_id, type, subtype, urgency, priority FROM ticket ORDER BY external_id");
    }

    private static void refused(Class<?> problem, Runnable deed) {
        assertThatThrownBy(deed::run).isInstanceOfSatisfying(KefuException.class, e -> assertThat(e.problem())
                .isInstanceOf(problem));
    }

    @Test
    void ticketsAreGradedByWhatTheOfficeSays() {
        nightly("""
                E1,2024-05-06 09:00,13900000001,包裹没收到,,
                E2,2024-05-06 10:00,13900000002,我要投诉，冒烟了,,
                E3,2024-05-06 11:00,13900000003,你好,快递,today
                E4,2024-05-06 12:00,13900000004,今天要,,
                """);
        assertThat(tickets())
                .containsExactly(
                        "E1 logistics lost_parcel calm p4",
                        "E2 grumble rude now p1",
                        "E3 logistics lost_parcel today p3",
                        "E4 inquiry other today p3");
        assertThat(office.query("SELECT t.external_id, c.policy FROM sla_clock c JOIN ticket t ON t.id = c.ticket_id"
                        + " WHERE c.target = 'first_response' ORDER BY t.external_id"))
                .containsExactly("E1 rest", "E2 fast", "E3 rest", "E4 rest");
    }

    @Test
    void whatASourceSaysMustBeOneOfThem() {
        nightly("""
                E1,2024-05-06 09:00,13900000001,你好,after_sales,
                E2,2024-05-06 09:00,13900000002,你好,grumble,critical
                """);
        assertThat(tickets()).isEmpty();
        assertThat(office.query("SELECT facts FROM quarantine ORDER BY row"))
                .hasSize(2)
                .allMatch(reason ->
                        reason.contains("inquiry, grumble, logistics") || reason.contains("calm, today, urgent, now"));
    }

    @Test
    void aLaterContactMakesItMoreUrgentInTheOrderOfTheList() {
        nightly("E1,2024-05-06 09:00,13900000001,你好,,\n");
        office.write("mappings/shop.yaml", Contacts.mapping("shop") + "  conversation: 类型\n  urgency: 紧急\n");
        office.write(
                "inbox/shop/b.csv",
                HEAD + "E2,2024-05-06 10:00,13900000005,在吗,c1,urgent\n"
                        + "E3,2024-05-06 11:00,13900000005,在吗,c1,today\nE4,2024-05-06 12:00,13900000005,在吗,c1,now\n");
        office.nightly();
        assertThat(tickets()).containsExactly("E1 inquiry other calm p4", "E2 inquiry other now p1");
    }

    @Test
    void peopleSayThemByNameToo() {
        nightly("E1,2024-05-06 09:00,13900000001,你好,,\n");
        String id = office.query("SELECT id FROM ticket").get(0);
        office.does(deeds -> deeds.set(Map.of("type", "物流", "urgency", "立刻", "subtype", "丢件"), ""), LI, id);
        assertThat(tickets()).containsExactly("E1 logistics lost_parcel now p1");
        refused(
                TicketProblem.NoSuchValue.class,
                () -> office.does(deeds -> deeds.set(Map.of("type", "complaint"), ""), LI, id));
    }

    @Test
    void whoIsFirstIsSaidByTheOrderOfPriorities() {
        nightly("""
                E1,2024-05-06 09:00,13900000001,你好,,
                E2,2024-05-06 10:00,13900000002,今天要,,
                E3,2024-05-06 11:00,13900000003,冒烟,,
                """);
        List<String> turns = office.with(services -> services.ticket().routing().plan(null).all().keySet().stream()
                .map(demand -> demand.kind().priority().key())
                .toList());
        assertThat(turns).containsExactly("p1", "p3", "p4");
    }

    @Test
    void whatTicketsHaveCannotGo() {
        nightly("E1,2024-05-06 09:00,13900000001,包裹没收到,,\n");
        String id = office.query("SELECT id FROM ticket").get(0);
        office.write("rules/grades.yaml", GRADES.replace("type: logistics", "type: parcels"))
                .write("rules/recognition.yaml", RECOGNITION.replace("logistics", "parcels"));
        refused(TicketProblem.GradesInUse.class, () -> office.does(deeds -> deeds.comment("?"), LI, id));
        office.write("rules/grades.yaml", GRADES.replace("zh: 物流", "zh: 快递"))
                .write("rules/recognition.yaml", RECOGNITION);
        office.does(deeds -> deeds.comment("!"), LI, id);
        assertThat(office.workspace().grades().label(Scale.TYPE, "logistics", Language.ZH))
                .isEqualTo("快递");
    }

    @Test
    void aSheetOffersThem() throws IOException {
        nightly("E1,2024-05-06 09:00,13900000001,你好,,\n");
        Path file = directory.resolve("registration.xlsx");
        office.with(services -> services.ticket().sheets().registration(file, Instant.EPOCH, Office.NOW));
        try (XSSFWorkbook workbook = new XSSFWorkbook(file.toFile())) {
            assertThat(workbook.getSheetAt(0).getDataValidations()).anySatisfy(rule -> assertThat(
                            rule.getValidationConstraint().getFormula1())
                    .isEqualTo("\"不急,当天,紧急,立刻\""));
        } catch (InvalidFormatException e) {
            throw new IOException(e);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "types: []\nsubtypes: []\nurgencies: []\npriorities: []",
                "en: grumble}|en: grumble}\n  - {type: grumble, kind: other, zh: 甲, en: a}", // twice
                "zh: 抱怨|zh: 咨询", // a name twice
                "kind: complaint|kind: anger",
                "type: grumble|type: Grumble",
                "type: grumble|type: unknown",
                "zh: 抱怨, |"
            })
    void refusesWhatCannotBe(String change) {
        String[] parts = change.split("\\|", -1);
        String yaml = parts.length == 1 ? change : GRADES.replace(parts[0], parts[1]);
        assertThatThrownBy(() -> Grades.parse("grades.yaml", yaml)).isInstanceOf(KefuException.class);
    }
}
