package io.kefu.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import io.kefu.condition.Condition;
import io.kefu.condition.Fields;
import io.kefu.job.Office;
import io.kefu.ticket.life.Attribute;
import io.kefu.ticket.life.TicketOf;
import io.kefu.ticket.life.TicketRepository.TicketRow;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Histories of other desks are taken over as their sources told them; nothing is made up. */
class ToldHistoryTest {

    @TempDir
    private Path directory;

    @Test
    void nobodyNoTeamAndNoReopenUnlessItWasTold() {
        Office office = Office.open(directory.resolve("workspace")).write("mappings/old.yaml", """
                source: old
                files: ["*.csv"]
                kind: ticket-event
                format: csv
                dates: ["yyyy-MM-dd HH:mm"]
                history: true
                fields:
                  external_id: {from: [id, at], join: "/"}
                  ticket: id
                  modified_at: at
                  channel: channel
                  team: team
                  agent: agent
                  state: state
                  text: text
                """);
        office.write("inbox/old/e.csv", """
                id,at,channel,team,agent,state,text
                E1,2024-05-06 09:00,phone,Desk,Ann,in_progress,printer
                E1,2024-05-06 10:00,email,Desk,,unassigned,printer
                E2,2024-05-06 09:00,phone,Desk,Ann,in_progress,printer
                E2,2024-05-06 10:00,phone,Desk,Ann,cancelled,printer
                E2,2024-05-06 11:00,phone,Desk,Ann,in_progress,printer
                E3,2024-05-06 09:00,phone,Desk,Ann,in_progress,printer
                E3,2024-05-06 10:00,phone,Desk,Ann,cancelled,printer
                E3,2024-05-06 11:00,phone,Desk,Ann,resolved,printer
                E4,2024-05-06 09:00,phone,Desk,Ann,resolved,电饭煲不通电要退货
                E4,2024-05-06 10:00,phone,,Ann,in_progress,电饭煲不通电要退货
                E5,2024-05-06 09:00,phone,,Ann,in_progress,电饭煲不通电要退货
                """).nightly();
        assertThat(office.query("SELECT external_id, assignee, team, reopens, resolved_at IS NOT NULL FROM ticket"
                        + " ORDER BY external_id"))
                .containsExactly(
                        "E1 null Desk 0 0", "E2 Ann Desk 0 0", "E3 Ann Desk 0 1", "E4 Ann null 1 0", "E5 Ann null 0 0");
    }

    @Test
    void keepsImpossibleTimesAsTheyCameAndListsThem() {
        Office office = Office.open(directory.resolve("workspace"));
        office.write("kefu.yaml", "zone: America/New_York\nlanguage: zh\ninbox_settle: 0s\n");
        office.write("mappings/old.yaml", TICKETS.formatted("history: true"))
                .write("inbox/old/a.csv", """
                id,opened,state,reply,resolved
                A1,2024-05-06 10:00,closed,2024-05-06 10:10,2024-05-06 12:00
                A2,2024-05-06 10:00,closed,2024-05-06 09:00,2024-05-06 12:00
                A3,2024-05-06 10:00,closed,,2024-05-01 10:00
                D1,2023-11-05 01:50,closed,,2023-11-05 05:10
                D2,2024-03-10 01:00,closed,,2024-03-10 02:30
                D3,2024-03-10 01:00,closed,,2024-03-10 04:00
                D4,2023-11-05 01:50:00-04:00,closed,,2023-11-05 05:10
                """)
                .nightly();
        assertThat(office.query("SELECT external_id, ambiguous_times FROM ticket WHERE ambiguous_times IS NOT NULL"
                        + " ORDER BY external_id"))
                .containsExactly("D1 occurred_at", "D2 resolved_at");
        assertThat(office.query("SELECT (resolved_at - opened_at) / 3600000 FROM ticket WHERE external_id = 'D3'"))
                .containsExactly("2");
        assertThat(listed(office, "invalid")).containsExactly("A2", "A3", "D1", "D2");
        assertThat(listed(office, "not invalid")).containsExactly("A1", "D3", "D4");
    }

