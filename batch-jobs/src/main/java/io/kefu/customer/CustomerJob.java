package io.kefu.customer;

import io.kefu.access.Actor;
import io.kefu.intake.IntakeRepository;
import io.kefu.intake.Mapping;
import io.kefu.intake.RunLogRepository;
import io.kefu.intake.StoredRecord;
import io.kefu.store.Serials;
import io.kefu.store.Steps;
import io.kefu.text.PhoneNumbers;
import io.kefu.workspace.Workspace;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.batch.core.step.Step;

/**
 * The steps that link people to customers and store their orders. Linking saves its position, orders are stored again:
 * a restart goes on where the last chunk ended.
 */
public final class CustomerJob {

    private final Workspace workspace;
    private final CustomerRepository customers;
    private final IntakeRepository ledger;
    private final Serials serials;
    private final RunLogRepository log;
    private final Clock clock;

    public CustomerJob(
            Workspace workspace,
            CustomerRepository customers,
            IntakeRepository ledger,
            Serials serials,
            RunLogRepository log,
            Clock clock) {
        this.workspace = workspace;
        this.customers = customers;
        this.ledger = ledger;
        this.serials = serials;
        this.log = log;
        this.clock = clock;
    }

    public Step linkCustomers(Steps steps, long runId, Actor actor) {
        CustomerRegister register = new CustomerRegister(
                customers,
                serials,
                new PhoneNumbers(workspace.settings().phoneRegion()),
                CustomerRegister.nameSpaces(Mapping.all(workspace)),
                actor);
        return steps.chunked("link-customers", CustomerRepository.pending(steps, ledger::settled), chunk -> {
            Instant now = clock.instant();
            LocalDate today = now.atZone(workspace.settings().zone()).toLocalDate();
            CustomerRegister.Outcome outcome = register.link(List.copyOf(chunk.getItems()), now, today);
            log.add(runId, "customers.new", outcome.created());
            log.add(runId, "customers.matched", outcome.matched());
            log.add(runId, "customers.merged", outcome.merged());
        });
    }

    public Step storeOrders(Steps steps) {
        return steps.chunked("store-orders", CustomerRepository.pendingOrders(steps, ledger::settled), chunk -> {
            List<StoredRecord> orders = List.copyOf(chunk.getItems());
            Map<String, Long> records = new HashMap<>();
            customers
                    .requesters(orders.stream()
                            .map(order -> String.valueOf(order.requester()))
                            .distinct()
                            .toList())
                    .forEach((key, requester) -> records.put(key, requester.recordId()));
            customers.saveOrders(orders, records);
        });
    }
}
