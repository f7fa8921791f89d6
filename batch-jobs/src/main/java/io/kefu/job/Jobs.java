package io.kefu.job;

import io.kefu.access.Actor;
import io.kefu.condition.Condition;
import io.kefu.intake.ImapFolder;
import io.kefu.intake.Inbox;
import io.kefu.intake.NotTakenRepository;
import io.kefu.intake.RunLogRepository;
import io.kefu.problem.KefuException;
import io.kefu.store.Progress;
import io.kefu.store.Steps;
import io.kefu.store.StoreFailures;
import io.kefu.store.StoreProblem;
import io.kefu.ticket.sheet.SheetOutcome;
import io.kefu.workspace.OutputFile;
import io.kefu.workspace.Workspace;
import io.kefu.workspace.WorkspaceProblem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.configuration.support.MapJobRegistry;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobExecutionException;
import org.springframework.batch.core.job.JobInstance;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.batch.core.launch.support.TaskExecutorJobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.core.task.SyncTaskExecutor;

/**
 * Starts, resumes and lists runs. A run's instant and file list are fixed when it begins and reused when it is
 * resumed; whatever a killed run left is finished before a new one begins.
 */
public final class Jobs {

    private static final String RUN = "run";
    private static final String NOW = "now";
    private static final String FILES = "files";
    private static final String MAPPING = "mapping";
    private static final String STARTED_BY = "started_by";

    private final Services services;
    private final Progress progress;
    private final JobRepository repository;
    private final Actor starter;

    /** @param starter who starts runs; what a run changes is changed by {@code system:<job>} */
    public Jobs(Services services, Progress progress, Actor starter) {
        this.starter = starter;
        this.services = services;
        this.progress = progress;
        this.repository = Steps.repository(services.database());
    }

    /** The main job over the inbox. */
    public List<RunSummary> nightly() {
        return run(JobDefinitions.NIGHTLY, Inbox.Request.INBOX);
    }

    /** Imports the inbox, or the files named. */
    public List<RunSummary> importFiles(Inbox.Request request) {
        return run(JobDefinitions.IMPORT, request);
    }

    /**
     * Fetches new mail of a folder into the inbox and imports it, with what an earlier fetch left there; no summary when there
     * is none.
     */
    public List<RunSummary> importMail(ImapFolder folder) {
        List<Path> unread = RunLock.holding(services.workspace(), () -> {
            folder.fetch(services.workspace(), services.ledger());
            return ImapFolder.unread(services.workspace());
        });
        return unread.isEmpty() ? List.of() : importFiles(new Inbox.Request(unread, null));
    }

    /** Does what changes customers, while no run works on them and none has been broken off. */
    public <T> T exclusively(Function<Services, T> work) {
        return RunLock.holding(services.workspace(), () -> {
            unfinished().ifPresent(run -> {
                throw new KefuException(new JobProblem.UnfinishedRun(runOf(run)));
            });
            return work.apply(services);
        });
    }

    /** Imports rows that somebody added to a registration sheet, through a file in the inbox. */
    public List<RunSummary> importNewRows(List<SheetOutcome.NewTicket> rows) {
        return importLines(rows.stream().map(SheetOutcome.NewTicket::json).toList(), "registration", "registration");
    }

    /** Imports what somebody changed or added in a customer register, through a file in the inbox. */
    public List<RunSummary> importRegister(List<String> rows) {
        services.audit().note(starter, "register-read", rows.size() + " customers");
        return importLines(rows, "register", "customer-register");
    }

    private List<RunSummary> importLines(List<String> rows, String source, String mapping) {
        byte[] lines = (String.join("\n", rows) + "\n").getBytes(StandardCharsets.UTF_8);
        String name = UUID.nameUUIDFromBytes(lines) + ".jsonl";
        Path file = services.workspace().inbox().resolve(source).resolve(name);
        OutputFile.write(file, out -> out.write(lines));
        return importFiles(new Inbox.Request(List.of(file), mapping));
    }

    /**
     * Finishes an unfinished run if there is one, then runs the job, unless what was finished is the very same run.
     * One summary for each.
     */
    private List<RunSummary> run(String name, Inbox.Request request) {
        new Inbox(
                        services.workspace(),
                        services.ledger(),
                        services.runLog(),
                        services.language().locale())
                .check(request);
        return RunLock.holding(services.workspace(), () -> {
            List<RunSummary> summaries = new ArrayList<>();
            Optional<JobExecution> unfinished = unfinished();
            if (unfinished.isPresent()) {
                summaries.add(resume(unfinished.get()));
                if (isSame(unfinished.get(), name, request)) {
                    return summaries;
                }
            }
            summaries.add(start(name, request));
            return summaries;
        });
    }

    private boolean isSame(JobExecution execution, String name, Inbox.Request request) {
        return execution.getJobInstance().getJobName().equals(name)
                && instantOf(execution).equals(services.clock().instant())
                && requestOf(execution).equals(request);
    }

