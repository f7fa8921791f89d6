package io.kefu.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kefu.access.Actor;
import io.kefu.job.Office;
import io.kefu.problem.KefuException;
import io.kefu.ticket.Tasks.Then;
import io.kefu.ticket.life.TicketProblem;
import io.kefu.ticket.task.Task;
import io.kefu.ticket.task.TaskRepository.Filter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people have to do for tickets by a time. */
class TasksTest {

    private static final Actor LI = new Actor("李雷");
    private static final Instant TOMORROW = Office.NOW.plus(Duration.ofDays(1));

    @TempDir
    private Path directory;

    private Office office;
    private String ticket = "";

    @BeforeEach
    void anOfficeWithATicket() {
        office = Office.open(directory.resolve("office"))
                .write("mappings/shop.yaml", Contacts.mapping("shop"))
                .write("inbox/crm/agents.csv", """
                        工号,姓名,部门,技能组,职级,容量,会话容量,渠道,语言,邮箱,在职,班次,休假
                        K1,王一,售后部,after-sales,中级,20,,,,,是,,
                        K2,王二,技术部,,中级,20,,,,,是,,
                        """)
                .write("inbox/shop/a.csv", "编号,时间,电话,内容\nE1,2024-05-06 09:00,13900000001,扫地机坏了\n");
        office.nightly();
        ticket = office.query("SELECT id FROM ticket").get(0);
        office.change(ticket, acting -> acting.assign("K1", "售后部", Office.NOW, "by hand"));
    }

    private <T> T tasks(Function<Tasks, T> what) {
        return office.with(services -> what.apply(services.ticket().tasks()));
    }

    private Task followUp(@Nullable String agent) {
        return tasks(tasks -> tasks.followUp(ticket, agent, "充电了吗", TOMORROW, LI, false));
    }

    private List<String> listed(Filter filter) {
        return tasks(tasks -> tasks.repository().list(filter)).stream()
                .map(task ->
                        task.id() + " " + task.assignee() + " " + task.outcome().key())
                .toList();
    }

    private List<String> noted() {
        return office.query("SELECT reason FROM ticket_event WHERE kind = 'entry' ORDER BY id");
    }

    @Test
    void anAnswerSolvesWhatItCloses() {
        Task task = followUp(null);
        tasks(tasks -> tasks.done(task.id(), "满意", Then.CLOSE, LI, false));
        assertThat(office.query("SELECT state_kind FROM ticket")).containsExactly("closed");
        assertThat(office.query("SELECT stage, content FROM progress_entry WHERE stage = 'solution'"))
                .containsExactly("solution 满意");
    }

    @Test
    void aFollowUpIsItsOperatorsTask() {
        Task own = followUp(null);
        Task other = followUp("K2");
        assertThat(listed(new Filter(null, null, false)))
                .containsExactly(own.id() + " K1 open", other.id() + " K2 open");
        assertThat(listed(new Filter("K2", null, false))).hasSize(1);
        assertThat(listed(new Filter(null, TOMORROW, false)))
                .as("due is not overdue")
                .isEmpty();
        assertThat(listed(new Filter(null, TOMORROW.plusMillis(1), false))).hasSize(2);
        assertThat(noted()).containsExactly("follow_up " + own.id() + " for K1", "follow_up " + other.id() + " for K2");
    }

    @Test
    void itsAnswerClosesOrReopensTheTicket() {
        office.does(deeds -> deeds.resolve("", ""), LI, ticket);
        Task first = followUp(null);
        tasks(tasks -> tasks.done(first.id(), "还是不行", Then.REOPEN, LI, false));
        assertThat(office.query("SELECT state_kind FROM ticket")).containsExactly("open");
        office.does(deeds -> deeds.resolve("", ""), LI, ticket);
        Task second = followUp(null);
        tasks(tasks -> tasks.done(second.id(), "满意", Then.CLOSE, LI, false));
        assertThat(office.query("SELECT state_kind FROM ticket")).containsExactly("closed");
        assertThat(listed(new Filter(null, null, false))).isEmpty();
        assertThat(listed(new Filter(null, null, true))).hasSize(2);
        refused(
                TicketProblem.TaskEnded.class,
                () -> tasks(tasks -> tasks.done(second.id(), "再答", Then.STAY, LI, false)));
    }

