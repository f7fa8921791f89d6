package io.kefu.sla;

import static org.assertj.core.api.Assertions.assertThat;

import io.kefu.job.Office;
import io.kefu.ticket.life.Acting;
import io.kefu.ticket.life.Attribute;
import io.kefu.ticket.value.StateKind;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What scans find; times are minutes after the opening of every ticket. */
class ScanTest {

    private static final Instant NINE = Instant.parse("2024-05-06T01:00:00Z");

    private static final String POLICIES = """
            escalation:
              - {at: 50%, to: assignee}
              - {at: 80%, to: assignee}
              - {at: due, to: [assignee, supervisor]}
              - {at: 1h after, to: [supervisor, manager]}
            policies:
              - {name: at once, when: type == complaint and urgency == urgent, at_once: supervisor}
              - {name: fast, when: priority == high, resolution: 100min}
              - {name: usual, resolution: 1000min}
              - {name: silent, silence: {remind: 2h, close: 5h}, solved: {close: 4h}}
            """;

    @TempDir
    private Path directory;

    private Office office;

    @BeforeEach
    void oneTicketOfLow() {
        office = Office.open(directory.resolve("workspace"))
                .write("sla/policies.yaml", POLICIES)
                .write("mappings/shop.yaml", """
                        source: shop
                        files: ["*.csv"]
                        kind: interaction
                        format: csv
                        dates: ["yyyy-MM-dd HH:mm"]
                        fields: {external_id: id, occurred_at: at, text: text}
                        """);
        office.at(NINE);
        office.write("inbox/crm/agents.csv", """
                        工号,姓名,部门,技能组,职级,容量,邮箱,在职,班次,休假
                        K1,王一,售后部,after-sales,高级,40,k1@example.org,是,,2024-05-08 年假
                        K2,李二,售后部,after-sales,主管,40,k2@example.org,是,,
                        K3,赵三,中心,none,主管,40,k3@example.org,是,,
                        """)
                .write("inbox/crm/departments.csv", """
                        部门编号,部门名称,上级部门,负责人,邮箱
                        D1,中心,,K3,d1@example.org
                        D2,售后部,中心,李二,d2@example.org
                        """)
                .write("inbox/shop/a.csv", "id,at,text\nE1,2024-05-06 09:00,嗯\n")
                .nightly();
        does(0, acting -> acting.change(Attribute.PRIORITY, "high", NINE, ""));
        does(0, acting -> acting.assign("K1", "售后部", NINE, ""));
    }

    private static Instant after(long minutes) {
        return NINE.plus(Duration.ofMinutes(minutes));
    }

    private String ticket() {
        return office.query("SELECT id FROM ticket WHERE external_id = 'E1'").get(0);
    }

    private void does(long minutes, Consumer<Acting> what) {
        office.at(after(minutes)).change(ticket(), what);
    }

    /** What a scan finds: target, level, when it was reached, what became of it, who is told. */
    private List<String> scan(long minutes) {
        return office.at(after(minutes)).with(services -> services.scan().run()).stream()
                .map(ScanTest::line)
                .toList();
    }

    private static String line(Fired fired) {
        return fired.target().key() + " " + fired.level() + " "
                + Duration.between(NINE, fired.reachedAt()).toMinutes() + " "
                + fired.outcome().key()
                + fired.told().stream()
                        .map(one -> " " + one.role().key() + " " + one.person()
                                + (one.instead() == null
                                        ? ""
                                        : " for " + one.instead().key()))
                        .collect(Collectors.joining());
    }

    @Test
    void eachLevelIsFoundOnce() {
        assertThat(scan(49)).isEmpty();
        assertThat(scan(50)).containsExactly("resolution 50% 50 told assignee K1");
        assertThat(scan(50)).isEmpty();
        assertThat(scan(79)).isEmpty();
        assertThat(scan(81)).containsExactly("resolution 80% 80 told assignee K1");
        assertThat(scan(100)).containsExactly("resolution due 100 told assignee K1 supervisor K2");
        assertThat(scan(200)).containsExactly("resolution 1h after 160 told supervisor K2 manager K3");
        assertThat(scan(5_000)).isEmpty();
    }