    /** Resumes the run of this number. */
    public RunSummary restart(long run) {
        return RunLock.holding(services.workspace(), () -> {
            JobExecution last = lastExecution(run);
            if (last.getStatus() == BatchStatus.COMPLETED || last.getStatus() == BatchStatus.ABANDONED) {
                throw new KefuException(
                        new JobProblem.RunIsOver(run, last.getStatus().name()));
            }
            return resume(recovered(last));
        });
    }

    /** Gives a run up: nothing resumes it, and the next run goes on with what it left. */
    public RunLine abandon(long run) {
        return RunLock.holding(services.workspace(), () -> {
            JobExecution last = recovered(lastExecution(run));
            if (last.getStatus() == BatchStatus.COMPLETED) {
                throw new KefuException(
                        new JobProblem.RunIsOver(run, last.getStatus().name()));
            }
            last.setStatus(BatchStatus.ABANDONED);
            repository.update(last);
            return line(run);
        });
    }

    private RunSummary start(String name, Inbox.Request request) {
        long run = nextRun();
        Instant now = services.clock().instant();
        JobParametersBuilder parameters = new JobParametersBuilder()
                .addLong(RUN, run)
                .addLong(NOW, now.toEpochMilli(), false)
                .addString(STARTED_BY, starter.name(), false)
                .addString(
                        FILES,
                        String.join(
                                "\n",
                                request.files().stream().map(Path::toString).toList()),
                        false);
        if (request.mapping() != null) {
            parameters.addString(MAPPING, request.mapping(), false);
        }
        return execute(name, run, now, request, null, parameters.toJobParameters());
    }

    private RunSummary resume(JobExecution execution) {
        return execute(
                execution.getJobInstance().getJobName(),
                runOf(execution),
                instantOf(execution),
                requestOf(execution),
                execution,
                execution.getJobParameters());
    }

    private RunSummary execute(
            String name,
            long run,
            Instant now,
            Inbox.Request request,
            @Nullable JobExecution earlier,
            JobParameters parameters) {
        Services then = services.at(Clock.fixed(now, ZoneOffset.UTC));
        Steps steps = new Steps(repository, services.database(), progress);
        Job job = new JobDefinitions(then, steps, run, request).job(name);
        JobExecution execution = launch(job, earlier, parameters);
        if (execution.getStatus() != BatchStatus.COMPLETED) {
            throw failure(execution);
        }
        return summary(name, run, now, earlier != null);
    }

    private JobExecution launch(Job job, @Nullable JobExecution earlier, JobParameters parameters) {
        try {
            MapJobRegistry registry = new MapJobRegistry();
            registry.register(job);
            TaskExecutorJobOperator operator = new TaskExecutorJobOperator();
            operator.setJobRepository(repository);
            operator.setJobRegistry(registry);
            operator.setTaskExecutor(new SyncTaskExecutor());
            operator.afterPropertiesSet();
            return earlier == null ? operator.start(job, parameters) : operator.restart(earlier);
        } catch (JobExecutionException e) {
            throw new IllegalStateException("cannot launch " + job.getName(), e);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("cannot set up the job operator", e);
        }
    }

    private RunSummary summary(String name, long run, Instant now, boolean resumed) {
        RunLogRepository log = services.runLog();
        List<RunLogRepository.FileLine> files = log.files(run);
        List<Long> read = files.stream()
                .filter(file -> file.outcome().equals("read"))
                .map(RunLogRepository.FileLine::fileId)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        return new RunSummary(
                run,
                name,
                now,
                resumed,
                files,
                log.counts(run),
                log.outputs(run),
                new NotTakenRepository(services.database()).of(read));
    }

