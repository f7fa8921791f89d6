package io.kefu.job;

import io.kefu.condition.Condition;
import io.kefu.intake.ledger.NotTakenRepository;
import io.kefu.intake.ledger.RunLogRepository;
import io.kefu.problem.KefuException;
import io.kefu.store.Run;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobInstance;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.StepExecution;

/** What earlier runs did and left. */
final class Runs {

    static final String RUN = "run";
    static final String NOW = "now";
    static final String STARTED_BY = "started_by";
    static final String PARTITIONS = "partitions";
    static final String LANGUAGE = "language";

    private final Services services;
    private final JobRepository repository;

    Runs(Services services, JobRepository repository) {
        this.services = services;
        this.repository = repository;
    }

    static Run of(JobExecution execution) {
        return new Run(
                Objects.requireNonNull(execution.getJobParameters().getLong(RUN)),
                execution.getJobInstance().getJobName(),
                Instant.ofEpochMilli(
                        Objects.requireNonNull(execution.getJobParameters().getLong(NOW))));
    }

    /** The number of the next run. */
    long next() {
        return services.database()
                        .write()
                        .sql("SELECT COALESCE(MAX(JOB_INSTANCE_ID), 0) FROM BATCH_JOB_INSTANCE")
                        .query(Long.class)
                        .single()
                + 1;
    }

    /** The newest run of a job that neither ended well nor was given up. */
    Optional<JobExecution> unfinished() {
        for (String name : JobCatalogue.NAMES) {
            JobInstance instance = repository.getLastJobInstance(name);
            JobExecution last = instance == null ? null : repository.getLastJobExecution(instance);
            if (last != null && !isOver(last)) {
                return Optional.of(recovered(last));
            }
        }
        return Optional.empty();
    }

    /** Into how many parts a run divides its heavy steps; 1: it does not. */
    static int partitions(JobParameters parameters) {
        return Objects.requireNonNullElse(parameters.getLong(PARTITIONS), 1L).intValue();
    }

    static boolean isOver(JobExecution execution) {
        return execution.getStatus() == BatchStatus.COMPLETED || execution.getStatus() == BatchStatus.ABANDONED;
    }

    /**
     * A run that a dead process left as running counts as failed, and so does one whose last commit failed: rows and
     * positions are in one transaction, so both are there or neither. Only the holder of the lock may say so.
     */
    JobExecution recovered(JobExecution execution) {
        // A run can have failed while others worked on its parts.
        boolean hangs = execution.getStepExecutions().stream().anyMatch(step -> hangs(step.getStatus()));
        if (!hangs(execution.getStatus()) && !hangs) {
            return execution;
        }
        LocalDateTime end = LocalDateTime.now(ZoneOffset.UTC);
        for (StepExecution step : execution.getStepExecutions()) {
            if (hangs(step.getStatus())) {
                step.setStatus(BatchStatus.FAILED);
                step.setEndTime(end);
                repository.update(step);
                keepPosition(execution, step);
            }
        }
        execution.setStatus(BatchStatus.FAILED);
        execution.setEndTime(end);
        repository.update(execution);
        return Objects.requireNonNull(repository.getJobExecution(execution.getId()));
    }

    private static boolean hangs(BatchStatus status) {
        return status.isRunning() || status == BatchStatus.UNKNOWN;
    }

    /** A step that was killed as soon as it had begun stands where its last execution stood. */
    private void keepPosition(JobExecution execution, StepExecution step) {
        if (step.getCommitCount() > 0 || !step.getExecutionContext().isEmpty()) {
            return;
        }
        repository.getJobExecutions(execution.getJobInstance()).stream()
                .filter(earlier -> earlier.getId() < execution.getId())
                .sorted(Comparator.comparing(JobExecution::getId).reversed())
                .flatMap(earlier -> earlier.getStepExecutions().stream())
                .filter(earlier -> earlier.getStepName().equals(step.getStepName()))
                .findFirst()
                .ifPresent(earlier -> {
                    step.setExecutionContext(earlier.getExecutionContext());
                    repository.updateExecutionContext(step);
                });
    }

    JobExecution lastExecution(long run) {
        for (String name : JobCatalogue.NAMES) {
            for (JobInstance instance : repository.findJobInstances(name)) {
                JobExecution last = repository.getLastJobExecution(instance);
                if (last != null && of(last).id() == run) {
                    return last;
                }
            }
        }
        throw new KefuException(new JobProblem.NoSuchRun(run));
    }

    /** The newest runs first, of which the condition is true. */
    List<Jobs.RunLine> list(Optional<Condition<Jobs.RunLine>> where, int limit) {
        int candidates = where.isPresent() ? Integer.MAX_VALUE : limit;
        List<Jobs.RunLine> lines = new ArrayList<>();
        for (String name : JobCatalogue.NAMES) {
            for (JobInstance instance : repository.getJobInstances(name, 0, candidates)) {
                lines.add(line(instance));
            }
        }
        lines.sort(Comparator.comparingLong(Jobs.RunLine::run).reversed());
        List<Jobs.RunLine> chosen = Condition.filter(lines, where);
        return chosen.subList(0, Math.min(limit, chosen.size()));
    }

    /** How the run of this number stands. */
    Jobs.RunLine line(long run) {
        return line(lastExecution(run).getJobInstance());
    }

    private Jobs.RunLine line(JobInstance instance) {
        List<JobExecution> executions = repository.getJobExecutions(instance);
        JobExecution last = executions.get(0);
        String lastStep = last.getStepExecutions().stream()
                .filter(step -> step.getStepName().indexOf(':') < 0) // parts have names of two words
                .max(Comparator.comparingLong(StepExecution::getId))
                .map(StepExecution::getStepName)
                .orElse(null);
        String message = last.getStepExecutions().stream()
                .filter(step -> step.getStatus() == BatchStatus.FAILED)
                .map(step -> step.getExitStatus()
                        .getExitDescription()
                        .lines()
                        .findFirst()
                        .orElse(""))
                .findFirst()
                .orElse("");
        Run run = of(last);
        return new Jobs.RunLine(
                run.id(),
                run.job(),
                run.now(),
                interrupted(last) ? "INTERRUPTED" : last.getStatus().name(),
                executions.size(),
                last.getJobParameters().getString(STARTED_BY),
                lastStep,
                message);
    }

    /** The database calls it running, and nobody holds the workspace: its process is dead. */
    private boolean interrupted(JobExecution execution) {
        return execution.getStatus().isRunning() && !services.database().isLocked(services.workspace());
    }

    /** What a run did so far. */
    RunSummary summary(Run run, boolean resumed) {
        RunLogRepository log = services.intake().runLog();
        List<RunLogRepository.FileLine> files = log.files(run.id());
        List<@Nullable Long> read = files.stream()
                .filter(file -> file.outcome().equals("read"))
                .map(RunLogRepository.FileLine::fileId)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        return new RunSummary(
                run.id(),
                run.job(),
                run.now(),
                resumed,
                files,
                log.counts(run.id()),
                log.outputs(run.id()),
                new NotTakenRepository(services.database()).of(read));
    }
}
