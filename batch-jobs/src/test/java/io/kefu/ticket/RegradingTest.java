package io.kefu.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import io.kefu.job.Office;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a ticket is about can stay unknown, become known, and become more serious. */
class RegradingTest {

    private static final String HEAD = "id,at,conversation,type,text\n";

    @TempDir
    private Path directory;

    private Office office;

    @BeforeEach
    void open() {
        office = Office.open(directory.resolve("workspace")).write("mappings/chat.yaml", """
                source: chat
                files: ["*.csv"]
                kind: interaction
                format: csv
                dates: ["yyyy-MM-dd HH:mm"]
                fields:
                  external_id: id
                  occurred_at: at
                  conversation: conversation
                  type: type
                  text: text
                """);
    }

    private String tickets() {
        return String.join(
                ", ", office.query("SELECT type, subtype, urgency, priority, team FROM ticket ORDER BY external_id"));
    }

    @Test
    void noRuleMeansUnknownAndUrgencyWordsStillCount() {
        office.write("inbox/chat/a.csv", HEAD + "A1,2024-05-06 09:00,a,,嗯\nA2,2024-05-06 09:01,b,,有焦味\n")
                .nightly();
        assertThat(tickets())
                .isEqualTo("null null normal low pre-sales, after_sales after_sales_fault critical high after-sales");
    }

    @Test
    void eachContactCanRaiseTypeAndUrgencyAndNoneLowersThem() {
        office.write("inbox/chat/a.csv", HEAD + "A1,2024-05-06 09:00,a,,你好\nA2,2024-05-06 09:05,a,,请问多少钱\n")
                .nightly();
        assertThat(tickets()).isEqualTo("inquiry pre_sales normal low pre-sales");
        office.write("inbox/chat/b.csv", HEAD + "A3,2024-05-06 10:00,a,,我现在要投诉\nA4,2024-05-06 10:05,a,,请问怎么用\n")
                .nightly();
        assertThat(tickets()).isEqualTo("complaint complaint normal medium complaint");
        office.write("inbox/chat/c.csv", HEAD + "A5,2024-05-06 11:00,a,,再不处理我就打12315\n")
                .nightly();
        assertThat(tickets()).isEqualTo("complaint complaint urgent high complaint");
        assertThat(office.query("SELECT e.kind, from_value, to_value, reason, r.external_id FROM ticket_event e"
                        + " JOIN intake_record r ON r.id = e.intake_id"
                        + " WHERE e.kind IN ('type', 'subtype', 'team', 'urgency', 'priority') ORDER BY e.id"))
                .containsExactly(
                        "type null inquiry text mentions \"请问\" A2",
                        "subtype null pre_sales text mentions \"请问\" A2",
                        "type inquiry complaint text mentions \"投诉\" A3",
                        "subtype pre_sales complaint text mentions \"投诉\" A3",
                        "team pre-sales complaint text mentions \"投诉\" A3",
                        "priority low medium urgency normal, impact medium, type == complaint A3",
                        "urgency normal urgent type == complaint and text mentions \"12315\" A5",
                        "priority medium high urgency urgent, impact large, type == complaint and urgency == urgent A5");
    }

    @Test
    void wordsThatHurryAComplaintHurryItAlsoInALaterContact() {
        office.write("inbox/chat/a.csv", HEAD + "A1,2024-05-06 09:00,a,,我要投诉\nA2,2024-05-06 09:05,a,,三天了还没人来\n")
                .nightly();
        assertThat(tickets()).isEqualTo("complaint complaint urgent high complaint");
    }

    @Test
    void whatTheSourceGaveCanBeRaisedByAContactToo() {
        office.write("inbox/chat/a.csv", HEAD + "A1,2024-05-06 09:00,a,inquiry,你好\nA2,2024-05-06 09:05,a,,我要投诉你们\n")
                .nightly();
        assertThat(tickets()).isEqualTo("complaint complaint normal medium complaint");
    }

    @Test
    void aGuessIsMadeWhereTheOfficeWantsOne() {
        office.write("rules/recognition.yaml", """
                types: [{subtype: complaint, type: complaint, when: text contains 投诉}]
                otherwise: {type: inquiry, subtype: pre_sales}
                urgencies: []
                impacts: []
                matrix:
                  critical: {large: high, medium: high, small: high}
                  urgent: {large: high, medium: medium, small: medium}
                  normal: {large: high, medium: medium, small: medium}
                teams: []
                """);
        office.write("inbox/chat/a.csv", HEAD + "A1,2024-05-06 09:00,a,,嗯\n").nightly();
        assertThat(tickets()).isEqualTo("inquiry pre_sales normal medium null");
    }

    @Test
    void anAnswerByCommandIsTheFirstResponse() {
        office.write("inbox/chat/a.csv", HEAD + "A1,2024-05-06 09:00,a,,坏了\nA2,2024-05-06 09:00,b,,坏了\n")
                .nightly();
        String first =
                office.query("SELECT id FROM ticket ORDER BY external_id").get(0);
        String second =
                office.query("SELECT id FROM ticket ORDER BY external_id").get(1);
        office.with(services ->
                services.ticket().service().progress(first, "reply", "请重启", null, null, Office.ADMIN, false));
        office.with(services ->
                services.ticket().service().progress(second, "售后检测", "拆机", null, null, Office.ADMIN, false));
        assertThat(office.query("SELECT first_response_at FROM ticket ORDER BY external_id"))
                .containsExactly(Long.toString(Office.NOW.toEpochMilli()), "null");
        assertThat(office.query("SELECT met_at FROM sla_clock WHERE target = 'first_response' ORDER BY ticket_id"))
                .containsExactly(Long.toString(Office.NOW.toEpochMilli()), "null");
    }

    @Test
    void theOfficeSaysWhichStagesAnswer() {
        office.write("kefu.yaml", "zone: Asia/Shanghai\nlanguage: zh\ninbox_settle: 0s\nanswer_stages: [售后检测]\n");
        office.write("inbox/chat/a.csv", HEAD + "A1,2024-05-06 09:00,a,,坏了\n").nightly();
        String id = office.query("SELECT id FROM ticket").get(0);
        office.with(
                services -> services.ticket().service().progress(id, "reply", "好", null, null, Office.ADMIN, false));
        assertThat(office.query("SELECT first_response_at FROM ticket")).containsExactly("null");
        office.with(
                services -> services.ticket().service().progress(id, "售后检测", "拆机", null, null, Office.ADMIN, false));
        assertThat(office.query("SELECT first_response_at FROM ticket"))
                .containsExactly(Long.toString(Office.NOW.toEpochMilli()));
    }
}
