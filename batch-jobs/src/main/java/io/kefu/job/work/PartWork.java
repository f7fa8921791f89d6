package io.kefu.job.work;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.ExecutionHandler;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import io.kefu.problem.KefuException;
import io.kefu.problem.Problem;
import io.kefu.problem.ProblemText;
import io.kefu.store.Database;
import io.kefu.store.Partitions;
import io.kefu.store.Progress;
import io.kefu.store.Steps;
import io.kefu.store.StoreProblem;
import io.kefu.workspace.DatabaseSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobInterruptedException;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.StepExecution;

/** Does the parts that this process is handed. */
public final class PartWork implements ExecutionHandler<Void> {

    /** What this process makes of a run that another one began. */
    public interface Runs {

        /** True when this process sees the files of the run. */
        boolean seesFiles(JobExecution run);

        /** A step of the run by its name. */
        Step step(JobExecution run, String name, Steps steps);
    }

    private final Database database;
    private final DatabaseSettings settings;
    private final JobRepository repository;
    private final Runs runs;
    private final Hosts.Present self;
    private final Progress progress;
    private final Locale language;
    private volatile @Nullable StepExecution running;
    private volatile boolean stopping;

    /** @param language of the words that tell why a part failed */
    public PartWork(
            Database database,
            DatabaseSettings settings,
            Runs runs,
            Hosts.Present self,
            Progress progress,
            Locale language) {
        this.database = database;
        this.settings = settings;
        this.repository = Steps.repository(database);
        this.runs = runs;
        this.self = self;
        this.progress = progress;
        this.language = language;
    }

    /** The name of a part behind that of its step. */
    static String nameOf(StepExecution part) {
        return part.getStepName().substring(part.getStepName().indexOf(':') + 1);
    }

    /** The part at hand ends after its block, and another process goes on with it. */
    public void stop() {
        stopping = true;
        StepExecution part = running;
        if (part != null) {
            part.setTerminateOnly();
        }
    }

    @Override
    public CompletionHandler<Void> execute(TaskInstance<Void> instance, ExecutionContext context) {
        StepExecution part = repository.getStepExecution(Long.parseLong(instance.getId()));
        if (part == null) {
            return (complete, operations) -> operations.remove();
        }
        boolean seesFiles = runs.seesFiles(part.getJobExecution());
        self.seesFiles(seesFiles);
        if (!seesFiles || stopping) {
            return again(Duration.ZERO);
        }
        Fence fence = new Fence(database, context.getExecution());
        self.worksOn(nameOf(part));
        progress.at(nameOf(part), 0);
        try {
            carryOut(part, fence);
        } finally {
            running = null;
            self.worksOn(null);
        }
        progress.at(nameOf(part), -1);
        return ended(part, fence);
    }

    private void carryOut(StepExecution part, Fence fence) {
        JobRepository fenced = fence.around(repository);
        String name = nameOf(part);
        int number = name.indexOf(' ');
        if (number > 0) { // from its name: what a killed manager had in mind for it may not have been stored
            part.getExecutionContext().putInt(Partitions.NUMBER, Integer.parseInt(name.substring(number + 1)));
        }
        Step step;
        try {
            step = runs.step(
                    part.getJobExecution(),
                    number < 0 ? name : name.substring(0, number),
                    Steps.fenced(fenced, database, Progress.SILENT, fence));
        } catch (KefuException e) { // its own settings or rules are wrong
            part.setStatus(BatchStatus.FAILED);
            part.addFailureException(e);
            return;
        }
        part.setExitStatus(ExitStatus.EXECUTING); // whatever an earlier process said of it
        running = part;
        if (stopping) {
            part.setTerminateOnly();
        }
        try {
            step.execute(part);
        } catch (JobInterruptedException e) {
            part.setStatus(BatchStatus.STOPPED);
        }
    }

    private CompletionHandler<Void> ended(StepExecution part, Fence fence) {
        if (part.getStatus() == BatchStatus.COMPLETED) {
            return (complete, operations) -> operations.remove();
        }
        if (part.getStatus() == BatchStatus.STOPPED) {
            return again(Duration.ZERO);
        }
        List<Throwable> failures = part.getFailureExceptions();
        Optional<Problem> problem = Database.problemBehind(failures, settings);
        if (problem.isPresent() && problem.get() instanceof StoreProblem.Conflict) {
            return (complete, operations) -> {}; // somebody else has it
        }
        if (problem.isPresent() && isPassing(problem.get())) {
            return again(Queue.LATER);
        }
        String reason = problem.map(
                        known -> String.join("\n", ProblemText.in(language).lines(known)))
                .orElseGet(() -> deepest(failures.get(0)).toString());
        part.setExitStatus(new ExitStatus(ExitStatus.FAILED.getExitCode(), reason));
        fence.around(repository).update(part);
        return (complete, operations) -> operations.remove();
    }

    private static boolean isPassing(Problem problem) {
        return problem instanceof StoreProblem.ServerGone || problem instanceof StoreProblem.TooManyConnections;
    }

    private static Throwable deepest(Throwable failure) {
        return failure.getCause() == null ? failure : deepest(failure.getCause());
    }

    private static CompletionHandler<Void> again(Duration after) {
        return (complete, operations) ->
                operations.reschedule(complete, Instant.now().plus(after));
    }
}
