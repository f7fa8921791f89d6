package io.kefu.customer;

import io.kefu.condition.Condition;
import io.kefu.condition.Preselection;
import io.kefu.customer.golden.Customer;
import io.kefu.customer.golden.Level;
import io.kefu.customer.golden.Survivorship;
import io.kefu.customer.golden.Traits;
import io.kefu.customer.record.SourceRecord;
import io.kefu.intake.record.Field;
import io.kefu.intake.record.StoredRecord;
import io.kefu.intake.record.Version;
import io.kefu.problem.KefuException;
import io.kefu.store.BulkWriter;
import io.kefu.store.Database;
import io.kefu.store.Parts;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Customers as others see them, and their orders. */
public final class CustomerRepository {

    private final JdbcClient read;
    private final BulkWriter bulk;

    public CustomerRepository(Database database) {
        this.read = database.read();
        this.bulk = database.bulk();
    }

    static final String PENDING_ORDERS = "SELECT id FROM imported_row WHERE id > ? AND kind = 'order' ORDER BY id";

    void saveOrders(List<StoredRecord> orders, Map<String, Long> requesters) {
        bulk.write(
                """
                INSERT INTO customer_order (source, order_no, requester_id, intake_id, ordered_at, product, quantity,
                                            amount, warranty_until)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (source, order_no) DO UPDATE SET
                  requester_id = excluded.requester_id, intake_id = excluded.intake_id,
                  ordered_at = excluded.ordered_at, product = excluded.product, quantity = excluded.quantity,
                  amount = excluded.amount, warranty_until = excluded.warranty_until
                WHERE %s
                """.formatted(Version.replaces("excluded.intake_id", "customer_order.intake_id")),
                orders,
                order -> new @Nullable Object[] {
                    order.source(),
                    order.externalId(),
                    requesters.get(String.valueOf(order.requester())),
                    order.id(),
                    order.occurredAt(),
                    order.content().text(Field.PRODUCT),
                    order.content().text(Field.QUANTITY),
                    order.content().text(Field.AMOUNT),
                    order.content().text(Field.WARRANTY_UNTIL)
                });
    }

    /** Who asks: the source record, and what its customer is to the house at this moment. */
    public record Requester(long recordId, String customerId, Traits traits) {

        /** What somebody is of whom nothing is known, for null. */
        public static Traits traitsOf(@Nullable Requester requester) {
            return requester == null ? Traits.NONE : requester.traits();
        }
    }

    /** The requesters by the keys of their source records. */
    public Map<String, Requester> requesters(Collection<String> keys) {
        Map<String, Requester> requesters = new HashMap<>();
        Parts.of(keys, part -> read.sql("""
                        SELECT r.key, r.id, r.customer_id, c.level, c.marks
                          FROM customer_record r JOIN customer c ON c.id = r.customer_id
                         WHERE r.key IN (:keys)
                        """).param("keys", part).query((ResultSet row) -> {
            requesters.put(row.getString(1), requester(row, 2));
        }));
        return requesters;
    }

    /** From four columns. */
    private static Requester requester(ResultSet row, int first) throws SQLException {
        return new Requester(
                row.getLong(first),
                row.getString(first + 1),
                Traits.of(Level.of(row.getString(first + 2)), row.getString(first + 3)));
    }

    /** A customer as the requester of what somebody asks now: by the newest of its source records. */
    public Optional<Requester> requester(String customerId) {
        return read.sql("""
                        SELECT r.id, r.customer_id, c.level, c.marks
                          FROM customer_record r JOIN customer c ON c.id = r.customer_id
                         WHERE r.customer_id = :id
                         ORDER BY r.id DESC LIMIT 1
                        """)
                .param("id", customerId)
                .query((row, n) -> requester(row, 1))
                .optional();
    }

    /** How many living customers there are. */
    public int count() {
        return read.sql("SELECT COUNT(*) FROM customer WHERE merged_into IS NULL AND erased_at IS NULL")
                .query(Integer.class)
                .single();
    }

