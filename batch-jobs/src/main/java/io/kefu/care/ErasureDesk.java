package io.kefu.care;

import io.kefu.access.Actor;
import io.kefu.access.AuditWriter;
import io.kefu.customer.CustomerErasureRepository;
import io.kefu.customer.CustomerErasureRepository.Person;
import io.kefu.customer.CustomerRepository;
import io.kefu.customer.golden.Customer;
import io.kefu.intake.ledger.LedgerErasureRepository;
import io.kefu.intake.mapping.Mapping;
import io.kefu.intake.record.CanonicalRecord;
import io.kefu.intake.record.Claims.Identity;
import io.kefu.intake.record.Field;
import io.kefu.match.compare.Names;
import io.kefu.notify.OutboxRepository;
import io.kefu.problem.KefuException;
import io.kefu.store.Database;
import io.kefu.store.Redaction;
import io.kefu.ticket.TicketErasureRepository;
import io.kefu.ticket.life.StoredEvent;
import io.kefu.workspace.Workspace;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * Erases a person on request: from the register, the ledger, rejected rows, tickets, archived files, attachments and
 * outputs. Numbers, times and types stay, so that what was counted stays counted. Files go first, then everything in the
 * database in one transaction: killed in between, the same command finishes the work. Nobody may work on the register
 * meanwhile.
 */
public final class ErasureDesk {

    /** Shorter values stand in texts by chance. */
    private static final int SHORTEST = 6;

    private static final int SHORTEST_HAN = 3;

    private final Workspace workspace;
    private final Database database;
    private final Map<String, Mapping> mappings;
    private final CustomerRepository customers;
    private final Clock clock;

    /** @param mappings of the workspace by name */
    public ErasureDesk(
            Workspace workspace,
            Database database,
            Map<String, Mapping> mappings,
            CustomerRepository customers,
            Clock clock) {
        this.workspace = workspace;
        this.database = database;
        this.mappings = mappings;
        this.customers = customers;
        this.clock = clock;
    }

    /**
     * What was erased.
     *
     * @param rewritten files without the person's lines
     * @param removed files that are gone
     */
    public record Erased(
            String customer, int records, int rows, int tickets, List<String> rewritten, List<String> removed) {}

    /** Erases a customer and everybody who was merged into it; done again, it finishes what was left. */
    public Erased erase(String id, Actor actor, boolean dryRun) {
        Customer customer = customers.get(id);
        CustomerErasureRepository register = new CustomerErasureRepository(database);
        LedgerErasureRepository ledger = new LedgerErasureRepository(workspace, database);
        Person person = register.person(customer.id());
        List<LedgerErasureRepository.Row> rows = ledger.rows(person.requesters());
        Redaction redaction = new Redaction(database);
        TicketErasureRepository ticketErasure = new TicketErasureRepository(database);
        Set<String> values = values(person, rows, register, ticketErasure, customer.id());
        List<LedgerErasureRepository.Rejected> rejected = ledger.rejected(values);
        Supplier<Integer> work = () -> {
            new OutboxRepository(database)
                    .erase(ticketErasure.tickets(person.records()), customer.id(), clock.instant());
            int tickets = ticketErasure.erase(person.records());
            ledger.erase(rows, rejected, person.own(), clock.instant(), dryRun);
            register.erase(person, clock.instant());
            redaction.sweep(values, StoredEvent.wordKinds());
            new AuditWriter(database, clock).note(actor, "erase", customer.id() + ": " + rows.size() + " rows");
            return tickets;
        };
        int tickets = database.inTransaction(true, work); // whatever fails, fails before a file is touched
        PersonalFiles.Outcome outcome =
                new PersonalFiles(workspace, mappings, values).erase(ledger.archived(rows, rejected), dryRun);
        if (!dryRun) {
            database.inTransaction(false, work);
            ledger.removeOrphans();
            if (!redaction.compact()) {
                throw new KefuException(new CareProblem.DatabaseInUse(customer.id()));
            }
        }
        return new Erased(
                customer.id(), person.records().size(), rows.size(), tickets, outcome.rewritten(), outcome.removed());
    }

    /** What tells of nobody but this person: accounts, numbers, and what nobody else in the register is called. */
    private static Set<String> values(
            Person person,
            List<LedgerErasureRepository.Row> rows,
            CustomerErasureRepository register,
            TicketErasureRepository agents,
            String customer) {
        Set<String> values = new TreeSet<>(
                (a, b) -> a.length() != b.length() ? Integer.compare(b.length(), a.length()) : a.compareTo(b));
        Set<String> own = new TreeSet<>();
        for (Identity identity : person.telling()) {
            own.add(identity.value());
            values.add(identity.value());
            if (identity.kind().equals("phone") && identity.value().startsWith("+86")) {
                values.add(identity.value().substring(3));
            }
        }
        for (LedgerErasureRepository.Row row : rows) {
            CanonicalRecord content = row.content();
            for (Field field : List.of(Field.PHONE, Field.EMAIL, Field.WECHAT, Field.NATIONAL_ID)) {
                for (String value : content.list(field)) {
                    if (isOwn(value, own)) {
                        values.add(value);
                    }
                }
            }
            String name = content.text(Field.NAME);
            if (name != null
                    && new Names().isWhole(name)
                    && register.isOnlyName(name, customer)
                    && !agents.isAgent(name)) {
                values.add(name);
            }
            String address = content.text(Field.ADDRESS);
            if (address != null && register.isOnlyAddress(address, customer)) {
                values.add(address);
            }
        }
        values.removeIf(value -> value.length() < (isHan(value) ? SHORTEST_HAN : SHORTEST));
        return values;
    }

    private static boolean isOwn(String value, Collection<String> own) {
        String digits = value.replaceAll("[^0-9]", "");
        return own.stream()
                .anyMatch(one -> one.equalsIgnoreCase(value)
                        || (digits.length() >= SHORTEST
                                && one.replaceAll("[^0-9]", "").endsWith(digits)));
    }

    private static boolean isHan(String value) {
        return value.codePoints().anyMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN);
    }
}
