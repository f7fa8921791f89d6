package io.kefu.customer;

import io.kefu.access.Actor;
import io.kefu.customer.matching.CustomerMatching;
import io.kefu.customer.matching.MatchingPlan;
import io.kefu.customer.matching.MatchingRepository;
import io.kefu.customer.matching.StandingRepository;
import io.kefu.customer.record.PendingRecord;
import io.kefu.customer.record.SourceRecordRepository;
import io.kefu.customer.record.SourceRecords;
import io.kefu.intake.ledger.IntakeRepository;
import io.kefu.intake.ledger.RunLogRepository;
import io.kefu.intake.mapping.Mapping;
import io.kefu.intake.record.Claims;
import io.kefu.intake.record.RecordKind;
import io.kefu.store.Database;
import io.kefu.store.JobPart;
import io.kefu.store.Run;
import io.kefu.store.Serials;
import io.kefu.store.Steps;
import io.kefu.text.people.PhoneNumbers;
import io.kefu.workspace.Workspace;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.infrastructure.item.ItemStreamReader;

/**
 * The steps that find out who people are and store their orders. The first two save their position, orders are stored
 * again: a restart goes on where the last block ended.
 */
public final class CustomerJob implements JobPart {

    private final Workspace workspace;
    private final Database database;
    private final CustomerRepository customers;
    private final SourceRecordRepository records;
    private final MatchingRepository matching;
    private final IntakeRepository ledger;
    private final Supplier<Map<String, Mapping>> mappings;
    private final Serials serials;
    private final RunLogRepository log;
    private final CustomerObserver observer;

    public CustomerJob(
            Workspace workspace,
            Database database,
            IntakeRepository ledger,
            Supplier<Map<String, Mapping>> mappings,
            Serials serials,
            RunLogRepository log,
            CustomerObserver observer) {
        this.workspace = workspace;
        this.database = database;
        this.customers = new CustomerRepository(database);
        this.records = new SourceRecordRepository(database);
        this.matching = new MatchingRepository(database, database.read());
        this.ledger = ledger;
        this.mappings = mappings;
        this.serials = serials;
        this.log = log;
        this.observer = observer;
    }

    @Override
    public Map<String, Supplier<Step>> steps(Steps steps, Run run) {
        return Map.of(
                "store-people", () -> storePeople(steps),
                "match-customers", () -> matchCustomers(steps, run),
                "store-orders", () -> storeOrders(steps),
                "grade-customers", () -> gradeCustomers(steps, run));
    }

    /** Keeps what came in about people, to be matched by the next step. */
    private Step storePeople(Steps steps) {
        SourceRecords sourceRecords = new SourceRecords(records);
        return steps.chunked("store-people", pendingRecords(steps), sourceRecords::store);
    }

    /** Finds out who they are: one computation, written block by block; a restart computes the same again. */
    private Step matchCustomers(Steps steps, Run run) {
        Actor actor = Actor.system(run.job());
        CustomerRegister register = new CustomerRegister(workspace, database, serials, actor, run.now());
        return steps.numbered(
                "match-customers",
                steps.computed("matching-plan", resumed -> plan(resumed).items()),
                items -> {
                    CustomerRegister.Outcome outcome = register.write(items);
                    log.add(run.id(), "customers.new", outcome.created());
                    log.add(run.id(), "customers.matched", outcome.matched());
                    log.add(run.id(), "customers.merged", outcome.merged());
                    log.add(run.id(), "customers.review", outcome.doubts());
                });
    }

    private MatchingPlan plan(boolean resumed) {
        if (!resumed) {
            matching.adopt();
        }
        StandingRepository standings = new StandingRepository(database.read());
        return new CustomerMatching(matching, standings, workspace.settings().phoneRegion()).plan();
    }

    private ItemStreamReader<PendingRecord> pendingRecords(Steps steps) {
        PhoneNumbers phones = new PhoneNumbers(workspace.settings().phoneRegion());
        Map<String, String> numberSpaces = new HashMap<>();
        mappings.get().values().forEach(mapping -> numberSpaces.put(mapping.source(), mapping.customerNumbers()));
        return steps.fixed(
                "pending-requesters",
                SourceRecordRepository.PENDING,
                ledger::settled,
                part -> ledger.records(part).stream()
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

    private Step storeOrders(Steps steps) {
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

    /** Gives customers the level that their orders earn now. */
    private Step gradeCustomers(Steps steps, Run run) {
        Actor actor = Actor.system(run.job());
        return steps.single("grade-customers", () -> {
            Grading grading = new Grading(workspace, database, run.now(), actor);
            log.add(run.id(), "customers.regraded", grading.gradeAll());
            observer.anyChanged(actor);
        });
    }
}
