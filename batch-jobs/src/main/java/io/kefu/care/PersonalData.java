package io.kefu.care;

import io.kefu.access.Actor;
import io.kefu.access.Audit;
import io.kefu.customer.Customer;
import io.kefu.customer.CustomerErasure;
import io.kefu.customer.CustomerRepository;
import io.kefu.intake.Field;
import io.kefu.intake.LedgerErasure;
import io.kefu.intake.read.Tree;
import io.kefu.store.Database;
import io.kefu.workspace.OutputFile;
import io.kefu.workspace.Workspace;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Everything that is kept about a person, for that person: in one JSON file, unmasked. */
public final class PersonalData {

    private final Workspace workspace;
    private final Database database;
    private final CustomerRepository customers;
    private final Clock clock;

    public PersonalData(Workspace workspace, Database database, CustomerRepository customers, Clock clock) {
        this.workspace = workspace;
        this.database = database;
        this.customers = customers;
        this.clock = clock;
    }

    /**
     * Writes the file and notes in the audit who did.
     *
     * @return how many imported rows it holds
     */
    public int export(String id, Path file, Actor actor) {
        Customer customer = customers.get(id);
        CustomerErasure.Person person = new CustomerErasure(database).person(customer.id());
        List<LedgerErasure.Row> rows = new LedgerErasure(workspace, database).rows(person.requesters());
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
        OutputFile.write(file, out -> out.write((Tree.print(all) + "\n").getBytes(StandardCharsets.UTF_8)));
        database.inTransaction(false, () -> {
            new Audit(database, clock).note(actor, "export-data", customer.id() + ": " + rows.size() + " rows");
            return rows.size();
        });
        return rows.size();
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

    private static Map<String, Object> row(LedgerErasure.Row row) {
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
        return database.read()
                .sql("""
                        SELECT id, channel, type, state, description, opened_at, rating FROM customer_ticket
                         WHERE customer_id = :id ORDER BY opened_at, id
                        """)
                .param("id", customer)
                .query((row, n) -> {
                    Map<String, Object> ticket = new LinkedHashMap<>();
                    put(ticket, "number", row.getString(1));
                    put(ticket, "channel", row.getString(2));
                    put(ticket, "type", row.getString(3));
                    put(ticket, "state", row.getString(4));
                    put(ticket, "description", row.getString(5));
                    put(
                            ticket,
                            "opened_at",
                            java.time.Instant.ofEpochMilli(row.getLong(6)).toString());
                    put(ticket, "rating", row.getString(7));
                    return ticket;
                })
                .list();
    }

    private static void put(Map<String, Object> map, String key, @Nullable Object value) {
        if (value != null) {
            map.put(key, value);
        }
    }
}