    @Test
    void aLaterEventTakesNoMarkAway() {
        Office office = Office.open(directory.resolve("workspace"));
        office.write("kefu.yaml", "zone: America/New_York\nlanguage: zh\ninbox_settle: 0s\n");
        office.write("mappings/old.yaml", """
                source: old
                files: ["*.csv"]
                kind: ticket-event
                format: csv
                dates: ["yyyy-MM-dd HH:mm"]
                history: true
                fields:
                  external_id: {from: [id, at], join: "/"}
                  ticket: id
                  modified_at: at
                  channel: id
                  state: state
                """).write("inbox/old/e.csv", """
                id,at,state
                E1,2023-11-05 00:30,in_progress
                E1,2023-11-05 01:30,resolved
                E1,2023-11-05 09:00,closed
                """).nightly();
        assertThat(office.query("SELECT state, ambiguous_times FROM ticket")).containsExactly("closed modified_at");
    }

    @Test
    void legsOfACallKeepWhatTheyDoNotTell() {
        Office office = Office.open(directory.resolve("workspace"));
        office.write("kefu.yaml", "zone: America/New_York\nlanguage: zh\ninbox_settle: 0s\n");
        office.write("mappings/legs.yaml", """
                source: legs
                files: ["*.csv"]
                kind: call-leg
                format: csv
                dates: ["yyyy-MM-dd HH:mm"]
                fields:
                  external_id: id
                  conversation: call
                  occurred_at: at
                  phone: phone
                  answered: {from: answered, values: {Y: "true", N: "false"}}
                  wait_seconds: wait
                  talk_seconds: talk
                  outcome: {from: solved, values: {Y: solved, N: open}}
                """).write("inbox/legs/l.csv", """
                id,call,at,phone,answered,wait,talk,solved
                1,A,2024-05-06 09:00,2025550101,Y,10,60,N
                2,A,2024-05-06 09:05,2025550101,Y,10,,Y
                3,B,2024-05-06 09:00,2025550102,Y,10,60,N
                4,B,2024-05-06 09:05,2025550102,Y,10,30,Y
                5,C,2023-11-05 01:30,2025550103,Y,10,30,Y
                6,D,2024-05-06 09:00,2025550104,N,45,,N
                """).nightly();
        assertThat(office.query("SELECT external_id, json_extract(content, '$.talk_seconds') FROM intake_record"
                        + " WHERE kind = 'interaction' ORDER BY external_id"))
                .containsExactly("A null", "B 90", "C 30", "D 0");
        assertThat(office.query("SELECT external_id, ambiguous_times FROM ticket ORDER BY external_id"))
                .containsExactly("A null", "B null", "C occurred_at", "D null");
    }

    @Test
    void aSolutionWithoutAnAnswerBeforeItIsTheAnswer() {
        Office office = Office.open(directory.resolve("workspace"))
                .write(
                        "mappings/old.yaml",
                        TICKETS.formatted("history: false").replace("  first_reply_at: reply\n", ""))
                .write("inbox/old/a.csv", """
                        id,opened,state,resolved
                        L1,2024-05-06 10:00,closed,2024-05-06 10:05
                        """);
        office.nightly();
        assertThat(office.query("SELECT (first_response_at - opened_at) / 60000 FROM ticket"))
                .containsExactly("5");
        assertThat(
                        office.query(
                                "SELECT target FROM sla_clock WHERE met_at IS NULL AND stopped_at IS NULL AND target <> 'solved'"))
                .isEmpty();
    }

