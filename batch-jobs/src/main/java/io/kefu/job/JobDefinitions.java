package io.kefu.job;

import io.kefu.access.Actor;
import io.kefu.customer.CustomerJob;
import io.kefu.intake.Inbox;
import io.kefu.intake.IntakeJob;
import io.kefu.intake.RunLogRepository;
import io.kefu.store.Steps;
import io.kefu.ticket.TicketJob;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.builder.FlowBuilder;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.job.builder.SimpleJobBuilder;
import org.springframework.batch.core.job.flow.Flow;
import org.springframework.core.task.SimpleAsyncTaskExecutor;

/**
 * The jobs, step by step.
 *
 * <pre>
 * import:  plan-files → read-exports → join-calls → store-agents → store-people → match-customers → store-orders
 *          → grade-customers → import-tickets → open-tickets → settle
 * nightly: import, then kpi-workbook beside registration-sheet → progress-sheet
 * </pre>
 */
final class JobDefinitions {

    static final String NIGHTLY = "nightly";
    static final String IMPORT = "import";

    private final Services services;
    private final Steps steps;
    private final long runId;
    private final Inbox.Request request;

    /** @param services with the run's fixed instant as their clock */
    JobDefinitions(Services services, Steps steps, long runId, Inbox.Request request) {
        this.services = services;
        this.steps = steps;
        this.runId = runId;
        this.request = request;
    }

    Job job(String name) {
        SimpleJobBuilder importing = importing(name);
        if (!name.equals(NIGHTLY)) {
            return importing.build();
        }
        Outputs outputs = new Outputs(services, runId);
        Flow workbook = new FlowBuilder<Flow>("workbook")
                .start(outputs.kpiWorkbook(steps))
                .end();
        Flow sheets = new FlowBuilder<Flow>("sheets")
                .start(outputs.registrationSheet(steps))
                .next(outputs.progressSheet(steps))
                .end();
        Flow writing = new FlowBuilder<Flow>("outputs")
                .split(new SimpleAsyncTaskExecutor("outputs-"))
                .add(workbook, sheets)
                .build();
        return importing.on("COMPLETED").to(writing).end().build();
    }

    private SimpleJobBuilder importing(String name) {
        Actor actor = Actor.system(name);
        RunLogRepository log = services.runLog();
        Inbox inbox = new Inbox(
                services.workspace(),
                services.ledger(),
                log,
                services.language().locale());
        IntakeJob intake = new IntakeJob(
                services.workspace(),
                inbox,
                services.ledger(),
                log,
                services.clock(),
                services.language().locale());
        CustomerJob customers = new CustomerJob(
                services.workspace(),
                services.database(),
                services.ledger(),
                services.serials(),
                log,
                services.customerObserver(),
                services.clock());
        TicketJob tickets = new TicketJob(
                services.ticketService(), services.agents(), services.customers(), services.ledger(), log);
        return new JobBuilder(name, steps.repository())
                .start(intake.planFiles(steps, runId, request))
                .next(intake.readExports(steps, runId))
                .next(intake.joinCalls(steps, runId))
                .next(tickets.storeAgents(steps))
                .next(customers.storePeople(steps))
                .next(customers.matchCustomers(steps, runId, actor))
                .next(customers.storeOrders(steps))
                .next(customers.gradeCustomers(steps, runId, actor))
                .next(tickets.importTickets(steps, runId, actor))
                .next(tickets.openTickets(steps, runId, actor))
                .next(intake.settle(steps, runId));
    }
}
