package io.kefu.ticket;

import io.kefu.access.Actor;
import io.kefu.customer.CustomerRepository;
import io.kefu.customer.CustomerRepository.Requester;
import io.kefu.intake.ledger.IntakeRepository;
import io.kefu.intake.ledger.RunLogRepository;
import io.kefu.intake.mapping.Mapping;
import io.kefu.intake.record.RecordKind;
import io.kefu.intake.record.StoredRecord;
import io.kefu.store.JobPart;
import io.kefu.store.Once;
import io.kefu.store.Run;
import io.kefu.store.Steps;
import io.kefu.ticket.repeat.RepeatRules;
import io.kefu.ticket.route.AgentRepository;
import io.kefu.ticket.route.DepartmentRepository;
import io.kefu.ticket.route.Obstacle;
import io.kefu.ticket.route.Routing;
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
public final class TicketJob implements JobPart {

    private final TicketService service;
    private final AgentRepository agents;
    private final DepartmentRepository departments;
    private final CustomerRepository customers;
    private final IntakeRepository ledger;
    private final RunLogRepository log;
    private final Supplier<Map<String, Mapping>> mappings;
    private final Supplier<RepeatRules> repeats;

    public TicketJob(
            TicketService service,
            Routing routing,
            CustomerRepository customers,
            IntakeRepository ledger,
            RunLogRepository log,
            Supplier<Map<String, Mapping>> mappings,
            Supplier<RepeatRules> repeats) {
        this.service = service;
        this.agents = routing.agents();
        this.departments = routing.departments();
        this.customers = customers;
        this.ledger = ledger;
        this.log = log;
        this.mappings = mappings;
        this.repeats = repeats;
    }

    @Override
    public Map<String, Supplier<Step>> steps(Steps steps, Run run) {
        return Map.of(
                "store-agents", () -> storeAgents(steps),
                "import-tickets", () -> importTickets(steps, run),
                "open-tickets", () -> openTickets(steps, run),
                "hand-out-tickets", () -> handOut(steps, run));
    }

    private Step storeAgents(Steps steps) {
        return steps.chunked(
                "store-agents",
                steps.pending("pending-agents", AgentRepository.PENDING, ledger::settled, ledger::records),
                rows -> rows.forEach(this::storeOne));
    }

    private void storeOne(StoredRecord row) {
        if (row.kind().equals(RecordKind.DEPARTMENT_RECORD.key())) {
            departments.save(row);
        } else {
            agents.save(AgentRepository.toAgent(row), row.id());
        }
    }

    private Step importTickets(Steps steps, Run run) {
        Actor actor = Actor.system(run.job());
        Supplier<TicketImporter> importer =
                new Once<>(() -> service.importer(mappings.get().values(), actor));
        return steps.numbered(
                "import-tickets", pending(steps, "pending-tickets", PlacementRepository.PENDING_TICKETS), rows -> {
                    int opened = importer.get().take(rows);
                    log.add(run.id(), "tickets.imported", opened);
                });
    }

    private Step openTickets(Steps steps, Run run) {
        Actor actor = Actor.system(run.job());
        Supplier<TicketDesk> desk = new Once<>(() -> service.desk(actor, repeats.get()));
        return steps.numbered(
                "open-tickets", pending(steps, "pending-contacts", PlacementRepository.PENDING_CONTACTS), rows -> {
                    TicketDesk.Outcome outcome = desk.get().take(rows);
                    log.add(run.id(), "tickets.opened", outcome.opened());
                    log.add(run.id(), "tickets.appended", outcome.appended());
                    log.add(run.id(), "tickets.assigned", outcome.assigned());
                    log.add(run.id(), "tickets.unplaced", outcome.unplaced());
                    log.add(run.id(), "contacts.self-served", outcome.selfServed());
                });
    }

    /** What nobody can take is told by the reason that most agents have. */
    private Step handOut(Steps steps, Run run) {
        return steps.single("hand-out-tickets", () -> {
            TicketService.Assignments came = service.assignWaiting(null, Actor.system(run.job()), false);
            log.add(run.id(), "tickets.assigned", came.handed().size());
            log.add(run.id(), "tickets.waiting", came.waiting());
            came.oldest().ifPresent(since -> log.add(run.id(), "tickets.waiting-since", since.getEpochSecond()));
            came.stuck().forEach((decision, waiting) -> {
                Obstacle most = decision.mostly();
                log.add(run.id(), "tickets.waiting." + (most == null ? "no_skill" : most.key()), waiting.size());
            });
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
}
