package io.kefu.job;

import io.kefu.access.Actor;
import io.kefu.condition.Condition;
import io.kefu.intake.inbox.ImapFolder;
import io.kefu.intake.ledger.ImportRequest;
import io.kefu.job.work.Queue;
import io.kefu.problem.KefuException;
import io.kefu.store.Database;
import io.kefu.store.DatabaseCopy;
import io.kefu.store.Progress;
import io.kefu.store.RunLock;
import io.kefu.store.Steps;
import io.kefu.ticket.sheet.SheetOutcome;
import io.kefu.ticket.sheet.TicketSheetReader;
import io.kefu.ticket.sheet.TicketSheetReader.OnConflict;
import io.kefu.workspace.DatabaseSettings;
import io.kefu.workspace.OutputFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Starts, resumes and lists runs. A run's instant and file list are fixed when it begins and reused when it is
 * resumed; whatever a killed run left is finished before a new one begins. Whoever starts a run takes the lock of the
 * workspace once, around all that belongs together.
 */
public final class Jobs {

    private final Services services;
    private final JobRepository repository;
    private final Runs runs;
    private final Launcher launcher;
    private final Actor starter;
    private final Progress progress;

    /** @param starter who starts runs; what a run changes is changed by {@code system:<job>} */
    public Jobs(Services services, Progress progress, Actor starter) {
        this(services, progress, starter, services.workspace().settings().partitions());
    }

    private Jobs(Services services, Progress progress, Actor starter, int partitions) {
        this.services = services;
        this.repository = Steps.repository(services.database());
        this.runs = new Runs(services, repository);
        this.launcher = new Launcher(services, progress, repository, runs, starter, partitions);
        this.starter = starter;
        this.progress = progress;
    }

    /** The same, with so many parts at most of each heavy step of a new run. */
    public Jobs inParts(int partitions) {
        return new Jobs(services, progress, starter, partitions);
    }

    /** Does the work under the lock of a run, or refuses at once when another process has it. */
    private <T> T holding(Supplier<T> work) {
        RunLock lock = services.database().lock(services.workspace());
        try {
            services.database().shared().ifPresent(shared -> new Queue(shared).fence());
            return work.get();
        } finally {
            lock.close();
        }
    }

    /** The main job over the inbox. */
    public List<RunSummary> nightly() {
        return run(JobCatalogue.NIGHTLY, ImportRequest.INBOX);
    }

    /** Imports the inbox, or the files named. */
    public List<RunSummary> importFiles(ImportRequest request) {
        return run(JobCatalogue.IMPORT, request);
    }

    private List<RunSummary> run(String job, ImportRequest request) {
        services.intake().inbox().check(request);
        return holding(() -> {
            services.database().inTransaction(false, services.ticket()::lifecycle);
            return launcher.run(job, request);
        });
    }

    /**
     * Fetches new mail of a folder into the inbox and imports it, with what an earlier fetch left there; no summary when there
     * is none.
     */
    public List<RunSummary> importMail(ImapFolder folder) {
        return holding(() -> {
            folder.fetch(services.workspace(), services.intake().ledger());
            List<Path> unread = ImapFolder.unread(services.workspace());
            return unread.isEmpty() ? List.of() : importHeld(new ImportRequest(unread, null));
        });
    }

    /** The lock is held. */
    private List<RunSummary> importHeld(ImportRequest request) {
        services.intake().inbox().check(request);
        return launcher.run(JobCatalogue.IMPORT, request);
    }

    /** Does what changes customers, while no run works on them and none has been broken off. */
    public <T> T exclusively(Function<Services, T> work) {
        return holding(() -> {
            runs.unfinished().ifPresent(run -> {
                throw new KefuException(
                        new JobProblem.UnfinishedRun(Runs.of(run).id()));
            });
            return work.apply(services);
        });
    }

