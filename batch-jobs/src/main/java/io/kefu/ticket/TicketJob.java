package io.kefu.ticket;

import io.kefu.access.Actor;
import io.kefu.intake.IntakeRepository;
import io.kefu.intake.RunLogRepository;
import io.kefu.store.Steps;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.batch.core.step.Step;

/**
 * The steps that make tickets. Their readers leave out rows that went into a ticket already; what they keep in
 * memory is read from the database when a step begins, so a restart decides as the first run would have.
 */
public final class TicketJob {

    private final TicketService service;
    private final AgentRepository agents;
    private final IntakeRepository ledger;
    private final RunLogRepository log;

    public TicketJob(TicketService service, AgentRepository agents, IntakeRepository ledger, RunLogRepository log) {
        this.service = service;
        this.agents = agents;
        this.ledger = ledger;
        this.log = log;
    }

    public Step storeAgents(Steps steps) {
        return steps.chunked(
                "store-agents",
                AgentRepository.pending(steps, ledger::settled),
                chunk -> chunk.forEach(row -> agents.save(AgentRepository.toAgent(row), row.id())));
    }

    public Step importTickets(Steps steps, long runId, Actor actor) {
        Supplier<TicketImporter> importer = once(() -> service.importer(actor));
        return steps.chunked("import-tickets", TicketRepository.pendingTickets(steps, ledger::settled), chunk -> {
            int opened = importer.get().take(List.copyOf(chunk.getItems()));
            log.add(runId, "tickets.imported", opened);
        });
    }

    public Step openTickets(Steps steps, long runId, Actor actor) {
        Supplier<TicketDesk> desk = once(() -> service.desk(actor));
        return steps.chunked("open-tickets", TicketRepository.pendingInteractions(steps, ledger::settled), chunk -> {
            TicketDesk.Outcome outcome = desk.get().take(List.copyOf(chunk.getItems()));
            log.add(runId, "tickets.opened", outcome.opened());
            log.add(runId, "tickets.appended", outcome.appended());
            log.add(runId, "tickets.assigned", outcome.assigned());
            log.add(runId, "tickets.unplaced", outcome.unplaced());
        });
    }

    /** Made at the first chunk, when the steps before have done their work. */
    private static <T> Supplier<T> once(Supplier<T> maker) {
        return new Supplier<>() {
            private final java.util.concurrent.atomic.AtomicReference<T> made =
                    new java.util.concurrent.atomic.AtomicReference<>();

            @Override
            public T get() {
                return made.updateAndGet(known -> known == null ? maker.get() : known);
            }
        };
    }
}