    @Test
    void aCallTellsOnlyWhatItKnowsOfWaitAndEnd() {
        String mapping = """
                source: calls
                files: ["*.csv"]
                kind: interaction
                format: csv
                dates: ["yyyy-MM-dd HH:mm"]
                history: %s
                fields:
                  external_id: id
                  occurred_at: at
                  text: id
                  answered: {from: answered, values: {Y: "true", N: "false"}}
                  wait_seconds: wait
                  talk_seconds: talk
                  outcome: {from: solved, values: {Y: solved, N: open}}
                """;
        String calls = """
                id,at,answered,wait,talk,solved
                C1,2024-05-06 09:00,Y,60,300,Y
                C2,2024-05-06 09:00,Y,60,,Y
                C3,2024-05-06 09:00,N,45,0,N
                C4,2024-05-06 09:00,N,45,0,Y
                C5,2024-05-06 09:00,Y,,,Y
                C6,2024-05-06 09:00,,60,300,Y
                """;
        String times =
                "SELECT external_id, (first_response_at - opened_at) / 1000, (resolved_at - opened_at) / 1000 FROM"
                        + " ticket ORDER BY external_id";
        Office history = Office.open(directory.resolve("history"))
                .write("mappings/calls.yaml", mapping.formatted("true"))
                .write("inbox/calls/c.csv", calls);
        history.nightly();
        assertThat(history.query(times))
                .containsExactly(
                        "C1 60 360", "C2 60 null", "C3 null null", "C4 null 45", "C5 null null", "C6 null 360");
        assertThat(history.query("SELECT DISTINCT team FROM ticket")).containsExactly("null");

        Office live = Office.open(directory.resolve("live"))
                .write("mappings/calls.yaml", mapping.formatted("false"))
                .write("inbox/calls/c.csv", calls);
        live.nightly();
        assertThat(live.query(times))
                .containsExactly("C1 60 360", "C2 60 null", "C3 null null", "C4 45 45", "C5 null null", "C6 360 360");
        assertThat(live.query("SELECT t.external_id, k.target FROM sla_clock k JOIN ticket t ON t.id = k.ticket_id"
                        + " WHERE met_at IS NULL AND stopped_at IS NULL AND k.target <> 'solved' ORDER BY 1, 2"))
                .as("what nobody knows runs for ever no more than what is done")
                .containsExactly("C3 first_response", "C3 resolution");
    }

    @Test
    void aScoreThatCameWithTheComplaintIsNoSatisfaction() {
        Office office = Office.open(directory.resolve("workspace"))
                .write("mappings/web.yaml", """
                source: web
                files: ["*.csv"]
                kind: interaction
                format: csv
                dates: ["yyyy-MM-dd HH:mm"]
                fields:
                  external_id: id
                  occurred_at: at
                  text: id
                  answered: {from: answered, values: {Y: "true", N: "false"}}
                  wait_seconds: wait
                  rating: stars
                """)
                .write("inbox/web/w.csv", """
                id,at,answered,wait,stars
                W1,2024-05-06 09:00,N,,1
                W2,2024-05-06 09:00,Y,60,5
                W3,2024-05-06 09:00,Y,,4
                """);
        office.nightly();
        assertThat(office.query("SELECT external_id, rating, contact_rating FROM ticket ORDER BY external_id"))
                .containsExactly("W1 null 1", "W2 5 null", "W3 4 null");
    }

    private static final String SHOP = """
            source: shop
            files: ["*.csv"]
            kind: interaction
            format: csv
            dates: ["yyyy-MM-dd HH:mm"]
            fields:
              external_id: id
              occurred_at: at
              phone: phone
              text: text
              first_reply_at: replied
              outcome: {from: solved, values: {Y: solved, N: open}}
              rating: stars
              order_no: order
            """;

    private static final String SHOP_HEAD = "id,at,phone,text,replied,solved,stars,order\n";

    @Test
    void aNewerVersionOfAContactChangesWhatItSaysOtherwise() {
        Office office = Office.open(directory.resolve("workspace")).write("mappings/shop.yaml", SHOP);
        office.write(
                        "inbox/shop/a.csv",
                        SHOP_HEAD + "R1,2024-05-06 09:00,13900000001,想问一下电饭煲怎么用,,N,1,A1\n"
                                + "R2,2024-05-06 09:00,13900000002,坏了,2024-05-06 10:00,Y,2,A2\n"
                                + "R3,2024-05-06 09:00,13900000003,坏了,,N,,A3\n")
                .nightly();
        String r2 =
                office.query("SELECT id FROM ticket WHERE external_id = 'R2'").get(0);
        office.does(deeds -> deeds.reopen("again"), Office.ADMIN, r2);
        office.write(
                        "inbox/shop/b.csv",
                        SHOP_HEAD + "R1,2024-05-06 08:30,13900000009,我要投诉,,N,3,A9\n"
                                + "R2,2024-05-06 09:00,13900000002,坏了,2024-05-06 10:05,Y,2,A2\n"
                                + "R3,2024-05-06 09:00,13900000003,坏了,2024-05-06 09:30,Y,5,A3\n")
                .nightly();
        assertThat(office.query("SELECT external_id, description, type, order_no, rating, contact_rating, state,"
                        + " ((opened_at / 3600000 + 8) % 24) || ':' || (opened_at / 60000 % 60),"
                        + " ((first_response_at / 3600000 + 8) % 24) || ':' || (first_response_at / 60000 % 60) FROM ticket"
                        + " ORDER BY external_id"))
                .containsExactly(
                        "R1 我要投诉 complaint A9 null 3 unassigned 8:30 null",
                        "R2 坏了 after_sales A2 2 null in_progress 9:0 10:5",
                        "R3 坏了 after_sales A3 5 null resolved 9:0 9:30");
        assertThat(office.query("SELECT c.phone FROM ticket t JOIN customer_record c ON c.id = t.requester_id"
                        + " WHERE t.external_id = 'R1'"))
                .containsExactly("+8613900000009");
        assertThat(office.query("SELECT kind, reason FROM ticket_event WHERE reason = 'corrected by its source'"
                        + " ORDER BY id"))
                .hasSizeGreaterThan(3);
    }