    /**
     * Copies the database into an empty one, while nobody runs. A run that was broken off can go on in the copy, unless
     * it shares its work: what is judged and not admitted is not copied.
     */
    public DatabaseCopy.Copied copyTo(DatabaseSettings settings) {
        return holding(() -> {
            runs.unfinished()
                    .filter(run -> Runs.partitions(run.getJobParameters()) > 1)
                    .ifPresent(run -> {
                        throw new KefuException(
                                new JobProblem.UnfinishedRun(Runs.of(run).id()));
                    });
            try (Database target = Database.create(settings)) {
                return new DatabaseCopy(services.database(), target, progress).copy();
            } catch (DataAccessException | TransactionException e) {
                throw Database.problem(e, settings)
                        .<RuntimeException>map(problem -> new KefuException(problem, e))
                        .orElse(e);
            }
        });
    }

    /**
     * What came of a sheet of tickets.
     *
     * @param runs the import of its new rows, behind a run that was finished first
     */
    public record SheetRead(SheetOutcome outcome, List<RunSummary> runs) {}

    /**
     * Takes over a sheet of tickets: its edits, and then its new rows, while nobody else runs.
     *
     * @param theirs asked for each conflict when the choice is to ask, while nothing is locked
     */
    public SheetRead readSheet(
            Path file,
            @Nullable OnConflict choice,
            Function<SheetOutcome.Change, Optional<Boolean>> theirs,
            boolean dryRun) {
        TicketSheetReader.Reading reading = services.ticket().sheetReader().read(file, choice, theirs, starter);
        SheetOutcome rehearsed = reading.outcome();
        if (dryRun || !rehearsed.faults().isEmpty()) {
            return new SheetRead(rehearsed, List.of());
        }
        if (rehearsed.fresh().isEmpty()) {
            return new SheetRead(reading.merge(), List.of());
        }
        return exclusively(same -> {
            SheetOutcome outcome = reading.merge();
            List<String> rows =
                    outcome.fresh().stream().map(SheetOutcome.NewTicket::json).toList();
            return new SheetRead(
                    outcome,
                    outcome.faults().isEmpty() ? importLines(rows, "registration", "registration") : List.of());
        });
    }

    /** Imports what somebody changed or added in a customer register, through a file in the inbox. */
    public List<RunSummary> importRegister(List<String> rows) {
        return holding(() -> {
            services.audit().note(starter, "register-read", rows.size() + " customers");
            return importLines(rows, "register", "customer-register");
        });
    }

    private List<RunSummary> importLines(List<String> rows, String source, String mapping) {
        byte[] lines = (String.join("\n", rows) + "\n").getBytes(StandardCharsets.UTF_8);
        String name = UUID.nameUUIDFromBytes(lines) + ".jsonl";
        Path file = services.workspace().inbox().resolve(source).resolve(name);
        OutputFile.write(file, out -> out.write(lines));
        return importHeld(new ImportRequest(List.of(file), mapping));
    }

    /** Resumes the run of this number. */
    public RunSummary restart(long run) {
        return holding(() -> {
            JobExecution last = runs.lastExecution(run);
            if (Runs.isOver(last)) {
                throw new KefuException(
                        new JobProblem.RunIsOver(run, last.getStatus().name()));
            }
            return launcher.resume(runs.recovered(last));
        });
    }

    /** Gives a run up: nothing resumes it, and the next run goes on with what it left. */
    public RunLine abandon(long run) {
        return holding(() -> {
            JobExecution last = runs.recovered(runs.lastExecution(run));
            if (last.getStatus() == BatchStatus.COMPLETED) {
                throw new KefuException(
                        new JobProblem.RunIsOver(run, last.getStatus().name()));
            }
            last.setStatus(BatchStatus.ABANDONED);
            repository.update(last);
            return runs.line(run);
        });
    }

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
        return runs.list(where, limit);
    }

    /** What the run of this number did so far. */
    public RunSummary show(long run) {
        return runs.summary(Runs.of(runs.lastExecution(run)), false);
    }

    /** How the run of this number stands. */
    public RunLine line(long run) {
        return runs.line(run);
    }
}
