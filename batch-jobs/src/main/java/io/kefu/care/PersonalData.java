package io.kefu.care;

import io.kefu.access.Actor;
import io.kefu.access.AuditWriter;
import io.kefu.customer.CustomerErasureRepository;
import io.kefu.customer.CustomerRepository;
import io.kefu.customer.golden.Customer;
import io.kefu.intake.ledger.LedgerErasureRepository;
import io.kefu.intake.record.Claims.Identity;
import io.kefu.intake.record.Field;
import io.kefu.problem.KefuException;
import io.kefu.store.Database;
import io.kefu.text.Json;
import io.kefu.ticket.TicketQueryRepository;
import io.kefu.ticket.TicketQueryRepository.Filter;
import io.kefu.ticket.life.StoredEvent;
import io.kefu.ticket.life.Ticket;
import io.kefu.ticket.life.TicketRepository;
import io.kefu.ticket.life.TicketRepository.TicketRow;
import io.kefu.ticket.progress.EntryRepository;
import io.kefu.ticket.progress.ProgressEntry;
import io.kefu.ticket.task.Task;
import io.kefu.ticket.task.TaskRepository;
import io.kefu.workspace.OwnerOnly;
import io.kefu.workspace.Workspace;
import io.kefu.workspace.WorkspaceProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Everything that is kept about a person, for that person: in one JSON file, unmasked. */
public final class PersonalData {

    private final Workspace workspace;
    private final Database database;
    private final CustomerRepository customers;
    private final TicketQueryRepository queries;
    private final TicketRepository tickets;
    private final EntryRepository entries;
    private final TaskRepository tasks;
    private final Clock clock;

    public PersonalData(Workspace workspace, Database database, CustomerRepository customers, Clock clock) {
        this.workspace = workspace;
        this.database = database;
        this.customers = customers;
        this.queries = new TicketQueryRepository(database);
        this.tickets = new TicketRepository(database);
        this.entries = new EntryRepository(database);
        this.tasks = new TaskRepository(database);
        this.clock = clock;
    }

    /**
     * Writes the file and notes in the audit who did.
     *
     * @return how many imported rows it holds
     */
    public int export(String id, Path file, Actor actor) {
        Customer customer = customers.get(id);
        CustomerErasureRepository.Person person = new CustomerErasureRepository(database).person(customer.id());
        LedgerErasureRepository ledger = new LedgerErasureRepository(workspace, database);
        List<LedgerErasureRepository.Row> rows = ledger.rows(person.requesters());
        List<String> identities = person.telling().stream().map(Identity::value).toList();
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("customer", golden(customer));
        all.put("numbers", person.customers());
        all.put("rows", rows.stream().map(PersonalData::row).toList());
        all.put(
                "orders",
                customers.orderLines(customer.id()).stream()
                        .map(PersonalData::order)
                        .toList());
        all.put("tickets", tickets(customer.id()));
        all.put(
                "rejected",
                ledger.rejected(identities).stream()
                        .map(LedgerErasureRepository.Rejected::raw)
                        .toList());
        writeForOwner(file, Json.write(all) + "\n");
        new AuditWriter(database, clock).note(actor, "export-data", customer.id() + ": " + rows.size() + " rows");
        return rows.size();
    }

    private static void writeForOwner(Path file, String text) {
        try {
            OwnerOnly.create(file);
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new KefuException(new WorkspaceProblem.CannotWrite(file.toString(), Workspace.reason(e)), e);
        }
    }

    private static Map<String, Object> golden(Customer customer) {
        Map<String, Object> golden = new LinkedHashMap<>();
        put(golden, "number", customer.id());
        put(golden, "name", customer.name());
        put(golden, "company", customer.company());
        put(golden, "phone", customer.phone());
        put(golden, "email", customer.email());
        put(golden, "wechat", customer.wechat());
        put(golden, "level", customer.level().key());
        put(golden, "industry", customer.industry());
        put(golden, "tags", customer.tags());
        put(golden, "birth_date", customer.birthDate());
        put(golden, "address", customer.address());
        put(golden, "created_at", customer.createdAt().toString());
        return golden;
    }

    private static Map<String, Object> row(LedgerErasureRepository.Row row) {
        Map<String, Object> told = new LinkedHashMap<>();
        put(told, "kind", row.kind());
        put(told, "source", row.source());
        put(told, "file", row.file() + ":" + row.line());
        for (Field field : Field.values()) {
            put(told, field.key(), row.content().text(field));
        }
        return told;
    }

    private static Map<String, Object> order(CustomerRepository.OrderLine order) {
        Map<String, Object> line = new LinkedHashMap<>();
        put(line, "order_no", order.orderNo());
        put(line, "ordered_at", order.orderedAt().toString());
        put(line, "product", order.product());
        put(line, "amount", order.amount());
        put(line, "warranty_until", order.warrantyUntil());
        return line;
    }

    private List<Map<String, Object>> tickets(String customer) {
        Filter own = Filter.ofCustomer(customer, Integer.MAX_VALUE);
        return queries.list(own, Optional.empty()).stream()
                .map(TicketRow::ticket)
                .map(this::ticket)
                .toList();
    }

    private Map<String, Object> ticket(Ticket ticket) {
        Map<String, Object> told = new LinkedHashMap<>();
        put(told, "number", ticket.id());
        put(told, "channel", ticket.channel());
        put(told, "type", ticket.type());
        put(told, "state", ticket.state().key());
        put(told, "description", ticket.description());
        put(told, "order_no", ticket.orderNo());
        put(told, "opened_at", ticket.openedAt().toString());
        told.put(
                "events",
                tickets.story(ticket.id()).stream().map(PersonalData::event).toList());
        told.put(
                "parts",
                queries.linkedTo(ticket.id()).stream()
                        .map(TicketRow::ticket)
                        .filter(part -> ticket.id().equals(part.parent()) && part.requesterId() == null)
                        .map(this::ticket)
                        .toList());
        told.put("tasks", tasks.of(ticket.id()).stream().map(PersonalData::task).toList());
        told.put(
                "progress",
                entries.of(ticket.id()).stream().map(PersonalData::entry).toList());
        return told;
    }

    private static Map<String, Object> task(Task task) {
        Map<String, Object> line = new LinkedHashMap<>();
        put(line, "kind", task.kind().key());
        put(line, "what", task.what());
        put(line, "outcome", task.outcome().key());
        put(line, "answer", task.answer());
        return line;
    }

    private static Map<String, Object> event(StoredEvent event) {
        Map<String, Object> line = new LinkedHashMap<>();
        put(line, "at", event.cause().at().toString());
        put(line, "kind", event.kind());
        put(line, "from", event.from());
        put(line, "to", event.to());
        put(line, "reason", event.cause().reason());
        return line;
    }

    private static Map<String, Object> entry(ProgressEntry entry) {
        Map<String, Object> line = new LinkedHashMap<>();
        put(line, "at", entry.at().toString());
        put(line, "stage", entry.stage());
        put(line, "content", entry.content());
        put(line, "attachments", entry.attachments());
        put(line, "next_step", entry.nextStep());
        return line;
    }

    private static void put(Map<String, Object> map, String key, @Nullable Object value) {
        if (value != null) {
            map.put(key, value);
        }
    }
}
