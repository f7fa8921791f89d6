package io.kefu.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import io.kefu.access.Actor;
import io.kefu.problem.KefuException;
import io.kefu.problem.ProblemText;
import io.kefu.store.Progress;
import io.kefu.store.RunLock;
import io.kefu.store.StoreProblem;
import io.kefu.ticket.life.Attribute;
import io.kefu.ticket.life.TicketOf;
import io.kefu.ticket.sheet.SheetOutcome;
import io.kefu.ticket.sheet.SheetOutcome.Change;
import io.kefu.ticket.sheet.SheetOutcome.Fate;
import io.kefu.ticket.sheet.TicketSheetReader.OnConflict;
import io.kefu.ticket.value.Cause;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.poi.ss.usermodel.DateUtil;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Registration and progress sheets of the sample company, written, edited in an office, and read back. */
class SheetReadTest {

    private static final Actor LI = new Actor("李雷");
    private static final int DESCRIPTION = 3;
    private static final int URGENCY = 4;
    private static final int RESPONSIBLE = 6;
    private static final int STATE = 7;
    private static final int DUE = 8;
    private static final int DONE = 9;
    private static final int RATING = 10;
    private static final int STAMP = 11;

    @TempDir
    Path directory;

    private Office office;
    private Path sheet;

    @BeforeEach
    void writeSheets() {
        office = Office.open(directory.resolve("workspace")).copyInbox(Office.SAMPLE_DATA);
        office.nightly();
        sheet = directory.resolve("may.xlsx");
        office.with(services -> services.ticket().sheets().registration(sheet, Instant.EPOCH, Office.NOW));
        office.at(Office.NOW.plusSeconds(3600));
    }

    private SheetOutcome read(@Nullable OnConflict choice, boolean dryRun) {
        return readSheet(choice, dryRun).outcome();
    }

    private Jobs.SheetRead readSheet(@Nullable OnConflict choice, boolean dryRun) {
        return office.with(services ->
                new Jobs(services, Progress.SILENT, LI).readSheet(sheet, choice, change -> Optional.of(true), dryRun));
    }

    private static List<String> lines(SheetOutcome outcome) {
        return outcome.changes().stream()
                .map(change -> change.id() + " " + change.field() + " " + change.before() + " → " + change.after() + " "
                        + change.fate().name().toLowerCase(Locale.ROOT))
                .toList();
    }

    private static List<String> faults(SheetOutcome outcome) {
        ProblemText words = ProblemText.in(Locale.ENGLISH);
        return outcome.faults().stream().map(words::sentence).toList();
    }

    private String ticket(String condition) {
        return office.query("SELECT id FROM ticket WHERE " + condition + " ORDER BY id LIMIT 1")
                .get(0);
    }

    /** A ticket that nobody has, and the sheet with it. */
    private String leaveWaiting() {
        String id = ticket("state = 'assigned'");
        office.change(id, acting -> {
            Cause cause = Cause.of(Office.NOW, Office.ADMIN, "put back");
            acting.reportAssignee(null, null, cause);
            acting.report(TicketOf.state("unassigned"), cause);
        });
        office.with(services -> services.ticket().sheets().registration(sheet, Instant.EPOCH, Office.NOW));
        return id;
    }

    @Test
    void whatWasNotEditedChangesNothing() {
        List<String> before = office.dump();
        SheetOutcome registration = read(null, false);
        office.with(services -> services.ticket().sheets().progress(sheet, Instant.EPOCH, Office.NOW));
        SheetOutcome progress = read(null, false);
        assertThat(registration.rows()).isEqualTo(296);
        assertThat(progress.rows()).isEqualTo(156);
        assertThat(List.of(registration, progress))
                .allSatisfy(outcome -> assertThat(outcome.changes()).isEmpty())
                .allSatisfy(outcome -> assertThat(outcome.faults()).isEmpty())
                .allSatisfy(outcome -> assertThat(outcome.fresh()).isEmpty())
                .allSatisfy(outcome -> assertThat(outcome.added()).isEmpty());
        assertThat(office.dump()).isEqualTo(before);
    }

