package io.kefu.sla;

import static org.assertj.core.api.Assertions.assertThat;

import io.kefu.job.Office;
import io.kefu.ticket.life.Acting;
import io.kefu.ticket.life.Attribute;
import io.kefu.ticket.life.TicketOf;
import io.kefu.ticket.value.Cause;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What happens to a ticket, and what its two clocks make of it. */
class SlaClocksTest {

    private static final Instant NINE = Instant.parse("2024-05-06T01:00:00Z");

    private static Instant after(int minutes) {
        return NINE.plus(Duration.ofMinutes(minutes));
    }

    /** What may happen, each ten minutes after the last. */
    private static final Map<String, Happening> HAPPENINGS = new LinkedHashMap<>();

    private interface Happening {
        void happen(Acting acting, Instant at);
    }

    static {
        HAPPENINGS.put("assign", (acting, at) -> acting.assign("K1", null, at, ""));
        HAPPENINGS.put("answer", (acting, at) -> acting.answer(at, null));
        HAPPENINGS.put("answerUntimed", (acting, at) -> acting.answerUntimed(at, null));
        HAPPENINGS.put("await", (acting, at) -> acting.await(at));
        HAPPENINGS.put("contact", (acting, at) -> acting.contact(at, "", null));
        HAPPENINGS.put("resolve", (acting, at) -> acting.resolve(at, ""));
        HAPPENINGS.put("close", (acting, at) -> acting.close(at, ""));
        HAPPENINGS.put("reopen", (acting, at) -> acting.reopen(at, ""));
        HAPPENINGS.put(
                "cancelled",
                (acting, at) -> acting.report(TicketOf.state("cancelled"), Cause.of(at, Office.ADMIN, "reported")));
        HAPPENINGS.put("high", (acting, at) -> acting.change(Attribute.PRIORITY, "high", at, ""));
    }

    @TempDir
    private Path directory;

    private Office office;

    @BeforeEach
    void oneTicket() {
        office = Office.open(directory.resolve("workspace"))
                .write("sla/policies.yaml", """
                        policies:
                          - {name: fast, when: priority == high, resolution: 1h}
                          - {name: usual, first_response: 30min, resolution: 10h}
                        """)
                .write("mappings/shop.yaml", """
                        source: shop
                        files: ["*.csv"]
                        kind: interaction
                        format: csv
                        dates: ["yyyy-MM-dd HH:mm"]
                        fields: {external_id: id, occurred_at: at, text: text}
                        """);
        office.write("inbox/shop/a.csv", "id,at,text\nE1,2024-05-06 09:00,嗯\n").nightly();
    }

    /** Minutes after the start; a clock that runs is neither met nor stopped. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            assign                                    | usual 30 null null     | usual 600 null null
            assign answer                             | usual 30 20 null       | usual 600 null null
            assign answer answer                      | usual 30 20 null       | usual 600 null null
            assign answerUntimed                      | usual 30 null 0        | usual 600 null null
            assign answer await contact               | usual 30 20 null       | usual 610 null null
            assign resolve                            | usual 30 20 null       | usual 600 20 null
            assign answer resolve close               | usual 30 20 null       | usual 600 30 null
            assign answer resolve reopen              | usual 30 20 null       | usual 600 null null
            assign answer resolve reopen resolve      | usual 30 20 null       | usual 600 10 null
            assign answer resolve contact             | usual 30 20 null       | usual 600 null null
            cancelled                                 | usual 30 null 10       | usual 600 null 10
            high                                      | usual 30 null null     | fast 60 null null
            assign resolve high                       | usual 30 20 null       | usual 600 20 null
            """)
    void clocksFollowTheTicket(String happenings, String first, String resolution) {
        String id = office.query("SELECT id FROM ticket").get(0);
        int minutes = 0;
        for (String happening : happenings.split(" ")) {
            minutes += 10;
            Instant at = after(minutes);
            Happening known = Objects.requireNonNull(HAPPENINGS.get(happening));
            Consumer<Acting> change = acting -> known.happen(acting, at);
            office.change(id, change);
        }
        assertThat(office.query("""
                        SELECT policy, (due_at - started_at) / 60000, (met_at - started_at) / 60000,
                               (stopped_at - started_at) / 60000
                          FROM sla_clock WHERE newest = 1 ORDER BY target
                        """)).containsExactly(first, resolution);
    }
}