    @Test
    void aNewerVersionCorrectsAnswerEndSolutionAndScore() {
        Office office = Office.open(directory.resolve("workspace"))
                .write("mappings/shop.yaml", SHOP + "  reply: reply\n  ended_at: ended\n");
        String head = SHOP_HEAD.strip() + ",reply,ended\n";
        office.write(
                        "inbox/shop/a.csv",
                        head
                                + "E1,2024-05-06 09:00,13900000001,坏了,2024-05-06 09:10,Y,,A1,请重启,2024-05-06 09:30\n"
                                + "E2,2024-05-06 09:00,13900000002,坏了,2024-05-06 09:10,Y,2,A2,请重启,2024-05-06 09:30\n"
                                + "E3,2024-05-06 09:00,13900000003,坏了,,N,,A3,,\n")
                .nightly();
        office.change(
                office.query("SELECT id FROM ticket WHERE external_id = 'E2'").get(0),
                acting -> acting.change(Attribute.RATING, "5", Office.NOW, "by hand"));
        office.write(
                        "inbox/shop/b.csv",
                        head
                                + "E1,2024-05-06 14:00,13900000001,坏了,2024-05-06 14:10,Y,,A1,请重启两次,2024-05-06 14:30\n"
                                + "E2,2024-05-06 09:00,13900000002,坏了,2024-05-06 09:10,N,4,A2,请重启,\n"
                                + "E3,2024-05-06 09:00,13900000003,坏了,,N,3,A3,,\n")
                .nightly();
        assertThat(office.query(
                        "SELECT external_id, state, ((resolved_at / 3600000 + 8) % 24) || ':' || (resolved_at / 60000 % 60),"
                                + " reopens, rating, contact_rating FROM ticket ORDER BY external_id"))
                .containsExactly(
                        "E1 resolved 14:30 0 null null", "E2 in_progress null 0 5 null", "E3 unassigned null 0 null 3");
        assertThat(office.query("SELECT stage, content FROM progress_entry ORDER BY ticket_id"))
                .containsExactly("solution 请重启两次", "solution 请重启");
        assertThat(office.query("SELECT kind, from_value, to_value FROM ticket_event WHERE kind = 'correction'"))
                .containsExactly("correction 请重启 请重启两次");
    }

    @Test
    void aCorrectedAnswerIsThatOfItsOwnContact() {
        Office office = Office.open(directory.resolve("workspace"))
                .write(
                        "mappings/shop.yaml",
                        SHOP.replace("  order_no: order\n", "  conversation: order\n  reply: reply\n"));
        String head = SHOP_HEAD.strip() + ",reply\n";
        String rows = """
                C1,2024-05-06 09:00,13900000001,坏了,,N,,A1,
                C2,2024-05-06 09:05,13900000001,还坏,2024-05-06 09:10,N,,A1,已处理
                C3,2024-05-06 09:15,13900000001,又坏,2024-05-06 09:20,N,,A1,已处理
                """;
        office.write("inbox/shop/a.csv", head + rows).nightly();
        office.write(
                        "inbox/shop/b.csv",
                        head + rows.replace("又坏,2024-05-06 09:20,N,,A1,已处理", "又坏,2024-05-06 09:20,N,,A1,已换货"))
                .nightly();
        assertThat(office.query("SELECT content FROM progress_entry ORDER BY at"))
                .containsExactly("已处理", "已换货");
        office.write("inbox/shop/c.csv", head + """
                        D1,2024-05-06 09:00,13900000005,坏了,2024-05-06 09:10,N,,A5,甲
                        D1,2024-05-06 09:00,13900000005,坏了,2024-05-06 09:10,N,,A5,乙
                        """).nightly();
        assertThat(office.query("SELECT content FROM progress_entry WHERE content IN ('甲', '乙')"))
                .containsExactly("乙");
    }

