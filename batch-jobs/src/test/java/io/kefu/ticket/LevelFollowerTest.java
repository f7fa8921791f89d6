package io.kefu.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import io.kefu.job.Office;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a customer's level promises holds for its open tickets at once, however the level came about. */
class LevelFollowerTest {

    private static final String TICKETS =
            "SELECT t.external_id, t.level, k.policy FROM ticket t JOIN sla_clock k ON k.ticket_id = t.id"
                    + " WHERE k.target = 'resolution' ORDER BY 1";
    private static final String EVENTS =
            "SELECT from_value, to_value, actor FROM ticket_event WHERE kind = 'level' ORDER BY id";

    @TempDir
    private Path directory;

    private Office office;

    @BeforeEach
    void twoPeople() {
        office = Office.open(directory.resolve("workspace"))
                .write("sla/policies.yaml", """
                        policies:
                          - name: fast
                            when: customer.level == vip
                            resolution: 2h
                          - name: slow
                            resolution: 48h
                        """)
                .write("mappings/shop.yaml", """
                        source: shop
                        files: ["*.csv"]
                        kind: interaction
                        format: csv
                        dates: ["yyyy-MM-dd HH:mm"]
                        fields:
                          external_id: id
                          occurred_at: at
                          phone: phone
                          name: name
                          outcome: outcome
                          text: text
                        """)
                .write("mappings/people.yaml", """
                        source: people
                        files: ["*.csv"]
                        kind: customer
                        format: csv
                        fields:
                          external_id: id
                          name: name
                          phone: phone
                          level: level
                        """);
        office.write("inbox/shop/a.csv", """
                        id,at,phone,name,outcome,text
                        E1,2024-05-06 09:00,13900000001,王小明,,坏了
                        E2,2024-05-06 09:00,13900000002,李大海,,坏了
                        E3,2024-05-06 09:00,13900000001,王小明,solved,坏了
                        """).nightly();
    }

    @Test
    void aRegisterThatLiftsACustomerMovesItsOpenTicketsAlone() {
        assertThat(office.query(TICKETS)).containsExactly("E1 ordinary slow", "E2 ordinary slow", "E3 ordinary slow");
        office.write("inbox/people/p.csv", "id,name,phone,level\nP1,王小明,13900000001,vip\n")
                .nightly();
        assertThat(office.query(TICKETS)).containsExactly("E1 vip fast", "E2 ordinary slow", "E3 ordinary slow");
        assertThat(office.query(EVENTS)).containsExactly("ordinary vip system:nightly");
        office.nightly();
        assertThat(office.query(EVENTS)).hasSize(1);
    }

    @Test
    void mergingTakingBackAndSplittingMoveThemToo() {
        office.write("inbox/people/p.csv", "id,name,phone,level\nP1,王小明,13900000001,vip\n")
                .nightly();
        String first = customer("E1");
        String second = customer("E2");
        office.with(services -> services.customer().desk().merge(first, second, "one", Office.ADMIN, true));
        assertThat(office.query(TICKETS)).contains("E2 ordinary slow");
        office.with(services -> services.customer().desk().merge(first, second, "one", Office.ADMIN, false));
        assertThat(office.query(TICKETS)).containsExactly("E1 vip fast", "E2 vip fast", "E3 ordinary slow");
        office.with(services -> services.customer().desk().unmerge(second, "two", Office.ADMIN, false));
        assertThat(office.query(TICKETS)).containsExactly("E1 vip fast", "E2 ordinary slow", "E3 ordinary slow");
        String record = office.query("SELECT 'r' || r.id FROM customer_record r WHERE r.source = 'people'")
                .get(0);
        office.with(services -> services.customer().desk().split(record, "another", Office.ADMIN, false));
        assertThat(office.query(TICKETS)).containsExactly("E1 ordinary slow", "E2 ordinary slow", "E3 ordinary slow");
        assertThat(office.query(EVENTS))
                .containsExactly(
                        "ordinary vip system:nightly",
                        "ordinary vip admin",
                        "vip ordinary admin",
                        "vip ordinary admin");
    }

    /** What is done was promised by the level that the customer had then. */
    @Test
    void aCommandOnAFinishedTicketDoesNotChangeItsPromise() {
        office.write("inbox/people/p.csv", "id,name,phone,level\nP1,王小明,13900000001,vip\n")
                .nightly();
        String solved =
                office.query("SELECT id FROM ticket WHERE external_id = 'E3'").get(0);
        office.does(deeds -> deeds.close(""), Office.ADMIN, solved);
        assertThat(office.query(TICKETS)).contains("E3 ordinary slow");
        java.util.List<String> after = office.dump();
        assertThat(office.does(deeds -> deeds.close(""), Office.ADMIN, solved).already())
                .isEqualTo(1);
        assertThat(office.dump()).isEqualTo(after);
    }

    private String customer(String contact) {
        return office.query("SELECT q.customer_id FROM ticket t JOIN requester q ON q.requester_id = t.requester_id"
                        + " WHERE t.external_id = '" + contact + "'")
                .get(0);
    }
}