    /** True for every number that was ever given, also one that leads to another. */
    public boolean exists(String id) {
        return read.sql("SELECT COUNT(*) FROM customer WHERE id = :id")
                        .param("id", id)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /** What the office stated about a customer in the register sheet so far, by the sheet's fields. */
    public Map<String, String> registered(String id) {
        Map<String, String> stated = new LinkedHashMap<>();
        read.sql("""
                        SELECT industry, level, tags, birth_date, address FROM customer_record WHERE key = :key
                        """).param("key", SourceRecord.REGISTER + "/" + id).query(row -> {
            String[] fields = {"industry", "level", "tags", "birth", "address"};
            for (int i = 0; i < fields.length; i++) {
                String value = row.getString(i + 1);
                if (value != null) {
                    stated.put(fields[i], value);
                }
            }
        });
        return stated;
    }

    /** How a register says that somebody took a value of a list away. */
    public static String removal(String value) {
        return Survivorship.REMOVED + value;
    }

    /** How many source records there are. */
    int recordCount() {
        return read.sql("SELECT COUNT(*) FROM customer_record")
                .query(Integer.class)
                .single();
    }

    static final String COLUMNS = """
            SELECT id, name, company, phone, email, wechat, level, industry, tags, birth_date, address, record_count,
                   created_at, marks
              FROM customer
            """;

    /** Living customers of whom the condition is true, in the order of their numbers. */
    public List<Customer> list(@Nullable Level level, Optional<Condition<Customer>> where, int limit) {
        Preselection selected = where.map(Condition::preselection).orElse(Preselection.EVERYTHING);
        try (Stream<Customer> customers = read
                .sql(COLUMNS + """
                         WHERE merged_into IS NULL AND erased_at IS NULL AND (CAST(:level AS TEXT) IS NULL OR level = :level)
                           AND %s
                         ORDER BY length(id), id
                        """.formatted(selected.sql()))
                .param("level", level == null ? null : level.key())
                .params(selected.parameters())
                .query(CustomerRepository::toCustomer)
                .stream()) {
            return customers
                    .filter(customer -> where.isEmpty() || where.get().test(customer))
                    .limit(limit)
                    .toList();
        }
    }

    /** The customer of this number, or the one it was merged into. */
    public Customer get(String id) {
        String current = id;
        for (Optional<String> next = mergedInto(current); next.isPresent(); next = mergedInto(current)) {
            current = next.get();
        }
        return read.sql(COLUMNS + " WHERE id = :id")
                .param("id", current)
                .query(CustomerRepository::toCustomer)
                .optional()
                .orElseThrow(() -> new KefuException(new CustomerProblem.NoSuchCustomer(id)));
    }

    private Optional<String> mergedInto(String id) {
        return read.sql("SELECT merged_into FROM customer WHERE id = :id AND merged_into IS NOT NULL")
                .param("id", id)
                .query(String.class)
                .optional();
    }

    /**
     * A source record as a person looks at it.
     *
     * @param record what commands call it: {@code r12}
     */
    public record RecordLine(
            String record,
            String source,
            String key,
            @Nullable String name,
            @Nullable String phone,
            @Nullable String email,
            @Nullable String wechat) {}

    public List<RecordLine> recordLines(String customerId) {
        return read.sql("""
                        SELECT id, source, key, name, phone, email, wechat FROM customer_record
                         WHERE customer_id = :id ORDER BY is_register DESC, id
                        """)
                .param("id", customerId)
                .query((row, n) -> new RecordLine(
                        "r" + row.getLong(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        row.getString(6),
                        row.getString(7)))
                .list();
    }

    /** Every name that one customer's records tell; none of nobody. */
    public List<String> namesOf(@Nullable String customerId) {
        return customerId == null ? List.of() : names(List.of(customerId)).getOrDefault(customerId, List.of());
    }

    /** Every name that the customers' records tell, to be hidden in words about them; by customer. */
    public Map<String, List<String>> names(Collection<String> customerIds) {
        Map<String, List<String>> names = new HashMap<>();
        Parts.of(customerIds, part -> read.sql("""
                        SELECT customer_id, name FROM customer_record
                         WHERE customer_id IN (:ids) AND name IS NOT NULL
                         GROUP BY customer_id, name ORDER BY customer_id, LENGTH(name) DESC, name
                        """).param("ids", part).query((ResultSet row) -> {
            names.computeIfAbsent(row.getString(1), id -> new ArrayList<>()).add(row.getString(2));
        }));
        return names;
    }

    /** An order as a person looks at it. */
    public record OrderLine(
            String orderNo,
            Instant orderedAt,
            @Nullable String product,
            @Nullable String amount,
            @Nullable String warrantyUntil) {}

    public List<OrderLine> orderLines(String customerId) {
        return read.sql("""
                        SELECT o.order_no, o.ordered_at, o.product, o.amount, o.warranty_until
                          FROM customer_order o JOIN customer_record r ON r.id = o.requester_id
                         WHERE r.customer_id = :id ORDER BY o.ordered_at DESC, o.order_no
                        """)
                .param("id", customerId)
                .query((row, n) -> new OrderLine(
                        row.getString(1),
                        Instant.ofEpochMilli(row.getLong(2)),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5)))
                .list();
    }

    static Customer toCustomer(ResultSet row, int number) throws SQLException {
        return new Customer(
                row.getString("id"),
                row.getString("name"),
                row.getString("company"),
                row.getString("phone"),
                row.getString("email"),
                row.getString("wechat"),
                Level.of(row.getString("level")),
                row.getString("industry"),
                row.getString("tags"),
                row.getString("birth_date"),
                row.getString("address"),
                row.getInt("record_count"),
                Instant.ofEpochMilli(row.getLong("created_at")));
    }
}
