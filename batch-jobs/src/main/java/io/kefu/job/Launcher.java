package io.kefu.job;

import io.kefu.access.Actor;
import io.kefu.intake.ledger.ImportRequest;
import io.kefu.problem.KefuException;
import io.kefu.problem.Problem;
import io.kefu.store.Database;
import io.kefu.store.Progress;
import io.kefu.store.Run;
import io.kefu.store.Steps;
import io.kefu.store.StoreProblem;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.configuration.support.MapJobRegistry;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobExecutionException;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.batch.core.launch.support.TaskExecutorJobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.core.task.SyncTaskExecutor;

/** Starts and resumes runs; the caller holds the workspace. */
final class Launcher {

    /** How often a run goes on by itself after a conflict: more would hide that something else is wrong. */
    private static final int MOST_CONFLICTS = 5;

    private final Services services;
    private final Progress progress;
    private final JobRepository repository;
    private final Runs runs;
    private final Actor starter;
    private final int partitions;

    /**
     * @param starter who starts runs; what a run changes is changed by {@code system:<job>}
     * @param partitions of heavy steps of a new run
     */
    Launcher(Services services, Progress progress, JobRepository repository, Runs runs, Actor starter, int partitions) {
        this.services = services;
        this.progress = progress;
        this.repository = repository;
        this.runs = runs;
        this.starter = starter;
        this.partitions = partitions;
    }

    /**
     * Finishes an unfinished run if there is one, then runs the job, unless what was finished is the very same run.
     * One summary for each.
     */
    List<RunSummary> run(String job, ImportRequest request) {
        List<RunSummary> summaries = new ArrayList<>();
        Optional<JobExecution> unfinished = runs.unfinished();
        if (unfinished.isPresent()) {
            summaries.add(resume(unfinished.get()));
            if (isSame(Runs.of(unfinished.get()), job, request)) {
                return summaries;
            }
        }
        summaries.add(start(job, request));
        return summaries;
    }

    private boolean isSame(Run run, String job, ImportRequest request) {
        return run.job().equals(job)
                && run.now().equals(services.clock().instant())
                && services.intake().runLog().request(run.id()).equals(request);
    }

    private RunSummary start(String job, ImportRequest request) {
        Run run = new Run(runs.next(), job, services.clock().instant());
        services.database().inTransaction(false, () -> {
            services.intake().runLog().saveRequest(run.id(), request);
            return run;
        });
        JobParameters parameters = new JobParametersBuilder()
                .addLong(Runs.RUN, run.id())
                .addLong(Runs.NOW, run.now().toEpochMilli(), false)
                .addString(Runs.STARTED_BY, starter.name(), false)
                .addLong(Runs.PARTITIONS, (long) partitions, false)
                .addString(Runs.LANGUAGE, services.language().code(), false)
                .toJobParameters();
        return execute(run, null, parameters);
    }

    RunSummary resume(JobExecution execution) {
        return execute(Runs.of(execution), execution, execution.getJobParameters());
    }

    /** A step whose rows another process changed meanwhile goes on from its last block, with what is stored now. */
    private RunSummary execute(Run run, @Nullable JobExecution earlier, JobParameters parameters) {
        JobExecution execution = attempt(run, earlier, parameters);
        for (int i = 0; i < MOST_CONFLICTS && isConflict(execution); i++) {
            execution = attempt(run, runs.recovered(runs.lastExecution(run.id())), parameters);
        }
        if (execution.getStatus() != BatchStatus.COMPLETED) {
            throw failure(execution);
        }
        return runs.summary(run, earlier != null);
    }

    private JobExecution attempt(Run run, @Nullable JobExecution earlier, JobParameters parameters) {
        Services then = services.at(Clock.fixed(run.now(), ZoneOffset.UTC));
        int most = Runs.partitions(parameters);
        return new Sharing(services, repository, progress).during(run, most, then, shared -> {
            Steps steps = new Steps(repository, services.database(), progress, shared);
            return launch(new JobCatalogue(then.jobParts(), steps, run).job(), earlier, parameters);
        });
    }

    private boolean isConflict(JobExecution execution) {
        return execution.getStatus() != BatchStatus.COMPLETED
                && problemOf(execution)
                        .filter(StoreProblem.Conflict.class::isInstance)
                        .isPresent();
    }

    private Optional<Problem> problemOf(JobExecution execution) {
        return Database.problemBehind(
                execution.getAllFailureExceptions(), services.workspace().database());
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

    /** The reason for the person when there is one, else the defect itself. */
    private RuntimeException failure(JobExecution execution) {
        List<Throwable> failures = execution.getAllFailureExceptions();
        Throwable first = failures.isEmpty() ? null : failures.get(0);
        return problemOf(execution)
                .<RuntimeException>map(problem -> new KefuException(problem, first))
                .orElseGet(() -> new IllegalStateException("run ended " + execution.getStatus(), first));
    }
}