    /** A task whose ticket cannot become what is asked stays open. */
    @Test
    void whatCannotBeDoneIsNotDoneByHalves() {
        Task task = followUp(null);
        refused(
                TicketProblem.NotSolved.class,
                () -> tasks(tasks -> tasks.done(task.id(), "好", Then.REOPEN, LI, false)));
        assertThat(listed(new Filter(null, null, false))).containsExactly(task.id() + " K1 open");
        tasks(tasks -> tasks.done(task.id(), "好", Then.STAY, LI, true));
        assertThat(listed(new Filter(null, null, false))).as("a dry run").containsExactly(task.id() + " K1 open");
    }

    @Test
    void aConsultationEndsWithTheLastAnswer() {
        List<Task> asked = tasks(tasks -> tasks.consult(ticket, List.of("K1", "K2", "K1"), "电池安全吗", null, LI, false));
        assertThat(asked).extracting(Task::assignee).containsExactly("K1", "K2");
        tasks(tasks -> tasks.done(asked.get(0).id(), "不安全", Then.STAY, LI, false));
        assertThat(noted()).noneMatch(reason -> reason.startsWith("consultation ended"));
        tasks(tasks -> tasks.done(asked.get(1).id(), "换电池", Then.STAY, LI, false));
        assertThat(noted()).last().isEqualTo("consultation ended, 2 of 2 answered");
    }

    @Test
    void eachConsultationCountsItsOwnAnswers() {
        List<Task> first = tasks(tasks -> tasks.consult(ticket, List.of("K1"), "电池安全吗", null, LI, false));
        tasks(tasks -> tasks.done(first.get(0).id(), "不安全", Then.STAY, LI, false));
        List<Task> second = tasks(tasks -> tasks.consult(ticket, List.of("K2"), "换哪一款", null, LI, false));
        tasks(tasks -> tasks.done(second.get(0).id(), "B款", Then.STAY, LI, false));
        assertThat(noted()).last().isEqualTo("consultation ended, 1 of 1 answered");
    }

    @Test
    void aNextStepWithADayIsATask() {
        office.with(services -> {
            TicketService service = services.ticket().service();
            service.progress(ticket, "reply", "已换电池", null, "下周回访", LI, false);
            service.progress(ticket, "reply", "已寄出", null, "5月12日回访", LI, true);
            return service.progress(ticket, "reply", "已寄出", null, "5月12日回访", LI, false);
        });
        assertThat(office.query("SELECT assignee, what, due_at / 1000, entry FROM task"))
                .containsExactly("李雷 5月12日回访 1715529599 P20240506002");
        assertThat(noted()).last().asString().startsWith("follow_up T").endsWith(" for 李雷");
    }

    /** Two answer at the same moment: the second sees it when it is written. */
    @Test
    void aTaskEndsOnce() {
        Task task = followUp(null);
        tasks(tasks -> tasks.done(task.id(), "好", Then.STAY, LI, false));
        boolean again =
                tasks(tasks -> tasks.repository().save(task.ended(Task.Outcome.DROPPED, "不用", Office.NOW, "K2")));
        assertThat(again).isFalse();
        assertThat(office.query("SELECT outcome || answer FROM task")).containsExactly("done好");
    }

    @Test
    void itsOwnerEndsIt() {
        List<Task> asked = tasks(tasks -> tasks.consult(ticket, List.of("K1", "K2"), "电池安全吗", TOMORROW, LI, false));
        tasks(tasks -> tasks.done(asked.get(0).id(), "不安全", Then.STAY, LI, false));
        List<Task> dropped = tasks(tasks -> tasks.endConsultation(ticket, "够了", LI, false));
        assertThat(dropped).extracting(Task::id).containsExactly(asked.get(1).id());
        assertThat(noted()).last().isEqualTo("consultation ended, 1 of 2 answered");
        List<Task> none = tasks(tasks -> tasks.endConsultation(ticket, "够了", LI, false));
        assertThat(none).isEmpty();
    }

    @Test
    void nobodyUnknownIsAsked() {
        refused(TicketProblem.NoSuchAgent.class, () -> followUp("K9"));
        refused(TicketProblem.NoSuchTask.class, () -> tasks(tasks -> tasks.drop("T20240101001", "不用", LI, false)));
    }

    private static void refused(Class<?> problem, Runnable deed) {
        assertThatThrownBy(deed::run).isInstanceOfSatisfying(KefuException.class, e -> assertThat(e.problem())
                .isInstanceOf(problem));
    }
}
