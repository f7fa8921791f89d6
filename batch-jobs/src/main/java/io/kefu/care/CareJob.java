package io.kefu.care;

import io.kefu.access.Actor;
import io.kefu.intake.ledger.RunLogRepository;
import io.kefu.store.Database;
import io.kefu.store.JobPart;
import io.kefu.store.Run;
import io.kefu.store.Steps;
import io.kefu.workspace.Workspace;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.batch.core.step.Step;

/** What a run does about histories: at its end it says whose customers matter more. */
public final class CareJob implements JobPart {

    private final Workspace workspace;
    private final Database database;
    private final RunLogRepository log;

    public CareJob(Workspace workspace, Database database, RunLogRepository log) {
        this.workspace = workspace;
        this.database = database;
        this.log = log;
    }

    @Override
    public Map<String, Supplier<Step>> steps(Steps steps, Run run) {
        return Map.of(
                "mark-customers",
                () -> steps.single("mark-customers", () -> {
                    Marking marking = new Marking(workspace, database, run.now(), Actor.system(run.job()));
                    log.add(run.id(), "customers.marked", marking.markAll());
                }));
    }
}
