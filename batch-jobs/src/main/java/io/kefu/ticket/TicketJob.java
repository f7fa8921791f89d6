package io.kefu.ticket;

import io.kefu.access.Actor;
import io.kefu.customer.CustomerRepository;
import io.kefu.customer.CustomerRepository.Requester;
import io.kefu.intake.IntakeRepository;
import io.kefu.intake.RunLogRepository;
import io.kefu.intake.StoredRecord;
import io.kefu.store.Steps;
import io.kefu.ticket.route.AgentRepository;
import io.kefu.ticket.thread.PlacementRepository;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.infrastructure.item.ItemStreamReader;

/**
 * The steps that make tickets. Their readers leave out rows that went into a ticket already; what they keep in
 * memory is read from the database when a step begins, so a restart decides as the first run would have.
 */
public final class TicketJob {

    private final TicketService service;
    private final AgentRepository agents;
    private final CustomerRepository customers;
    private final IntakeRepository ledger;
    private final RunLogRepository log;

    public TicketJob(
            TicketService service,
            AgentRepository agents,
            CustomerRepository customers,
            IntakeRepository ledger,
            RunLogRepository log) {
        this.service = service;
        this.agents = agents;
        this.customers = customers;
        this.ledger = ledger;
        this.log = log;
    }

    public Step storeAgents(Steps steps) {
        return steps.chunked(
                "store-agents",
                steps.pending("pending-agents", AgentRepository.PENDING, ledger::settled, ledger::records),
                rows -> rows.forEach(row -> agents.save(AgentRepository.toAgent(row), row.id())));
    }

    public Step importTickets(Steps steps, long runId, Actor actor) {
        Supplier<TicketImporter> importer = once(() -> service.importer(actor));
        return steps.chunked(
                "import-tickets", pending(steps, "pending-tickets", PlacementRepository.PENDING_TICKETS), rows -> {
                    int opened = importer.get().take(rows);
                    log.add(runId, "tickets.imported", opened);
                });
    }

    public Step openTickets(Steps steps, long runId, Actor actor) {
        Supplier<TicketDesk> desk = once(() -> service.desk(actor));
        return steps.chunked(
                "open-tickets", pending(steps, "pending-contacts", PlacementRepository.PENDING_CONTACTS), rows -> {
                    TicketDesk.Outcome outcome = desk.get().take(rows);
                    log.add(runId, "tickets.opened", outcome.opened());
                    log.add(runId, "tickets.appended", outcome.appended());
                    log.add(runId, "tickets.assigned", outcome.assigned());
                    log.add(runId, "tickets.unplaced", outcome.unplaced());
                    log.add(runId, "contacts.self-served", outcome.selfServed());
                });
    }

    private ItemStreamReader<PendingRow> pending(Steps steps, String name, String ids) {
        return steps.pending(name, ids, ledger::settled, part -> {
            List<StoredRecord> rows = ledger.records(part);
            Map<String, Requester> requesters = customers.requesters(rows.stream()
                    .map(StoredRecord::requester)
                    .filter(Objects::nonNull)
                    .distinct()
                    .toList());
            return rows.stream()
                    .map(row -> new PendingRow(row, requesters.get(String.valueOf(row.requester()))))
                    .toList();
        });
    }

    /** Made at the first block, when the steps before have done their work. */
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
