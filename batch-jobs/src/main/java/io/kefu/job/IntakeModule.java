package io.kefu.job;

import io.kefu.intake.IntakeJob;
import io.kefu.intake.inbox.Inbox;
import io.kefu.intake.ledger.IntakeRepository;
import io.kefu.intake.ledger.RunLogRepository;
import io.kefu.intake.stage.StagingRepository;
import io.kefu.store.JobPart;
import io.kefu.store.Once;
import java.util.function.Supplier;

/** Intake, put together. */
public final class IntakeModule {

    private final Ground ground;
    private final Supplier<IntakeRepository> ledger;
    private final Supplier<RunLogRepository> runLog;
    private final Supplier<Inbox> inbox;

    IntakeModule(Ground ground) {
        this.ground = ground;
        this.ledger = new Once<>(() -> new IntakeRepository(ground.database()));
        this.runLog = new Once<>(() -> new RunLogRepository(ground.database()));
        this.inbox = new Once<>(() -> new Inbox(
                ground.workspace(),
                ledger(),
                runLog(),
                ground.rulebook().mappings(),
                ground.language().locale()));
    }

    public IntakeRepository ledger() {
        return ledger.get();
    }

    public RunLogRepository runLog() {
        return runLog.get();
    }

    Inbox inbox() {
        return inbox.get();
    }

    JobPart part() {
        return new IntakeJob(
                ground.workspace(),
                inbox(),
                ledger(),
                runLog(),
                new StagingRepository(ground.database()),
                ground.clock(),
                ground.language().locale());
    }
}
