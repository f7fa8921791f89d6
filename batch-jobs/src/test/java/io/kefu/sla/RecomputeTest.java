package io.kefu.sla;

import static org.assertj.core.api.Assertions.assertThat;

import io.kefu.job.Office;
import io.kefu.job.Services;
import io.kefu.ticket.life.Attribute;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Policies and calendars change while tickets have due times. */
class RecomputeTest {

    private static final Instant NINE = Instant.parse("2024-05-06T01:00:00Z");

    private static final String CLOCKS =
            "SELECT t.external_id, k.target, k.lap, k.policy, (k.due_at - k.started_at) / 60000"
                    + " FROM sla_clock k JOIN ticket t ON t.id = k.ticket_id ORDER BY t.external_id, k.target, k.lap";

    @TempDir
    private Path directory;

    private Office office;

    @BeforeEach
    void threeTickets() {
        office = Office.open(directory.resolve("workspace")).write("mappings/shop.yaml", """
                source: shop
                files: ["*.csv"]
                kind: interaction
                format: csv
                dates: ["yyyy-MM-dd HH:mm"]
                fields: {external_id: id, occurred_at: at, text: text}
                """);
        policies("policies: [{name: usual, first_response: 30min, resolution: 10h}]");
        office.write("inbox/shop/a.csv", """
                id,at,text
                E1,2024-05-06 09:00,灯坏了
                E2,2024-05-06 09:00,门坏了
                E3,2024-05-06 09:00,窗坏了
                """).nightly();
        office.at(NINE.plus(Duration.ofHours(1)));
        office.change(id("E2"), acting -> acting.assign("K1", null, NINE.plusSeconds(300), ""));
        office.change(id("E2"), acting -> acting.answer(NINE.plusSeconds(600), null));
        office.change(id("E3"), acting -> acting.assign("K1", null, NINE.plusSeconds(300), ""));
        office.change(id("E3"), acting -> acting.resolve(NINE.plusSeconds(1_200), "", true));
    }

    private String id(String external) {
        return office.query("SELECT id FROM ticket WHERE external_id = '" + external + "'")
                .get(0);
    }

    private void policies(String text) {
        office.write("sla/policies.yaml", text);
    }

    private SlaDesk.Recomputed recompute(boolean dryRun) {
        return office.with(services -> services.slaDesk().recompute(dryRun));
    }

    private boolean outdated() {
        return office.<Boolean>with(Services::slaOutdated);
    }

    @Test
    void whatRunsFollowsAndWhatHasEndedStays() {
        assertThat(outdated()).isFalse();
        policies("policies: [{name: new, first_response: 20min, resolution: 5h}]");
        assertThat(outdated()).isTrue();
        List<String> events = office.query("SELECT COUNT(*) FROM ticket_event");
        List<String> before = office.query(CLOCKS);
        assertThat(recompute(true)).isEqualTo(new SlaDesk.Recomputed(3, 3, 0, 0));
        assertThat(office.query(CLOCKS)).as("a dry run").isEqualTo(before);
        assertThat(recompute(false)).isEqualTo(new SlaDesk.Recomputed(3, 3, 0, 0));
        assertThat(office.query(CLOCKS))
                .containsExactly(
                        "E1 first_response 1 new 20",
                        "E1 resolution 1 new 300",
                        "E2 first_response 1 usual 30",
                        "E2 resolution 1 new 300",
                        "E3 first_response 1 usual 30",
                        "E3 resolution 1 usual 600");
        assertThat(recompute(false)).as("again").isEqualTo(new SlaDesk.Recomputed(3, 0, 0, 0));
        assertThat(outdated()).isFalse();
        assertThat(office.query("SELECT COUNT(*) FROM ticket_event")).isEqualTo(events);
    }

    @Test
    void whatChangesLaterKeepsWhatWasPromisedThen() {
        policies("policies: [{name: new, first_response: 20min, resolution: 5h}]");
        office.change(id("E3"), acting -> acting.reopen(NINE.plusSeconds(3_000), "again"));
        assertThat(office.query(CLOCKS))
                .contains("E3 first_response 1 usual 30", "E3 resolution 1 usual 600", "E3 resolution 2 new 300");
    }

    @Test
    void aClockWhosePolicyMatchesNoMoreEnds() {
        policies("policies: [{name: high, when: priority == high, resolution: 5h}]");
        assertThat(recompute(false)).isEqualTo(new SlaDesk.Recomputed(3, 0, 0, 3));
        office.change(id("E1"), acting -> acting.change(Attribute.PRIORITY, "high", NINE.plusSeconds(900), ""));
        assertThat(office.query(CLOCKS)).contains("E1 resolution 1 high 300");
        office.change(id("E1"), acting -> acting.change(Attribute.PRIORITY, "low", NINE.plusSeconds(960), ""));
        assertThat(office.query(CLOCKS))
                .containsExactly(
                        "E2 first_response 1 usual 30", "E3 first_response 1 usual 30", "E3 resolution 1 usual 600");
    }

    @Test
    void aChangedCalendarIsNoticed() {
        office.write(
                "calendars/shop.yaml",
                "weekly: {mon: '09:00-12:00', tue: '09:00-12:00', wed: '09:00-12:00', thu: '09:00-12:00'}\n");
        policies("policies: [{name: usual, calendar: shop, first_response: 30min, resolution: 10h}]");
        recompute(false);
        assertThat(outdated()).isFalse();
        office.write(
                "calendars/shop.yaml",
                "weekly: {mon: '09:00-11:00', tue: '09:00-11:00', wed: '09:00-11:00', thu: '09:00-11:00'}\n");
        assertThat(outdated()).isTrue();
        assertThat(recompute(false)).isEqualTo(new SlaDesk.Recomputed(3, 2, 0, 0));
        assertThat(office.query(CLOCKS)).contains("E1 resolution 1 usual " + (7 * 24 * 60 + 120));
    }

    /** Nobody had promised a first response when it came; neither a change of the file nor a scan makes up for it. */
    @Test
    void whatEndedWithoutAPromiseGetsNoneAfterwards() {
        policies("policies: [{name: usual, resolution: 10h}]");
        office.write("inbox/shop/b.csv", "id,at,text\nE4,2024-05-06 09:00,锁坏了\n")
                .nightly();
        office.change(id("E4"), acting -> acting.assign("K1", null, NINE.plusSeconds(300), ""));
        office.change(id("E4"), acting -> acting.answer(NINE.plusSeconds(600), null));
        policies("""
                escalation: [{at: 50%, to: assignee}]
                policies: [{name: usual, first_response: 5min, resolution: 10h}]
                """);
        recompute(false);
        office.at(NINE.plus(Duration.ofHours(6)));
        assertThat(office.<Integer>with(services -> services.scan().run().size()))
                .isPositive();
        assertThat(office.query(CLOCKS))
                .filteredOn(line -> line.startsWith("E4"))
                .containsExactly("E4 resolution 1 usual 600");
    }
}
