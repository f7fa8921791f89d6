package io.kefu.intake;

import io.kefu.intake.inbox.Archiving;
import io.kefu.intake.inbox.Inbox;
import io.kefu.intake.ledger.CallRepository;
import io.kefu.intake.ledger.ErasedPeople;
import io.kefu.intake.ledger.FilePart;
import io.kefu.intake.ledger.IntakeRepository;
import io.kefu.intake.ledger.LedgerWriter;
import io.kefu.intake.ledger.RowFate;
import io.kefu.intake.ledger.RunLogRepository;
import io.kefu.store.JobPart;
import io.kefu.store.Once;
import io.kefu.store.Run;
import io.kefu.store.Steps;
import io.kefu.workspace.Workspace;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.batch.core.step.Step;

/**
 * The steps that bring files in. Every row ends imported, duplicate, filtered or quarantined, and the counts commit
 * with the rows: killed and run again, reading goes on after the last block.
 */
public final class IntakeJob implements JobPart {

    private final Workspace workspace;
    private final Inbox inbox;
    private final IntakeRepository ledger;
    private final RunLogRepository log;
    private final Clock clock;
    private final Locale language;

    public IntakeJob(
            Workspace workspace,
            Inbox inbox,
            IntakeRepository ledger,
            RunLogRepository log,
            Clock clock,
            Locale language) {
        this.workspace = workspace;
        this.inbox = inbox;
        this.ledger = ledger;
        this.log = log;
        this.clock = clock;
        this.language = language;
    }

    @Override
    public Map<String, Supplier<Step>> steps(Steps steps, Run run) {
        return Map.of(
                "plan-files", () -> planFiles(steps, run.id()),
                "read-exports", () -> readExports(steps, run.id()),
                "join-calls", () -> joinCalls(steps, run.id()),
                "settle", () -> settle(steps, run.id()));
    }

    private Step planFiles(Steps steps, long runId) {
        return steps.single("plan-files", () -> inbox.plan(runId, log.request(runId)));
    }

    private Step readExports(Steps steps, long runId) {
        FileFates.Judging judging = FileFates.Judging.of(workspace, inbox.mappings(), ledger, clock.instant());
        Supplier<ErasedPeople> erased =
                new Once<>(() -> new ErasedPeople(workspace, ledger, judging.attachments(), judging.phones()));
        return steps.chunked(
                "read-exports",
                new ExportsReader(
                        context -> inbox.planned(runId).stream()
                                .map(FilePart::whole)
                                .toList(),
                        part -> new OrderedFates(
                                new FileFates(part, judging, true),
                                part.file(),
                                erased.get(),
                                workspace.settings().limits()),
                        language),
                new LedgerWriter(ledger, log, runId, clock),
                RowFate::isOfRow);
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
            new Archiving(workspace, ledger, log)
                    .archive(
                            runId,
                            clock.instant().atZone(workspace.settings().zone()).toLocalDate());
        });
    }
}
