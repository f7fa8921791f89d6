package io.kefu.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kefu.access.Actor;
import io.kefu.job.Office;
import io.kefu.problem.KefuException;
import io.kefu.ticket.TicketQueryRepository.Filter;
import io.kefu.ticket.life.TicketProblem;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was finished long ago is put away. */
class ArchiveTest {

    private static final Actor LI = new Actor("李雷");

    @TempDir
    private Path directory;

    private Office office;

    @BeforeEach
    void anOffice() {
        office = Office.open(directory.resolve("office"))
                .write("mappings/shop.yaml", Contacts.mapping("shop") + "  conversation: 会话\n  outcome: 结果\n")
                .write("inbox/shop/a.csv", """
                        编号,时间,电话,内容,会话,结果
                        E1,2024-04-06 09:00,13900000001,扫地机坏了,c1,solved
                        E2,2024-05-07 10:00,13900000002,发票没收到,c2,solved
                        E3,2024-04-06 11:00,13900000003,还没发货,c3,
                        """);
        office.nightly();
    }

    private int archive(int days) {
        return office.with(services -> services.ticket().archive().archive(Duration.ofDays(days), LI));
    }

    private String id(String number) {
        return office.query("SELECT id FROM ticket WHERE external_id = '" + number + "'")
                .get(0);
    }

    private List<String> listed(boolean archived) {
        Filter filter = new Filter(null, null, null, null, archived, 100);
        return office.with(services -> services.ticket().queries().list(filter, Optional.empty())).stream()
                .map(row -> row.ticket().externalId())
                .sorted()
                .toList();
    }

    @Test
    void listsLeaveOutWhatIsArchivedAndReportsDoNot() {
        assertThat(archive(20)).isEqualTo(1);
        assertThat(archive(20)).as("once").isZero();
        assertThat(listed(false)).containsExactly("E2", "E3");
        assertThat(listed(true)).containsExactly("E1", "E2", "E3");
        assertThat(office.query("SELECT COUNT(*) FROM kpi_ticket")).containsExactly("3");
        assertThatThrownBy(() -> office.change(id("E3"), acting -> acting.archive(Office.NOW, "")))
                .isInstanceOfSatisfying(KefuException.class, e -> assertThat(e.problem())
                        .isInstanceOf(TicketProblem.NotFinished.class));
    }

    @Test
    void whatIsReopenedComesBack() {
        archive(20);
        office.does(deeds -> deeds.reopen("又坏了"), LI, id("E1"));
        assertThat(listed(false)).containsExactly("E1", "E2", "E3");
    }

    @Test
    void whatSomebodyRestoredStays() {
        archive(20);
        office.does(deeds -> deeds.restore("还要看"), LI, id("E1"));
        assertThat(archive(20)).isZero();
    }

    @Test
    void restoringTakesArchivingBack() {
        List<String> before = office.lasting();
        assertThat(archive(0)).isEqualTo(2);
        assertThat(office.lasting()).isNotEqualTo(before);
        office.does(deeds -> deeds.restore(""), LI, id("E1"), id("E2"));
        assertThat(office.lasting()).isEqualTo(before);
    }
}