    @Test
    void anAnswerThatAnOlderExportToldFirstIsNotedWhenItIsCurrent() {
        Office office = Office.open(directory.resolve("workspace"))
                .write(
                        "mappings/old.yaml",
                        TICKETS.formatted("history: true") + "  reply: answer\n  modified_at: changed\n");
        String head = "id,opened,state,reply,resolved,answer,changed\n";
        String row = "A1,2024-05-06 10:00,pending,,,%s,2024-05-06 %s:00\n";
        office.write("inbox/old/a.csv", head + row.formatted("", 13)).nightly();
        office.write("inbox/old/b.csv", head + row.formatted("请寄回", 12)).nightly();
        assertThat(office.query("SELECT content FROM progress_entry")).isEmpty();
        office.write("inbox/old/c.csv", head + row.formatted("请寄回", 15)).nightly();
        assertThat(office.query("SELECT content FROM progress_entry")).containsExactly("请寄回");
    }

    @Test
    void marksOfAmbiguousTimesGoWithTheirCorrection() {
        Office office = Office.open(directory.resolve("workspace"));
        office.write("kefu.yaml", "zone: Europe/Berlin\nlanguage: zh\ninbox_settle: 0s\n")
                .write("mappings/shop.yaml", SHOP.replace("  order_no: order\n", "  conversation: order\n"));
        office.write(
                        "inbox/shop/a.csv",
                        SHOP_HEAD + "B1,2023-10-29 02:30,13900000001,坏了,,N,,A1\n"
                                + "B2,2023-10-29 02:40,13900000001,还坏,2023-10-29 02:45,N,,A1\n")
                .nightly();
        assertThat(office.query("SELECT ambiguous_times FROM ticket")).containsExactly("occurred_at first_reply_at");
        office.write(
                        "inbox/shop/b.csv",
                        SHOP_HEAD + "B1,2023-10-29 04:30,13900000001,坏了,,N,,A1\n"
                                + "B2,2023-10-29 04:40,13900000001,还坏,2023-10-29 04:45,N,,A1\n")
                .nightly();
        assertThat(office.query("SELECT ambiguous_times FROM ticket")).containsExactly("null");
    }

    @Test
    void whatPeopleChangedOutlivesACorrectedContact() {
        Office office = Office.open(directory.resolve("workspace")).write("mappings/shop.yaml", SHOP);
        office.write("inbox/shop/a.csv", SHOP_HEAD + "R1,2024-05-06 09:00,13900000001,想问一下,,N,,A1\n")
                .nightly();
        office.change(office.query("SELECT id FROM ticket").get(0), acting -> {
            acting.change(Attribute.TYPE, "complaint", Office.NOW, "by hand");
            acting.change(Attribute.TEXT, "改过的内容", Office.NOW, "by hand");
        });
        office.write("inbox/shop/b.csv", SHOP_HEAD + "R1,2024-05-06 09:00,13900000001,坏了要维修,,N,,A2\n")
                .nightly();
        assertThat(office.query("SELECT type, description, order_no FROM ticket"))
                .containsExactly("complaint 改过的内容 A2");
    }

