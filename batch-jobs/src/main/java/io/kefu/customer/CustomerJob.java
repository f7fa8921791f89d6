package io.kefu.customer;

import io.kefu.access.Actor;
import io.kefu.intake.Claims;
import io.kefu.intake.IntakeRepository;
import io.kefu.intake.Mapping;
import io.kefu.intake.RecordKind;
import io.kefu.intake.RunLogRepository;
import io.kefu.store.Serials;
import io.kefu.store.Steps;
import io.kefu.text.PhoneNumbers;
import io.kefu.workspace.Workspace;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.infrastructure.item.ItemStreamReader;

/**
 * The steps that link people to customers and store their orders. Linking saves its position, orders are stored again:
 * a restart goes on where the last block ended.
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
        CustomerRegister register = new CustomerRegister(customers, serials, actor);
        return steps.chunked("link-customers", pendingRecords(steps), rows -> {
            Instant now = clock.instant();
            LocalDate today = now.atZone(workspace.settings().zone()).toLocalDate();
            CustomerRegister.Outcome outcome = register.link(rows, now, today);
            log.add(runId, "customers.new", outcome.created());
            log.add(runId, "customers.matched", outcome.matched());
            log.add(runId, "customers.merged", outcome.merged());
        });
    }

    private ItemStreamReader<PendingRecord> pendingRecords(Steps steps) {
        PhoneNumbers phones = new PhoneNumbers(workspace.settings().phoneRegion());
        Map<String, String> numberSpaces = new HashMap<>();
        Mapping.all(workspace)
                .values()
                .forEach(mapping -> numberSpaces.put(mapping.source(), mapping.customerNumbers()));
        return steps.fixed(
                "pending-requesters", CustomerRepository.PENDING, ledger::settled, part -> ledger.records(part).stream()
                        .map(row -> PendingRecord.of(
                                row,
                                Claims.of(
                                        row.kind().equals(RecordKind.CUSTOMER.key())
                                                ? RecordKind.CUSTOMER
                                                : RecordKind.INTERACTION,
                                        row.content(),
                                        numberSpaces.getOrDefault(row.source(), row.source()),
                                        phones)))
                        .toList());
    }

    public Step storeOrders(Steps steps) {
        return steps.chunked(
                "store-orders",
                steps.pending("pending-orders", CustomerRepository.PENDING_ORDERS, ledger::settled, ledger::records),
                orders -> {
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