    @Test
    void anEndThatNobodyKnewCanBeFilledInAndOtherDesksTicketsCannotBeHandedOut() {
        String solved = ticket("state = 'resolved'");
        String other = ticket("state = 'assigned'");
        office.change(solved, acting -> acting.change(Attribute.DONE, null, Office.NOW, "unknown"));
        office.with(services -> services.database()
                .write()
                .sql("UPDATE ticket SET history = 1 WHERE id = :id")
                .param("id", other)
                .update());
        office.with(services -> services.ticket().sheets().registration(sheet, Instant.EPOCH, Office.NOW));
        EditedSheet edited = EditedSheet.open(sheet);
        edited.row(solved)[DONE] = "2024-05-09 01:30";
        edited.row(other)[RESPONSIBLE] = "吴佳怡";
        edited.save(sheet);
        SheetOutcome outcome = read(null, false);
        assertThat(faults(outcome)).singleElement(STRING).contains("another desk hands it out");
        office.with(services -> services.database()
                .write()
                .sql("UPDATE ticket SET history = 0 WHERE id = :id")
                .param("id", other)
                .update());
        read(null, false);
        assertThat(office.query("SELECT resolved_at FROM ticket WHERE id = '" + solved + "'"))
                .containsExactly(
                        String.valueOf(Instant.parse("2024-05-08T17:30:00Z").toEpochMilli()));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6})
    void untidyOfficeWorkGivesExactlyTheEdits(int seed) {
        Set<String> expected = editAndUntidy(new Random(seed));
        SheetOutcome outcome = read(null, true);
        assertThat(faults(outcome)).isEmpty();
        assertThat(outcome.fresh()).isEmpty();
        assertThat(edits(outcome)).isEqualTo(expected);
    }

    @Tag("office")
    @ParameterizedTest
    @ValueSource(ints = {11, 12})
    void alsoWhenLibreOfficeSavedItAgain(int seed) throws Exception {
        Set<String> expected = editAndUntidy(new Random(seed));
        Path saved = directory.resolve("saved");
        Process office = new ProcessBuilder(
                        "soffice",
                        "-env:UserInstallation=file://" + directory.resolve("profile"),
                        "--headless",
                        "--convert-to",
                        "xlsx:Calc MS Excel 2007 XML",
                        "--outdir",
                        saved.toString(),
                        sheet.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(office.waitFor(120, TimeUnit.SECONDS)).isTrue();
        sheet = saved.resolve("may.xlsx");
        SheetOutcome outcome = read(null, true);
        assertThat(faults(outcome)).isEmpty();
        assertThat(edits(outcome)).isEqualTo(expected);
    }

    private static Set<String> edits(SheetOutcome outcome) {
        Set<String> edits = new HashSet<>();
        for (Change change : outcome.changes()) {
            edits.add(change.id() + " " + change.field() + " " + change.after());
            assertThat(change.fate()).isEqualTo(Fate.MERGED);
        }
        return edits;
    }

    /** Edits 40 rows, deletes some, and rewrites values without changing them. */
    private Set<String> editAndUntidy(Random random) {
        EditedSheet edited = EditedSheet.open(sheet);
        Set<String> expected = new HashSet<>();
        for (int i = 0; i < 25; i++) {
            edited.rows.remove(random.nextInt(edited.rows.size()));
        }
        for (int i = 0; i < edited.rows.size(); i++) {
            @Nullable Object[] row = edited.rows.get(i);
            String id = String.valueOf(row[0]);
            if (i % 7 == 0) {
                switch (random.nextInt(3)) {
                    case 0 -> {
                        String word = "特急".equals(row[URGENCY]) ? "普通" : "特急";
                        expected.add(id + " urgency " + (word.equals("特急") ? "critical" : "normal"));
                        row[URGENCY] = random.nextBoolean() ? word : " " + word + "　";
                    }
                    case 1 -> {
                        int stars = row[RATING] instanceof Double old ? 6 - old.intValue() : 2;
                        if (!Double.valueOf(stars).equals(row[RATING])) {
                            expected.add(id + " rating " + stars);
                        }
                        row[RATING] = random.nextBoolean() ? (Object) (double) stars : (char) ('０' + stars) + " ";
                    }
                    default -> {
                        if ("处理中".equals(row[STATE])) {
                            expected.add(id + " state done");
                            row[STATE] = "已完成";
                        }
                    }
                }
            }
            if (random.nextInt(3) == 0) {
                row[5] = written((Double) row[5], random);
                row[0] = random.nextBoolean() ? wide(id) : id + "  ";
                row[DESCRIPTION] = row[DESCRIPTION] + " \n";
            }
        }
        edited.saveUntidy(sheet, random);
        return expected;
    }

    private static String wide(String id) {
        StringBuilder wide = new StringBuilder();
        id.chars().forEach(c -> wide.append((char) (c + 0xFEE0)));
        return wide.toString();
    }

    /** The same time, typed by hand. */
    private static String written(Double serial, Random random) {
        java.time.LocalDateTime time = DateUtil.getLocalDateTime(serial, false, true);
        return switch (random.nextInt(3)) {
            case 0 -> time.toString().replace('T', ' ');
            case 1 ->
                String.format(
                        "%d/%d/%d %d:%02d:%02d",
                        time.getYear(),
                        time.getMonthValue(),
                        time.getDayOfMonth(),
                        time.getHour(),
                        time.getMinute(),
                        time.getSecond());
            default ->
                String.format(
                        "%d年%d月%d日 %02d：%02d：%02d",
                        time.getYear(),
                        time.getMonthValue(),
                        time.getDayOfMonth(),
                        time.getHour(),
                        time.getMinute(),
                        time.getSecond());
        };
    }

    @Test
    void changesBecomeEventsThatNameFileAndCell() {
        String waiting = leaveWaiting();
        String working = ticket("state = 'assigned' AND type = 'inquiry' AND history = 0 AND team = 'pre-sales'");
        String solved = ticket("state = 'resolved' AND history = 0");
        EditedSheet edited = EditedSheet.open(sheet);
        edited.row(waiting)[RESPONSIBLE] = "吴佳怡";
        edited.row(waiting)[STATE] = "处理中";
        edited.row(working)[DESCRIPTION] =
                String.valueOf(edited.row(working)[DESCRIPTION]).replaceAll("\\(咨询\\)$", "（投诉）");
        edited.row(working)[STATE] = "已关闭";
        edited.row(working)[DONE] = "2024-05-09 01:30";
        edited.row(solved)[STATE] = "处理中";
        edited.row(solved)[RESPONSIBLE] = "K004";
        edited.save(sheet);
        SheetOutcome outcome = read(null, false);
        assertThat(faults(outcome)).isEmpty();
        assertThat(office.query("SELECT state, assignee FROM ticket WHERE id = '" + waiting + "'"))
                .containsExactly("assigned K005");
        assertThat(office.query("SELECT state, type, resolved_at FROM ticket WHERE id = '" + working + "'"))
                .containsExactly("closed complaint "
                        + Instant.parse("2024-05-08T17:30:00Z").toEpochMilli());
        assertThat(office.query("SELECT state, assignee FROM ticket WHERE id = '" + solved + "'"))
                .containsExactly("assigned K004");
        int row = edited.rows.indexOf(edited.row(working)) + 3;
        assertThat(office.query("SELECT actor, kind, to_value, reason FROM ticket_event WHERE ticket_id = '" + working
                        + "' AND actor = '李雷' AND kind NOT IN ('words', 'told') ORDER BY id"))
                .containsExactly(
                        "李雷 type complaint may.xlsx, 客户服务流程登记表!D" + row,
                        "李雷 subtype complaint may.xlsx, 客户服务流程登记表!D" + row,
                        "李雷 team complaint may.xlsx, 客户服务流程登记表!D" + row,
                        "李雷 state open/in_progress work began",
                        "李雷 state solved/resolved may.xlsx, 客户服务流程登记表!H" + row,
                        "李雷 state closed/closed may.xlsx, 客户服务流程登记表!H" + row);
        assertThat(office.query(
                        "SELECT met_at FROM sla_clock WHERE target = 'resolution' AND ticket_id = '" + working + "'"))
                .containsExactly(
                        String.valueOf(Instant.parse("2024-05-08T17:30:00Z").toEpochMilli()));
        List<String> after = office.dump();
        assertThat(lines(read(null, false))).isEmpty();
        assertThat(office.dump()).isEqualTo(after);
    }

    @Test
    void whatChangedHereMeanwhileIsMergedOrListed() {
        String working = ticket("state = 'in_progress' AND urgency = 'normal' AND rating IS NULL AND history = 0");
        EditedSheet edited = EditedSheet.open(sheet);
        edited.row(working)[RATING] = 4.0;
        edited.row(working)[STATE] = "已关闭";
        edited.save(sheet);
        office.does(deeds -> deeds.resolve("fixed", ""), new Actor("韩梅梅"), working);
        assertThat(lines(read(null, true)))
                .containsExactly(working + " state done → closed conflict", working + " rating  → 4 merged");
        assertThat(lines(read(OnConflict.OURS, true))).contains(working + " state done → closed ours");
        assertThat(lines(read(null, false))).contains(working + " rating  → 4 merged");
        assertThat(office.query("SELECT state, rating FROM ticket WHERE id = '" + working + "'"))
                .containsExactly("resolved 4");
        assertThat(lines(read(OnConflict.ASK, false))).containsExactly(working + " state done → closed theirs");
        assertThat(office.query("SELECT state, rating FROM ticket WHERE id = '" + working + "'"))
                .containsExactly("closed 4");
        assertThat(lines(read(null, false))).isEmpty();
    }

    @Test
    void everythingThatIsWrongIsToldAtOnceAndNothingChanges() {
        String waiting = leaveWaiting();
        EditedSheet edited = EditedSheet.open(sheet);
        List<String> before = office.dump();
        edited.rows.get(0)[URGENCY] = "很急";
        edited.rows.get(1)[RATING] = 9.0;
        edited.rows.get(2)[RATING] = "五分";
        Object named = edited.rows.get(3)[1];
        edited.rows.get(3)[1] = "王五";
        edited.rows.get(4)[DUE] = "明天";
        edited.rows.get(5)[STAMP] = edited.rows.get(6)[STAMP];
        String working = ticket("state = 'in_progress' AND id > 'CS20240508'");
        edited.row(working)[RESPONSIBLE] = "吴家怡";
        int workingRow = edited.rows.indexOf(edited.row(working)) + 3;
        edited.rows.get(8)[DESCRIPTION] = "我说的不是这个(咨询)";
        edited.row(waiting)[STATE] = "已完成";
        edited.rows.get(9)[STAMP] = String.valueOf(edited.rows.get(9)[STAMP]).replace(".0.", ".1.");
        @Nullable Object[] fresh = edited.add();
        fresh[STATE] = "已关闭";
        edited.rows.add(edited.rows.get(10).clone());
        edited.save(sheet);
        int last = edited.rows.size() + 2;
        int waitingRow = edited.rows.indexOf(edited.row(waiting)) + 3;
        String at = "客户服务流程登记表!";
        assertThat(faults(read(null, false)))
                .containsExactlyInAnyOrder(
                        at + "E3: found '很急', expected one of 普通, normal, 紧急, urgent, 特急, critical",
                        at + "K4: found '9', expected 1 to 5",
                        at + "K5: found '五分', expected a whole number",
                        at + "B6: found '王五', expected '" + named + "': this sheet cannot change it",
                        at + "I7: found '明天', expected a time such as 2024-05-01 08:00",
                        at + "A8: found '" + edited.rows.get(5)[0] + "', expected "
                                + edited.rows.get(6)[0]
                                + ", as this row was written; were some columns sorted without the others?",
                        at + "G" + workingRow
                                + ": found '吴家怡', expected an active agent's number or name; did you mean 吴佳怡?",
                        at
                                + "D11: found other words, expected those of the customer; only the type behind them can be changed",
                        at + "H" + waitingRow
                                + ": found '已完成', but nobody has the ticket; name an agent in the same row",
                        at + "L12: found an altered stamp; copy the row from the sheet as it was written",
                        at + "F" + (last - 1) + ": found nothing, expected a value",
                        at + "D" + (last - 1) + ": found nothing, expected a value",
                        at + "H" + (last - 1) + ": found '已关闭', which cannot follow '-'",
                        at + "A" + last + ": found " + edited.rows.get(10)[0] + ", which stands at " + at
                                + "A13 already");
        assertThat(office.dump()).isEqualTo(before);
    }

    @Test
    void newRowsBecomeTicketsOnce() {
        EditedSheet edited = EditedSheet.open(sheet);
        @Nullable Object[] row = edited.add();
        row[1] = "赵六";
        row[2] = "13912345678";
        row[DESCRIPTION] = "净水器漏水,请尽快上门(售后)";
        row[URGENCY] = "紧急";
        row[5] = "2024-05-08 17:00";
        row[RESPONSIBLE] = "售后部-吴佳怡";
        edited.save(sheet);
        Jobs.SheetRead read = readSheet(null, false);
        SheetOutcome outcome = read.outcome();
        assertThat(faults(outcome)).isEmpty();
        assertThat(outcome.fresh()).hasSize(1);
        RunSummary run = read.runs().get(0);
        assertThat(run.count("tickets.opened")).isEqualTo(1);
        assertThat(office.query("SELECT type, urgency, assignee, channel FROM ticket WHERE source = 'registration'"))
                .containsExactly("after_sales urgent K005 registration");
        assertThat(office.query("""
                        SELECT e.reason FROM ticket_event e JOIN ticket t ON t.id = e.ticket_id
                         WHERE t.source = 'registration' AND e.kind = 'opened'
                        """).get(0)).startsWith("may.xlsx, 客户服务流程登记表!D" + (edited.rows.size() + 2));
        List<String> after = office.dump();
        readSheet(null, false);
        assertThat(office.query("SELECT COUNT(*) FROM ticket WHERE source = 'registration'"))
                .containsExactly("1");
        assertThat(office.dump()).isEqualTo(after);
    }

    /** The same name is written every night: what makes a sheet another one is what it was written with. */
    @Test
    void aLaterSheetOfTheSameNameIsAnotherSheet() {
        String working = ticket("state = 'in_progress' AND urgency = 'normal'");
        EditedSheet first = EditedSheet.open(sheet);
        first.row(working)[URGENCY] = "紧急";
        first.save(sheet);
        assertThat(lines(read(null, false))).containsExactly(working + " urgency normal → urgent merged");
        office.with(services -> services.ticket().sheets().registration(sheet, Instant.EPOCH, Office.NOW));
        EditedSheet second = EditedSheet.open(sheet);
        second.row(working)[URGENCY] = "特急";
        second.save(sheet);
        assertThat(lines(read(null, false))).containsExactly(working + " urgency urgent → critical merged");
    }

    @Test
    void theSameWordsInALaterSheetAreAnotherLineAndACopyOfTheSheetIsNot() throws Exception {
        String working = ticket("state = 'in_progress'");
        for (int day = 1; day <= 2; day++) {
            office.with(services -> services.ticket().sheets().progress(sheet, Instant.EPOCH, Office.NOW));
            EditedSheet edited = EditedSheet.open(sheet);
            @Nullable Object[] row = edited.add();
            row[1] = working;
            row[5] = "电话未接通";
            edited.save(sheet);
            assertThat(read(null, false).added()).as("day %d", day).hasSize(1);
            Path copy = directory.resolve("may (1).xlsx");
            Files.copy(sheet, copy, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
            SheetOutcome again = office.with(services -> new Jobs(services, Progress.SILENT, LI)
                            .readSheet(copy, null, change -> Optional.of(true), false))
                    .outcome();
            assertThat(again.added()).isEmpty();
            assertThat(again.there()).isEqualTo(1);
        }
    }

    @Test
    void whileARunWorksNothingOfASheetWithNewRowsIsTakenOver() {
        EditedSheet edited = EditedSheet.open(sheet);
        String working = ticket("state = 'in_progress' AND rating IS NULL");
        edited.row(working)[RATING] = 4.0;
        @Nullable Object[] row = edited.add();
        row[1] = "赵六";
        row[2] = "13912345678";
        row[DESCRIPTION] = "净水器漏水(售后)";
        row[5] = "2024-05-08 17:00";
        edited.save(sheet);
        List<String> before = office.dump();
        office.with(services -> {
            RunLock held = services.database().lock(services.workspace());
            assertThatThrownBy(() -> read(null, false))
                    .isInstanceOfSatisfying(KefuException.class, e -> assertThat(e.problem())
                            .isInstanceOf(StoreProblem.WorkspaceBusy.class));
            held.close();
            return working;
        });
        assertThat(office.dump()).isEqualTo(before);
        assertThat(readSheet(null, false).runs()).hasSize(1);
        assertThat(office.query("SELECT rating FROM ticket WHERE id = '" + working + "'"))
                .containsExactly("4");
    }

    @Test
    void progressEntriesAreAddedAndCorrectedOnce() {
        office.with(services -> services.ticket().sheets().progress(sheet, Instant.EPOCH, Office.NOW));
        String working = ticket("state = 'assigned'");
        EditedSheet edited = EditedSheet.open(sheet);
        String corrected = office.query("""
                        SELECT id FROM progress_entry WHERE content NOT LIKE '%1%' AND next_step IS NULL ORDER BY id LIMIT 1
                        """).get(0);
        edited.row(corrected)[7] = "5月12日回访";
        @Nullable Object[] row = edited.add();
        row[1] = working;
        row[2] = "沟通回复";
        row[3] = "吴佳怡";
        row[4] = "2024-05-09 02:10";
        row[5] = "=已电话联系客户";
        row[7] = "2024-05-11 15:30 再致电";
        edited.save(sheet);
        SheetOutcome outcome = read(null, false);
        assertThat(faults(outcome)).isEmpty();
        assertThat(lines(outcome)).containsExactly(corrected + " next  → 5月12日回访 merged");
        assertThat(outcome.added()).hasSize(1);
        assertThat(office.query("SELECT next_step, version FROM progress_entry WHERE id = '" + corrected + "'"))
                .containsExactly("5月12日回访 2");
        assertThat(office.query("SELECT ticket_id, stage, operator, content FROM progress_entry WHERE id = '"
                        + outcome.added().get(0).entryId() + "'"))
                .containsExactly(working + " reply K005 =已电话联系客户");
        assertThat(office.query("SELECT entry, what, due_at / 1000, outcome FROM task ORDER BY id"))
                .as("a next step with a day is a task")
                .containsExactlyInAnyOrder(
                        outcome.added().get(0).entryId() + " 2024-05-11 15:30 再致电 1715412600 open",
                        corrected + " 5月12日回访 1715529599 open");
        assertThat(office.query("SELECT state FROM ticket WHERE id = '" + working + "'"))
                .containsExactly("in_progress");
        List<String> after = office.dump();
        SheetOutcome again = read(null, false);
        assertThat(again.added()).isEmpty();
        assertThat(again.changes()).isEmpty();
        assertThat(office.dump()).isEqualTo(after);
    }

    @Test
    void aSheetOfSomethingElseIsRefused() throws IOException {
        Path other = directory.resolve("other.xlsx");
        office.with(services -> services.kpi()
                .workbook()
                .write(other, new io.kefu.kpi.KpiReport.Period(Instant.EPOCH, Office.NOW, Office.NOW)));
        sheet = other;
        assertThatThrownBy(() -> read(null, false))
                .isInstanceOf(KefuException.class)
                .hasMessageContaining("no sheet of " + other + " is a registration or progress sheet");
    }

    @Test
    void aMissingColumnIsNamed() {
        EditedSheet edited = EditedSheet.open(sheet);
        edited.rename(URGENCY, "急不急");
        edited.save(sheet);
        List<Object> problems = new ArrayList<>();
        assertThatThrownBy(() -> read(null, false))
                .isInstanceOfSatisfying(
                        KefuException.class,
                        refused ->
                                problems.addAll(ProblemText.in(Locale.ENGLISH).lines(refused.problem())));
        assertThat(problems).contains("  found: no column with the heading 紧急程度(普通/紧急/特急)");
    }

    @Test
    void anEditThatWasUndoneHereIsAConflictWhenReadAgain() {
        String working = ticket("state = 'in_progress' AND history = 0");
        EditedSheet edited = EditedSheet.open(sheet);
        edited.row(working)[STATE] = "已完成";
        edited.save(sheet);
        assertThat(lines(read(null, false))).containsExactly(working + " state in_progress → done merged");
        office.at(Office.NOW.plusSeconds(7200)).does(deeds -> deeds.reopen("not yet"), new Actor("韩梅梅"), working);
        assertThat(lines(read(null, false))).containsExactly(working + " state in_progress → done conflict");
        assertThat(office.query("SELECT state FROM ticket WHERE id = '" + working + "'"))
                .containsExactly("in_progress");
    }

    @Test
    void aColumnThatTheTemplateLeftOutIsNotCleared() throws IOException {
        office.with(services -> new Templates(services).copy("registration", io.kefu.workspace.Language.ZH));
        Path template = office.root().resolve("templates/zh/registration.xlsx");
        EditedSheet own = EditedSheet.open(template);
        own.rename(RATING, "");
        own.rows.get(0)[RATING] = null;
        own.save(template);
        office.with(services -> services.ticket().sheets().registration(sheet, Instant.EPOCH, Office.NOW));
        SheetOutcome outcome = read(null, true);
        assertThat(faults(outcome)).isEmpty();
        assertThat(outcome.changes()).isEmpty();
        assertThat(outcome.rows()).isEqualTo(296);
    }

    @Test
    void rowsOfOursOutsideTheTableAreNotPassedOver() {
        EditedSheet edited = EditedSheet.open(sheet);
        edited.saveAbove(sheet, 5);
        assertThat(faults(read(null, true)))
                .containsExactly("客户服务流程登记表!L1: found a row of a table, expected it below the table's headings");
    }

    @Test
    void whatIsShownMayBeTypedAgain() {
        EditedSheet edited = EditedSheet.open(sheet);
        for (@Nullable Object[] row : edited.rows) {
            row[5] = DateUtil.getLocalDateTime((Double) row[5], false, true)
                    .truncatedTo(java.time.temporal.ChronoUnit.MINUTES)
                    .toString()
                    .replace('T', ' ');
            row[URGENCY] = row[URGENCY] + "\u00a0";
            row[0] = row[0] + "\u00a0\u3000";
        }
        edited.save(sheet);
        SheetOutcome outcome = read(null, true);
        assertThat(faults(outcome)).isEmpty();
        assertThat(outcome.changes()).isEmpty();
    }

    @Test
    void anotherUrgencyBringsAnotherPriorityAndDueTime() {
        String id = ticket(
                "state = 'in_progress' AND urgency = 'normal' AND priority = 'low' AND reasons NOT LIKE '%priority: given%'");
        String due = office.query("SELECT due_at FROM ticket_due WHERE ticket_id = '" + id + "'")
                .get(0);
        EditedSheet edited = EditedSheet.open(sheet);
        edited.row(id)[URGENCY] = "特急";
        edited.save(sheet);
        read(null, false);
        assertThat(office.query("SELECT urgency, priority FROM ticket WHERE id = '" + id + "'"))
                .containsExactly("critical high");
        assertThat(office.query("SELECT due_at FROM ticket_due WHERE ticket_id = '" + id + "'")
                        .get(0))
                .isNotEqualTo(due);
    }

    @Test
    void theTimeOfSolutionCanBeCorrected() {
        String solved = ticket("state = 'resolved' AND opened_at < "
                + Instant.parse("2024-05-08T00:00:00Z").toEpochMilli());
        EditedSheet edited = EditedSheet.open(sheet);
        edited.row(solved)[DONE] = "2024-05-08 17:45";
        edited.save(sheet);
        assertThat(faults(read(null, false))).isEmpty();
        assertThat(office.query("SELECT resolved_at FROM ticket WHERE id = '" + solved + "'"))
                .containsExactly(
                        String.valueOf(Instant.parse("2024-05-08T09:45:00Z").toEpochMilli()));
        assertThat(lines(read(null, false))).isEmpty();
    }

    @Test
    void newRowsSayWhatIsWrongWithThem() {
        EditedSheet edited = EditedSheet.open(sheet);
        @Nullable Object[] row = edited.add();
        row[2] = "138****4689";
        row[DESCRIPTION] = "请问怎么保养(很急)";
        row[5] = "2024-06-01 08:00";
        row[RESPONSIBLE] = "售后部";
        edited.save(sheet);
        int line = edited.rows.size() + 2;
        String at = "客户服务流程登记表!";
        assertThat(faults(read(null, true)))
                .containsExactly(
                        at + "F" + line
                                + ": found 2024-06-01 08:00, expected a time after 1970-01-01 08:00 and not in the future",
                        at + "C" + line + ": found '138****4689', which hides the contact; write it in full",
                        at + "G" + line + ": found '售后部', expected an active agent's number or name");
    }
}
