package io.kefu.intake;

import io.kefu.intake.inbox.Archiving;
import io.kefu.intake.inbox.Inbox;
import io.kefu.intake.ledger.Attachments;
import io.kefu.intake.ledger.CallRepository;
import io.kefu.intake.ledger.ErasedPeople;
import io.kefu.intake.ledger.FilePart;
import io.kefu.intake.ledger.IntakeRepository;
import io.kefu.intake.ledger.LedgerWriter;
import io.kefu.intake.ledger.PlannedFile;
import io.kefu.intake.ledger.RowFate;
import io.kefu.intake.ledger.RunLogRepository;
import io.kefu.intake.record.RecordKind;
import io.kefu.intake.stage.StagingRepository;
import io.kefu.store.JobPart;
import io.kefu.store.Once;
import io.kefu.store.Partitions;
import io.kefu.store.Run;
import io.kefu.store.Steps;
import io.kefu.workspace.Workspace;
import java.time.Clock;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.step.Step;

/**
 * The steps that bring files in. Every row ends imported, duplicate, filtered or quarantined, and the counts commit
 * with the rows: killed and run again, reading goes on after the last block.
 */
public final class IntakeJob implements JobPart {

    /** Smaller shares cost more to hand out than to read. */
    private static final long LEAST_SHARE = 1 << 17;

    private final Workspace workspace;
    private final Inbox inbox;
    private final IntakeRepository ledger;
    private final RunLogRepository log;
    private final StagingRepository staging;
    private final Clock clock;
    private final Locale language;

    public IntakeJob(
            Workspace workspace,
            Inbox inbox,
            IntakeRepository ledger,
            RunLogRepository log,
            StagingRepository staging,
            Clock clock,
            Locale language) {
        this.workspace = workspace;
        this.inbox = inbox;
        this.ledger = ledger;
        this.log = log;
        this.staging = staging;
        this.clock = clock;
        this.language = language;
    }

    @Override
    public Map<String, Supplier<Step>> steps(Steps steps, Run run) {
        return Map.of(
                "plan-files", () -> planFiles(steps, run.id()),
                "share-files", () -> shareFiles(steps, run.id()),
                "judge-exports", () -> judgeExports(steps, run.id()),
                "judge-share", () -> judgeShare(steps, run.id()),
                "read-exports", () -> readExports(steps, run.id()),
                "join-calls", () -> joinCalls(steps, run.id()),
                "settle", () -> settle(steps, run.id()));
    }

    private Step planFiles(Steps steps, long runId) {
        return steps.single("plan-files", () -> inbox.plan(runId, log.request(runId)));
    }

    private Step shareFiles(Steps steps, long runId) {
        return steps.single("share-files", () -> {
            List<List<FilePart>> shares = Shares.of(
                    inbox.planned(runId),
                    workspace.settings().limits(),
                    steps.partitions().most(),
                    LEAST_SHARE);
            staging.plan(runId, shares);
        });
    }

    private Step judgeExports(Steps steps, long runId) {
        return steps.partitions()
                .handedOut(
                        "judge-exports",
                        () -> staging.shares(runId).stream()
                                .map(number -> "judge-share " + number)
                                .toList(),
                        () -> staging.judged(runId));
    }

    /** What any process does with one share. */
    private Step judgeShare(Steps steps, long runId) {
        int[] number = {-1};
        FileFates.Judging judging = judging();
        return steps.chunked(
                "judge-share",
                new ExportsReader(
                        context -> {
                            number[0] = context.getInt(Partitions.NUMBER);
                            return staging.share(runId, number[0], inbox.planned(runId));
                        },
                        part -> new FileFates(part, judging, false),
                        language),
                fates -> staging.insert(runId, number[0], fates),
                RowFate::isOfRow);
    }

    /** Admits what was read here, or what others judged, in the order of the files. */
    private Step readExports(Steps steps, long runId) {
        FileFates.Judging judging = judging();
        Supplier<ErasedPeople> erased = new Once<>(() -> new ErasedPeople(workspace, ledger, judging.phones()));
        boolean shared = steps.partitions().areUsed();
        return steps.chunked(
                "read-exports",
                new ExportsReader(
                        context -> inbox.planned(runId).stream()
                                .map(FilePart::whole)
                                .toList(),
                        part -> new OrderedFates(
                                shared && part.file().mapping().kind() != RecordKind.CORRECTION
                                        ? judgedElsewhere(runId, part.file())
                                        : new FileFates(part, judging, true),
                                part.file(),
                                erased.get(),
                                workspace.settings().limits()),
                        language),
                new LedgerWriter(ledger, log, runId, clock),
                RowFate::isOfRow);
    }

    private Fates judgedElsewhere(long runId, PlannedFile file) {
        FileFates.verify(file, workspace.settings().limits());
        Iterator<RowFate> fates = staging.judged(runId, file);
        if (!fates.hasNext()) {
            throw new IllegalStateException("nobody has judged " + file.path());
        }
        return new Fates() {
            @Override
            public @Nullable RowFate next() {
                return fates.hasNext() ? fates.next() : null;
            }

            @Override
            public void close() {}
        };
    }

    private FileFates.Judging judging() {
        return FileFates.Judging.of(workspace, inbox.mappings(), ledger, clock.instant());
    }

    /** Legs of one call become one interaction; a leg that comes later makes a new version of it. */
    private Step joinCalls(Steps steps, long runId) {
        CallJoiner joiner = new CallJoiner(workspace, inbox.mappings(), ledger, log, runId);
        return steps.chunked(
                "join-calls",
                steps.pending("pending-calls", CallRepository.PENDING_CALLS, ledger::settled, ledger.calls()::calls),
                joiner);
    }

    /** Runs last: only now do later runs pass over what this one brought in. */
    private Step settle(Steps steps, long runId) {
        return steps.single("settle", () -> {
            ledger.settle();
            ledger.orphans().remove(new Attachments(workspace));
            if (steps.partitions().areUsed()) {
                staging.clear();
            }
            new Archiving(workspace, ledger, log)
                    .archive(
                            runId,
                            clock.instant().atZone(workspace.settings().zone()).toLocalDate());
        });
    }
}