    @Test
    void solvedInTheContactIsAnswered() {
        Office office = Office.open(directory.resolve("workspace"))
                .write("mappings/shop.yaml", SHOP.replace("kind:", "history: true\nkind:"))
                .write("inbox/shop/a.csv", SHOP_HEAD + "H1,2024-05-06 09:00,13900000001,坏了,,Y,4,A1\n");
        office.nightly();
        assertThat(office.query("SELECT rating, contact_rating FROM ticket")).containsExactly("4 null");
        assertThat(
                        office.query(
                                "SELECT COUNT(*) FROM ticket_event"
                                        + " WHERE from_value = 'new/unassigned' AND to_value = 'open/in_progress' AND intake_id IS NOT NULL"))
                .as("the row that moved it is known")
                .containsExactly("1");
    }

    @Test
    void whatWasAnsweredElsewhereIsNotedOnce() {
        Office office = Office.open(directory.resolve("workspace"))
                .write(
                        "mappings/old.yaml",
                        TICKETS.formatted("history: true") + "  reply: answer\n  modified_at: changed\n");
        String head = "id,opened,state,reply,resolved,answer,changed\n";
        office.write(
                        "inbox/old/a.csv",
                        head + "A1,2024-05-06 10:00,pending,2024-05-06 10:10,,请寄回,2024-05-06 10:10\n"
                                + "A1,2024-05-06 10:00,closed,2024-05-06 10:10,2024-05-06 12:00,请寄回,2024-05-06 12:00\n")
                .nightly();
        office.with(services -> services.database()
                .write()
                .sql("UPDATE progress_entry SET content = '请寄回本店'")
                .update());
        office.write(
                        "inbox/old/b.csv",
                        head + "A1,2024-05-06 10:00,closed,2024-05-06 10:10,2024-05-06 12:00,请寄回,2024-05-06 13:00\n")
                .nightly();
        assertThat(office.query("SELECT stage, content FROM progress_entry"))
                .as("corrected by a person and told again")
                .containsExactly("reply 请寄回本店");
    }

    private static final String TICKETS = """
            source: old
            files: ["*.csv"]
            kind: ticket
            format: csv
            dates: ["yyyy-MM-dd HH:mm", iso]
            %s
            fields:
              external_id: id
              occurred_at: opened
              text: id
              state: state
              first_reply_at: reply
              resolved_at: resolved
            """;

    /** Of a live ticket of another system: what a person made of it here stays when the next report says nothing of it. */
    @Test
    void aReportThatSaysNothingNewOfItsWordsLowersNothing() {
        Office office = Office.open(directory.resolve("workspace")).write("mappings/live.yaml", """
                source: live
                files: ["*.csv"]
                kind: ticket-event
                format: csv
                dates: ["yyyy-MM-dd HH:mm"]
                fields:
                  external_id: {from: [id, at], join: "/"}
                  ticket: id
                  modified_at: at
                  state: state
                  agent: agent
                  text: text
                """);
        String head = "id,at,state,agent,text\n";
        office.write("inbox/live/a.csv", head + "L1,2024-05-06 09:00,in_progress,Ann,请问多少钱\n")
                .nightly();
        String id = office.query("SELECT id FROM ticket").get(0);
        office.change(id, acting -> acting.change(Attribute.TYPE, "complaint", Office.NOW, "by hand"));
        office.write("inbox/live/b.csv", head + "L1,2024-05-06 10:00,pending,Bob,请问多少钱\n")
                .nightly();
        office.write("inbox/live/c.csv", head + "L1,2024-05-06 11:00,in_progress,,\n")
                .nightly();
        assertThat(office.query("SELECT type, description, state, assignee FROM ticket"))
                .containsExactly("complaint 请问多少钱 in_progress Bob");
        office.write("inbox/live/d.csv", head + "L1,2024-05-06 12:00,in_progress,,坏了要维修\n")
                .nightly();
        assertThat(office.query("SELECT type, description FROM ticket")).containsExactly("after_sales 坏了要维修");
    }

    private static List<String> listed(Office office, String where) {
        Fields<TicketRow> fields =
                TicketFields.at(Office.NOW, ZoneId.of("America/New_York"), TicketOf.LIFECYCLE, TicketOf.GRADES);
        TicketQueryRepository.Filter all = new TicketQueryRepository.Filter(null, null, null, null, true, 100);
        return office
                .with(services ->
                        services.ticket().queries().list(all, Optional.of(Condition.parse(where, fields, ""))))
                .stream()
                .map(row -> row.ticket().externalId())
                .sorted()
                .toList();
    }
}