    /** The reason for the person when there is one, else the defect itself. */
    private RuntimeException failure(JobExecution execution) {
        List<Throwable> failures = execution.getAllFailureExceptions();
        for (Throwable failure : failures) {
            for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
                if (cause instanceof KefuException problem) {
                    return problem;
                }
            }
        }
        for (Throwable failure : failures) {
            Optional<StoreProblem> disk =
                    StoreFailures.of(failure, services.database().file());
            if (disk.isPresent()) {
                return new KefuException(disk.get(), failure);
            }
        }
        return new IllegalStateException(
                "run ended " + execution.getStatus(), failures.isEmpty() ? null : failures.get(0));
    }

    // ---- what earlier runs left

    private Optional<JobExecution> unfinished() {
        for (String name : List.of(JobDefinitions.NIGHTLY, JobDefinitions.IMPORT)) {
            JobInstance instance = repository.getLastJobInstance(name);
            JobExecution last = instance == null ? null : repository.getLastJobExecution(instance);
            if (last == null
                    || last.getStatus() == BatchStatus.COMPLETED
                    || last.getStatus() == BatchStatus.ABANDONED) {
                continue;
            }
            return Optional.of(recovered(last));
        }
        return Optional.empty();
    }

    /**
     * A run that a dead process left as running counts as failed, and so does one whose last commit failed: rows and
     * positions are in one transaction, so both are there or neither. Only the holder of the lock may say so.
     */
    private JobExecution recovered(JobExecution execution) {
        if (!execution.getStatus().isRunning() && execution.getStatus() != BatchStatus.UNKNOWN) {
            return execution;
        }
        LocalDateTime end = LocalDateTime.now(ZoneOffset.UTC);
        for (StepExecution step : execution.getStepExecutions()) {
            if (step.getStatus().isRunning() || step.getStatus() == BatchStatus.UNKNOWN) {
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

    // ---- the list of runs

    /**
     * A run as a person looks at it.
     *
     * @param lastStep where it stands or stopped
     */
    public record RunLine(
            long run,
            String job,
            Instant now,
            String status,
            int starts,
            @Nullable String startedBy,
            @Nullable String lastStep,
            String message) {}

    /** The newest runs first, of which the condition is true. */
    public List<RunLine> list(Optional<Condition<RunLine>> where, int limit) {
        int candidates = where.isPresent() ? Integer.MAX_VALUE : limit;
        List<RunLine> lines = new ArrayList<>();
        for (String name : List.of(JobDefinitions.NIGHTLY, JobDefinitions.IMPORT)) {
            for (JobInstance instance : repository.getJobInstances(name, 0, candidates)) {
                lines.add(line(instance));
            }
        }
        lines.sort(Comparator.comparingLong(RunLine::run).reversed());
        List<RunLine> chosen = Condition.filter(lines, where);
        return chosen.subList(0, Math.min(limit, chosen.size()));
    }

    /** The database calls it running, and nobody holds the workspace: its process is dead. */
    private boolean interrupted(JobExecution execution) {
        return execution.getStatus().isRunning() && !RunLock.isHeld(services.workspace());
    }

    private RunLine line(JobInstance instance) {
        List<JobExecution> executions = repository.getJobExecutions(instance);
        JobExecution last = executions.get(0);
        String lastStep = last.getStepExecutions().stream()
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
        return new RunLine(
                runOf(last),
                instance.getJobName(),
                instantOf(last),
                interrupted(last) ? "INTERRUPTED" : last.getStatus().name(),
                executions.size(),
                last.getJobParameters().getString(STARTED_BY),
                lastStep,
                message);
    }

    /** What the run of this number did so far. */
    public RunSummary show(long run) {
        JobExecution last = lastExecution(run);
        return summary(last.getJobInstance().getJobName(), run, instantOf(last), false);
    }

    /** How the run of this number stands. */
    public RunLine line(long run) {
        return line(lastExecution(run).getJobInstance());
    }

    private JobExecution lastExecution(long run) {
        for (String name : List.of(JobDefinitions.NIGHTLY, JobDefinitions.IMPORT)) {
            for (JobInstance instance : repository.findJobInstances(name)) {
                JobExecution last = repository.getLastJobExecution(instance);
                if (last != null && runOf(last) == run) {
                    return last;
                }
            }
        }
        throw new KefuException(new JobProblem.NoSuchRun(run));
    }

    private long nextRun() {
        return services.database()
                        .write()
                        .sql("SELECT COALESCE(MAX(JOB_INSTANCE_ID), 0) FROM BATCH_JOB_INSTANCE")
                        .query(Long.class)
                        .single()
                + 1;
    }

    private static long runOf(JobExecution execution) {
        return Objects.requireNonNull(execution.getJobParameters().getLong(RUN));
    }

    private static Instant instantOf(JobExecution execution) {
        return Instant.ofEpochMilli(
                Objects.requireNonNull(execution.getJobParameters().getLong(NOW)));
    }

    private static Inbox.Request requestOf(JobExecution execution) {
        String files = Objects.requireNonNullElse(execution.getJobParameters().getString(FILES), "");
        return new Inbox.Request(
                files.lines().filter(line -> !line.isEmpty()).map(Path::of).toList(),
                execution.getJobParameters().getString(MAPPING));
    }

    // ---- dry run

    /** Work on a private copy of the database, with output beside it; nothing of it stays. */
    @FunctionalInterface
    public interface Rehearsed<T> {
        T run(Services rehearsal);
    }

    /** Rehearses work that is more than one transaction. */
    public static <T> T rehearse(Services services, Rehearsed<T> work) {
        Path directory = null;
        try {
            directory = Files.createTempDirectory("kefu-dry-run-");
            Workspace workspace = services.workspace().rehearsal(directory);
            services.database().snapshot(workspace.database());
            try (Services rehearsal =
                    Services.open(workspace, services.calendars(), services.clock(), services.language())) {
                return work.run(rehearsal);
            }
        } catch (IOException e) {
            throw new KefuException(
                    new WorkspaceProblem.CannotWrite("the temporary directory", Workspace.reason(e)), e);
        } finally {
            delete(directory);
        }
    }

    private static void delete(@Nullable Path directory) {
        if (directory == null) {
            return;
        }
        try (Stream<Path> tree = Files.walk(directory)) {
            for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