    @Test
    void afterAnOutageTheHighestTellsOfAll() {
        assertThat(scan(7 * 24 * 60))
                .containsExactly(
                        "resolution 50% 50 caught_up",
                        "resolution 80% 80 caught_up",
                        "resolution due 100 caught_up",
                        "resolution 1h after 160 told supervisor K2 manager K3");
        assertThat(scan(7 * 24 * 60 + 1)).isEmpty();
    }

    @Test
    void aDryRunFindsTheSameAndKeepsNothing() {
        assertThat(office.at(after(60)).with(services -> services.scan().rehearse()).stream()
                        .map(ScanTest::line))
                .containsExactly("resolution 50% 50 told assignee K1");
        assertThat(scan(60)).containsExactly("resolution 50% 50 told assignee K1");
    }

    @Test
    void whatMovesLaterIsArmedAgainAndWhatMovesEarlierIsNot() {
        scan(85);
        does(90, acting -> acting.change(Attribute.PRIORITY, "low", after(90), ""));
        assertThat(scan(499)).isEmpty();
        assertThat(scan(501)).containsExactly("resolution 50% 500 told assignee K1");
        does(510, acting -> acting.change(Attribute.PRIORITY, "high", after(510), ""));
        assertThat(scan(510))
                .as("80 % came at 80 and is not told again; due and the hour after it never were")
                .containsExactly(
                        "resolution due 100 caught_up", "resolution 1h after 160 told supervisor K2 manager K3");
        assertThat(scan(2_000)).isEmpty();
    }

    @Test
    void aPauseTellsNothingTwice() {
        scan(85);
        does(90, acting -> acting.await(StateKind.WAITING, after(90), "x"));
        assertThat(scan(100)).isEmpty();
        does(150, acting -> acting.contact(after(150), "x", null));
        assertThat(scan(159)).isEmpty();
        assertThat(scan(160)).containsExactly("resolution due 160 told assignee K1 supervisor K2");
    }

    @Test
    void whatIsOverWhenTheScanComesIsNotedOnly() {
        scan(40);
        does(110, acting -> acting.resolve(after(110), "x", true));
        assertThat(scan(111))
                .containsExactly(
                        "resolution 50% 50 caught_up", "resolution 80% 80 caught_up", "resolution due 100 over");
        assertThat(scan(112)).isEmpty();
        assertThat(office.query("SELECT COUNT(*) FROM sla_level")).containsExactly("3");
    }

    @Test
    void whatWasOverBeforeTheLastScanIsNoNews() {
        scan(40);
        does(45, acting -> acting.resolve(after(45), "x", true));
        assertThat(scan(60)).isEmpty();
        does(70, acting -> acting.change(Attribute.PRIORITY, "medium", after(70), ""));
        assertThat(scan(80)).isEmpty();
    }

    @Test
    void aClockSetBackFindsNothingTwice() {
        scan(85);
        assertThat(scan(25)).isEmpty();
        assertThat(scan(86)).isEmpty();
        assertThat(scan(101)).containsExactly("resolution due 100 told assignee K1 supervisor K2");
    }

    @Test
    void whoIsNotThereIsRepresented() {
        does(0, acting -> acting.change(Attribute.PRIORITY, "low", NINE, ""));
        assertThat(scan(60 * 48))
                .as("K1 is on leave")
                .endsWith("resolution 1h after 1060 told supervisor K2 manager K3");
        does(60 * 48, acting -> acting.resolve(after(60 * 48), "x", true));
        does(60 * 48, acting -> acting.reopen(after(60 * 48), "again"));
        assertThat(scan(60 * 48 + 501)).containsExactly("resolution 50% 3380 told supervisor K2 for assignee");
    }

    @Test
    void anUrgentComplaintIsToldAtOnce() {
        does(3, acting -> acting.change(Attribute.TYPE, "complaint", after(3), ""));
        does(4, acting -> acting.change(Attribute.URGENCY, "urgent", after(4), ""));
        assertThat(scan(5)).containsExactly("at_once at_once 4 told supervisor K2");
        does(6, acting -> acting.change(Attribute.URGENCY, "normal", after(6), ""));
        assertThat(scan(7)).isEmpty();
    }

