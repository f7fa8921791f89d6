package io.kefu.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kefu.job.Office;
import io.kefu.problem.KefuException;
import io.kefu.ticket.ClassifierService.Learned;
import io.kefu.ticket.life.TicketProblem;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassifierServiceTest {

    @TempDir
    private Path directory;

    private static List<String> type(Office office, String number) {
        return office.query("SELECT type FROM ticket WHERE external_id = '" + number + "'");
    }

    @Test
    void decidesWhereNoRuleFitsAndSaysWhy() {
        Office office = Shop.office(directory, 60);
        office.write("inbox/shop/b.csv", Shop.HEAD + "N1,2024-05-07 09:00,13800000001,,开机黑屏 而且按键失灵\n")
                .nightly();
        assertThat(type(office, "N1")).as("nothing was learned yet").containsExactly("null");
        Learned learned = office.with(services -> services.ticket().classifier().train(Office.ADMIN, false));
        assertThat(learned.examples()).isEqualTo(60);
        assertThat(learned.evaluation().macroF1()).isGreaterThan(0.9);
        office.write("inbox/shop/c.csv", Shop.HEAD + "N2,2024-05-07 10:00,13800000002,,服务员翻白眼 还说话难听\n")
                .nightly();
        assertThat(type(office, "N2")).containsExactly("complaint");
        assertThat(office.query("SELECT reasons FROM ticket WHERE external_id = 'N2'")
                        .get(0))
                .startsWith("type: classifier 0.9")
                .contains("+");
        String first =
                office.query("SELECT id FROM ticket WHERE external_id = 'N1'").get(0);
        office.does(deeds -> deeds.reclassify(""), Office.ADMIN, first);
        assertThat(type(office, "N1")).containsExactly("after_sales");
        assertThat(office.query("SELECT given FROM ticket WHERE external_id = 'N1'"))
                .as("nobody confirmed it")
                .containsExactly("null");
    }

    @Test
    void whatAPersonSaysTeaches() {
        Office office = Shop.office(directory, 60);
        office.write("inbox/shop/b.csv", Shop.HEAD + "N1,2024-05-07 09:00,13800000001,,哦\n")
                .nightly();
        String id =
                office.query("SELECT id FROM ticket WHERE external_id = 'N1'").get(0);
        assertThatThrownBy(() -> office.does(deeds -> deeds.acceptGuess(""), Office.ADMIN, id))
                .isInstanceOfSatisfying(KefuException.class, e -> assertThat(e.problem())
                        .isInstanceOf(TicketProblem.NoClassifier.class));
        office.with(services -> services.ticket().classifier().train(Office.ADMIN, false));
        office.does(deeds -> deeds.reclassify(""), Office.ADMIN, id);
        assertThat(type(office, "N1")).as("not sure: a person decides").containsExactly("null");
        office.does(deeds -> deeds.correctType("complaint", null, ""), Office.ADMIN, id);
        assertThat(office.query("SELECT type, given FROM ticket WHERE external_id = 'N1'"))
                .containsExactly("complaint type");
        office.does(deeds -> deeds.reclassify(""), Office.ADMIN, id);
        assertThat(type(office, "N1")).as("what a person said holds").containsExactly("complaint");
        assertThat(office.<Integer>with(services ->
                        services.ticket().classifier().train(Office.ADMIN, true).examples()))
                .isEqualTo(61);
        assertThat(office.query("SELECT version FROM text_model")).containsExactly("1");
    }

    @Test
    void aGuessIsNoWordAgainstAPersons() {
        Office office = Shop.office(directory, 60);
        office.with(services -> services.ticket().classifier().train(Office.ADMIN, false));
        String id =
                office.query("SELECT id FROM ticket WHERE external_id = 'E1'").get(0);
        assertThatThrownBy(() -> office.does(deeds -> deeds.acceptGuess(""), Office.ADMIN, id))
                .isInstanceOfSatisfying(KefuException.class, e -> assertThat(e.problem())
                        .isEqualTo(new TicketProblem.TypeIsSaid(id, "complaint")));
    }

    @Test
    void whatWeWroteOurselvesTeachesNothing() {
        Office office = Shop.office(directory, 60);
        String id =
                office.query("SELECT id FROM ticket WHERE external_id = 'E1'").get(0);
        office.with(services -> services.ticket()
                .childOpening()
                .openChildren(id, whole -> services.ticket().children().parts("return", whole), Office.ADMIN, false));
        office.does(
                deeds -> deeds.cancel("no"),
                Office.ADMIN,
                office.query("SELECT id FROM ticket WHERE external_id = 'E2'").get(0));
        assertThat(office.<Integer>with(services ->
                        services.ticket().classifier().train(Office.ADMIN, true).examples()))
                .isEqualTo(59);
    }

    @Test
    void itTakesEnoughToLearnFrom() {
        Office office = Shop.office(directory, 12);
        assertThatThrownBy(() ->
                        office.with(services -> services.ticket().classifier().train(Office.ADMIN, false)))
                .isInstanceOfSatisfying(KefuException.class, e -> assertThat(e.problem())
                        .isEqualTo(new TicketProblem.TooFewConfirmed(12, 30, 6)));
    }
}
