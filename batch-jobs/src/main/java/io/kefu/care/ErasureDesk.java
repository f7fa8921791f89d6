package io.kefu.care;

import io.kefu.access.Actor;
import io.kefu.access.Audit;
import io.kefu.customer.Customer;
import io.kefu.customer.CustomerErasure;
import io.kefu.customer.CustomerErasure.Person;
import io.kefu.customer.CustomerRepository;
import io.kefu.intake.CanonicalRecord;
import io.kefu.intake.Claims.Identity;
import io.kefu.intake.Field;
import io.kefu.intake.LedgerErasure;
import io.kefu.store.Database;
import io.kefu.store.Redaction;
import io.kefu.ticket.TicketErasure;
import io.kefu.workspace.Workspace;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Erases a person on request: from the register, the ledger, rejected rows, tickets, archived files, attachments and
 * outputs. Numbers, times and types stay, so that what was counted stays counted. Files go first, then everything in the
 * database in one transaction: killed in between, the same command finishes the work.
 */
public final class ErasureDesk {

    /** Shorter values stand in texts by chance. */
    private static final int SHORTEST = 6;

    private final Workspace workspace;
    private final Database database;
    private final CustomerRepository customers;
    private final Clock clock;

    public ErasureDesk(Workspace workspace, Database database, CustomerRepository customers, Clock clock) {
        this.workspace = workspace;
        this.database = database;
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
        CustomerErasure register = new CustomerErasure(database);
        LedgerErasure ledger = new LedgerErasure(workspace, database);
        Person person = register.person(customer.id());
        List<LedgerErasure.Row> rows = ledger.rows(person.requesters());
        TicketErasure ticketErasure = new TicketErasure(database);
        Set<String> values = values(person, rows, register, ticketErasure, customer.id());
        PersonalFiles files = new PersonalFiles(workspace, values);
        PersonalFiles.Outcome outcome = files.erase(
                rows.stream().map(LedgerErasure.Row::file).distinct().toList(), dryRun);
        List<String> attachments = new ArrayList<>();
        int tickets = database.inTransaction(dryRun, () -> {
            int erased = ticketErasure.erase(person.records());
            attachments.addAll(ledger.erase(rows, person.own(), values, clock.instant()));
            register.erase(person, clock.instant());
            new Redaction(database).sweep(values);
            new Audit(database, clock).note(actor, "erase", customer.id() + ": " + rows.size() + " rows");
            return erased;
        });
        if (!dryRun) {
            files.deleteAttachments(attachments);
            new Redaction(database).compact();
        }
        return new Erased(
                customer.id(), person.records().size(), rows.size(), tickets, outcome.rewritten(), outcome.removed());
    }

    /** What tells of nobody but this person: accounts, numbers, and what nobody else in the register is called. */
    private static Set<String> values(
            Person person,
            List<LedgerErasure.Row> rows,
            CustomerErasure register,
            TicketErasure agents,
            String customer) {
        Set<String> values = new TreeSet<>(
                (a, b) -> a.length() != b.length() ? Integer.compare(b.length(), a.length()) : a.compareTo(b));
        Set<String> own = new TreeSet<>();
        for (Identity identity : person.own()) {
            String value = identity.value().substring(identity.value().indexOf(':') + 1);
            own.add(value);
            values.add(value);
            if (identity.kind().equals("phone") && value.startsWith("+86")) {
                values.add(value.substring(3));
            }
        }
        for (LedgerErasure.Row row : rows) {
            CanonicalRecord content = row.content();
            for (Field field : List.of(Field.PHONE, Field.EMAIL, Field.WECHAT, Field.NATIONAL_ID)) {
                for (String value : content.list(field)) {
                    if (isOwn(value, own)) {
                        values.add(value);
                    }
                }
            }
            String name = content.text(Field.NAME);
            if (name != null && register.isOnlyName(name, customer) && !agents.isAgent(name)) {
                values.add(name);
            }
            String address = content.text(Field.ADDRESS);
            if (address != null && register.isOnlyAddress(address, customer)) {
                values.add(address);
            }
        }
        values.removeIf(value -> value.length() < (isHan(value) ? 2 : SHORTEST));
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
