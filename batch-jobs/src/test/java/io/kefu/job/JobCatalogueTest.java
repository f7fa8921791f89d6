package io.kefu.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.kefu.intake.ledger.ImportRequest;
import io.kefu.store.Partitions;
import io.kefu.store.Progress;
import io.kefu.store.Run;
import io.kefu.store.Steps;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.infrastructure.item.ExecutionContext;

class JobCatalogueTest {

    private static final String HEADING = "id,at,phone,text\n";

    @TempDir
    private Path directory;

    private Office office() {
        return Office.open(directory.resolve("workspace")).write("mappings/shop.yaml", """
                source: shop
                files: ["*.csv"]
                kind: interaction
                format: csv
                dates: ["yyyy-MM-dd HH:mm"]
                fields: {external_id: id, occurred_at: at, phone: phone, text: text}
                """);
    }

    @Test
    void aRequestOfManyFilesHasNoBound() {
        Office office = office();
        List<Path> files = new ArrayList<>();
        for (int i = 0; i < 120; i++) {
            String name = "exports/shop/a-file-with-a-rather-long-name-" + i + ".csv";
            office.write(name, HEADING + "E" + i + ",2024-05-06 09:00,1390000" + (1000 + i) + ",坏了\n");
            files.add(office.root().resolve(name).toAbsolutePath().normalize());
        }
        RunSummary run = office.with(services ->
                        new Jobs(services, Progress.SILENT, Office.ADMIN).importFiles(new ImportRequest(files, "shop")))
                .get(0);
        assertThat(run.files()).hasSize(120).allSatisfy(file -> assertThat(file.outcome())
                .isEqualTo("read"));
        assertThat(office.query("SELECT COUNT(*) FROM ticket")).containsExactly("120");
    }

    /** What a worker on another host does: it knows the run and the name of the step. */
    @Test
    void aStepIsMadeFromTheRunAndItsNameAlone() throws Exception {
        Office office = office();
        office.write("inbox/shop/a.csv", HEADING + "E1,2024-05-06 09:00,13900000001,坏了\n");
        Run run = new Run(7, JobCatalogue.IMPORT, Office.NOW);
        for (String name : List.of("plan-files", "read-exports", "store-people", "match-customers", "open-tickets")) {
            office.with(services -> carryOut(services, run, name));
        }
        assertThat(office.query("SELECT external_id, type FROM ticket")).containsExactly("E1 after_sales");
        assertThat(office.query("SELECT recorded_at FROM ticket_event WHERE kind = 'opened'"))
                .containsExactly(Long.toString(Office.NOW.toEpochMilli()));
    }

    private static BatchStatus carryOut(Services services, Run run, String name) {
        try {
            JobRepository repository = Steps.repository(services.database());
            Steps steps = new Steps(repository, services.database(), Progress.SILENT, Partitions.NONE);
            Services then = services.at(Clock.fixed(run.now(), ZoneOffset.UTC));
            Step step = new JobCatalogue(then.jobParts(), steps, run).step(name);
            JobParameters none = new JobParameters();
            JobExecution job = repository.createJobExecution(
                    repository.createJobInstance(name, none), none, new ExecutionContext());
            StepExecution execution = repository.createStepExecution(name, job);
            step.execute(execution);
            assertThat(execution.getFailureExceptions()).isEmpty();
            return execution.getStatus();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