    @Test
    void aSilentCustomerIsRemindedAndThenTheTicketIsClosed() {
        does(10, acting -> acting.await(StateKind.WAITING, after(10), "x"));
        assertThat(scan(129)).isEmpty();
        assertThat(scan(131)).containsExactly("silence remind 130 told customer null");
        assertThat(scan(310))
                .as("as long after the reminder as the policy says")
                .isEmpty();
        assertThat(scan(312)).containsExactly("silence close 310 closed");
        assertThat(office.query("SELECT state_kind FROM ticket WHERE external_id = 'E1'"))
                .containsExactly("closed");
        assertThat(scan(10_000)).isEmpty();
    }

    @Test
    void nobodyIsClosedDownWithoutAReminder() {
        does(10, acting -> acting.await(StateKind.WAITING, after(10), "x"));
        assertThat(scan(5_000)).containsExactly("silence remind 130 told customer null");
        does(5_010, acting -> acting.change(Attribute.PRIORITY, "medium", after(5_010), ""));
        assertThat(scan(5_020)).isEmpty();
        does(5_100, acting -> acting.contact(after(5_100), "x", null));
        assertThat(office.query("SELECT COUNT(*) FROM sla_level WHERE level = 'close'"))
                .containsExactly("0");
    }

    @Test
    void whatIsSolvedClosesByItself() {
        does(10, acting -> acting.resolve(after(10), "x", true));
        assertThat(scan(249)).isEmpty();
        assertThat(scan(250)).containsExactly("solved close 250 closed");
        assertThat(office.query("SELECT actor, reason FROM ticket_event WHERE kind = 'state' ORDER BY id DESC LIMIT 1"))
                .containsExactly("system:sla-scan nothing said about the solution for 4h");
    }

    @Test
    void manyScansAtOnceFindEachLevelOnce() throws Exception {
        StringBuilder rows = new StringBuilder("id,at,text\n");
        for (int i = 0; i < 300; i++) {
            rows.append("M").append(i).append(",2024-05-06 09:00,第").append(i).append("号机器坏了\n");
        }
        office.at(NINE).write("inbox/shop/many.csv", rows.toString()).nightly();
        ExecutorService scanners = Executors.newFixedThreadPool(3);
        try {
            List<Future<Integer>> found = new ArrayList<>();
            for (int minutes = 400; minutes <= 1_200; minutes += 100) {
                Office at = office.beside(after(minutes));
                Callable<Integer> scan =
                        () -> at.with(services -> services.scan().run().size());
                found.add(scanners.submit(scan));
            }
            int sum = 0;
            for (Future<Integer> one : found) {
                sum += one.get();
            }
            assertThat(office.query("SELECT COUNT(*) FROM sla_level")).containsExactly(String.valueOf(sum));
            assertThat(office.query("SELECT level, COUNT(*) FROM sla_level WHERE target = 'resolution' GROUP BY level"
                            + " ORDER BY level"))
                    .containsExactly("1h after 301", "50% 301", "80% 301", "due 301");
        } finally {
            scanners.shutdownNow();
        }
    }

    /** Each ticket's story is told to each recipient once, by the channel of the role. */
    @Test
    void whatIsFoundIsToldByTheOutbox() {
        assertThat(scan(50)).hasSize(1);
        assertThat(office.query("SELECT COUNT(*) FROM notice"))
                .as("no channel, no notice")
                .containsExactly("0");
        office.write("notify.yaml", """
                channels:
                  - {channel: mail, kind: smtp, host: localhost, from: s@example.org}
                  - {channel: files, kind: file}
                send: {assignee: mail, supervisor: mail, manager: files, customer: [mail, files]}
                """);
        assertThat(scan(200)).hasSize(3);
        assertThat(office.query("SELECT recipient, template, channel, address, urgent FROM notice ORDER BY id"))
                .containsExactly("K2 escalation mail k2@example.org 0", "K3 escalation files  0");
        assertThat(office.query("SELECT content FROM notice ORDER BY id LIMIT 1")
                        .get(0))
                .contains("李二，您好", "解决：80%", "解决：到期", "解决：超过 1h", "已超时 1:40", "处理人 王一");
        scan(201);
        assertThat(office.query("SELECT COUNT(*) FROM notice")).containsExactly("2");
    }
}
