package io.kefu.customer;

import io.kefu.condition.Condition;
import io.kefu.condition.Preselection;
import io.kefu.intake.Claims.Identity;
import io.kefu.intake.Field;
import io.kefu.intake.StoredRecord;
import io.kefu.problem.KefuException;
import io.kefu.store.BulkWriter;
import io.kefu.store.Database;
import io.kefu.store.Parts;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Customers, their source records, identities, events and orders. */
public final class CustomerRepository {

    private final JdbcClient write;
    private final JdbcClient read;
    private final BulkWriter bulk;

    public CustomerRepository(Database database) {
        this.write = database.write();
        this.read = database.read();
        this.bulk = database.bulk();
    }

    // ---- linking

    /**
     * The ids of rows whose person had no source record before the run, and of new versions of register rows; registers
     * first. What the run itself has linked stays in, because who is linked with whom may depend on the block.
     */
    static final String PENDING = """
            WITH first AS (
              SELECT MIN(id) AS id FROM intake_record r
               WHERE id > ? AND requester IS NOT NULL AND kind <> 'customer'
                 AND NOT EXISTS (SELECT 1 FROM customer_record c WHERE c.key = r.requester AND c.intake_id <= ?)
               GROUP BY requester)
            SELECT id FROM intake_record
             WHERE id > ? AND (kind = 'customer' OR id IN (SELECT id FROM first))
             ORDER BY CASE kind WHEN 'customer' THEN 0 ELSE 1 END, occurred_at, source, external_id, id
            """;

    static final String PENDING_ORDERS = "SELECT id FROM intake_record WHERE id > ? AND kind = 'order' ORDER BY id";

    /** Where a known source record belongs. */
    record Placed(long recordId, long intakeId, @Nullable Long modifiedAt, String customerId) {}

    Map<String, Placed> placed(Collection<String> keys) {
        Map<String, Placed> placed = new HashMap<>();
        Parts.of(keys, part -> write.sql("""
                        SELECT c.key, c.id, c.intake_id, i.modified_at, c.customer_id
                          FROM customer_record c JOIN intake_record i ON i.id = c.intake_id
                         WHERE c.key IN (:keys)
                        """).param("keys", part).query((ResultSet row) -> {
            long modified = row.getLong(4);
            placed.put(
                    row.getString(1),
                    new Placed(row.getLong(2), row.getLong(3), row.wasNull() ? null : modified, row.getString(5)));
        }));
        return placed;
    }

    /** The customers that hold any of the identities. */
    Map<Identity, String> holders(Collection<Identity> identities) {
        Map<Identity, String> holders = new HashMap<>();
        Map<String, List<String>> byKind = new LinkedHashMap<>();
        identities.forEach(identity -> byKind.computeIfAbsent(identity.kind(), kind -> new ArrayList<>())
                .add(identity.value()));
        byKind.forEach((kind, values) -> Parts.of(
                values,
                part -> write.sql("""
                        SELECT i.value, r.customer_id
                          FROM customer_identity i JOIN customer_record r ON r.id = i.record_id
                         WHERE i.kind = :kind AND i.value IN (:values)
                        """).param("kind", kind).param("values", part).query((ResultSet row) -> {
                    holders.put(new Identity(kind, row.getString(1)), row.getString(2));
                })));
        return holders;
    }

    long lastRecordId() {
        return write.sql("SELECT COALESCE(MAX(id), 0) FROM customer_record")
                .query(Long.class)
                .single();
    }

    void insertCustomers(List<Customer> customers) {
        bulk.write("""
                INSERT INTO customer (name, company, phone, email, wechat, level, industry, tags, birth_date, address,
                                      record_count, updated_at, id, created_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """, customers, customer -> {
            @Nullable Object[] golden = golden(customer, customer.createdAt());
            @Nullable Object[] values = Arrays.copyOf(golden, golden.length + 1);
            values[golden.length] = customer.createdAt();
            return values;
        });
    }

    void updateCustomers(List<Customer> customers, Instant now) {
        bulk.write("""
                UPDATE customer
                   SET name = ?, company = ?, phone = ?, email = ?, wechat = ?, level = ?, industry = ?, tags = ?,
                       birth_date = ?, address = ?, record_count = ?, updated_at = ?
                 WHERE id = ?
                """, customers, customer -> golden(customer, now));
    }

    private static @Nullable Object[] golden(Customer customer, Instant updatedAt) {
        return new @Nullable Object[] {
            customer.name(),
            customer.company(),
            customer.phone(),
            customer.email(),
            customer.wechat(),
            customer.level().key(),
            customer.industry(),
            customer.tags(),
            customer.birthDate(),
            customer.address(),
            customer.recordCount(),
            updatedAt,
            customer.id()
        };
    }

    /** A source record and the customer that it belongs to. */
    record Placement(SourceRecord record, String customerId, List<Identity> identities) {}

    void saveRecords(List<Placement> placements) {
        bulk.write("""
                INSERT INTO customer_record (id, key, source, intake_id, is_register, name, company, phone, email, wechat,
                                             level, industry, tags, birth_date, address, customer_id)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (id) DO UPDATE SET
                  intake_id = excluded.intake_id, name = excluded.name, company = excluded.company,
                  phone = excluded.phone, email = excluded.email, wechat = excluded.wechat, level = excluded.level,
                  industry = excluded.industry, tags = excluded.tags, birth_date = excluded.birth_date,
                  address = excluded.address, customer_id = excluded.customer_id
                """, placements, placement -> {
            SourceRecord record = placement.record();
            return new @Nullable Object[] {
                record.id(),
                record.key(),
                record.source(),
                record.intakeId(),
                record.register(),
                record.name(),
                record.company(),
                record.phone(),
                record.email(),
                record.wechat(),
                record.level(),
                record.industry(),
                record.tags(),
                record.birthDate(),
                record.address(),
                placement.customerId()
            };
        });
        List<@Nullable Object[]> identities = new ArrayList<>();
        for (Placement placement : placements) {
            for (Identity identity : placement.identities()) {
                identities.add(new @Nullable Object[] {
                    identity.kind(), identity.value(), placement.record().id()
                });
            }
        }
        bulk.write(
                "INSERT INTO customer_identity (kind, value, record_id) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
                identities,
                identity -> identity);
    }

    /** Takes the identities of records back, before their newer versions bring theirs. */
    void forgetIdentities(Collection<Long> recordIds) {
        Parts.of(recordIds, part -> write.sql("DELETE FROM customer_identity WHERE record_id IN (:ids)")
                .param("ids", part)
                .update());
    }

    /** Record counts and ages of customers, for choosing a survivor. */
    record Standing(String id, int recordCount, Instant createdAt) {}

    List<Standing> standings(Collection<String> customerIds) {
        List<Standing> standings = new ArrayList<>();
        Parts.of(
                customerIds,
                part -> standings.addAll(
                        write.sql("SELECT id, record_count, created_at FROM customer WHERE id IN (:ids)")
                                .param("ids", part)
                                .query((row, n) -> new Standing(
                                        row.getString(1), row.getInt(2), Instant.ofEpochMilli(row.getLong(3))))
                                .list()));
        return standings;
    }

    /** Re-points the source records of one customer to another. */
    void absorb(String loser, String survivor, Instant now) {
        write.sql("UPDATE customer_record SET customer_id = :survivor WHERE customer_id = :loser")
                .param("survivor", survivor)
                .param("loser", loser)
                .update();
        write.sql("UPDATE customer SET merged_into = :survivor, record_count = 0, updated_at = :now WHERE id = :loser")
                .param("survivor", survivor)
                .param("loser", loser)
                .param("now", now.toEpochMilli())
                .update();
    }

    /** The source records of each customer. */
    Map<String, List<SourceRecord>> records(Collection<String> customerIds) {
        Map<String, List<SourceRecord>> records = new LinkedHashMap<>();
        Parts.of(customerIds, part -> write.sql("""
                        SELECT id, key, source, intake_id, is_register, name, company, phone, email, wechat, level,
                               industry, tags, birth_date, address, customer_id
                          FROM customer_record WHERE customer_id IN (:ids) ORDER BY id
                        """).param("ids", part).query((ResultSet row) -> {
            records.computeIfAbsent(row.getString("customer_id"), id -> new ArrayList<>())
                    .add(toSourceRecord(row));
        }));
        return records;
    }

    private static SourceRecord toSourceRecord(ResultSet row) throws SQLException {
        return new SourceRecord(
                row.getLong("id"),
                row.getString("key"),
                row.getString("source"),
                row.getLong("intake_id"),
                row.getInt("is_register") != 0,
                row.getString("name"),
                row.getString("company"),
                row.getString("phone"),
                row.getString("email"),
                row.getString("wechat"),
                row.getString("level"),
                row.getString("industry"),
                row.getString("tags"),
                row.getString("birth_date"),
                row.getString("address"));
    }

    /** One line of a customer's history. */
    record Event(String customerId, String kind, @Nullable Long recordId, String detail) {}

    void insertEvents(List<Event> events, Instant now, String actor) {
        bulk.write(
                "INSERT INTO customer_event (customer_id, at, actor, kind, record_id, detail) VALUES (?, ?, ?, ?, ?, ?)",
                events,
                event -> new @Nullable Object[] {
                    event.customerId(), now, actor, event.kind(), event.recordId(), event.detail()
                });
    }

    // ---- orders

    void saveOrders(List<StoredRecord> orders, Map<String, Long> requesters) {
        bulk.write("""
                INSERT INTO customer_order (source, order_no, requester_id, intake_id, ordered_at, product, quantity,
                                            amount, warranty_until)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (source, order_no) DO UPDATE SET
                  requester_id = excluded.requester_id, intake_id = excluded.intake_id,
                  ordered_at = excluded.ordered_at, product = excluded.product, quantity = excluded.quantity,
                  amount = excluded.amount, warranty_until = excluded.warranty_until
                WHERE (SELECT COALESCE(modified_at, 0) FROM intake_record WHERE id = excluded.intake_id)
                      >= (SELECT COALESCE(modified_at, 0) FROM intake_record WHERE id = customer_order.intake_id)
                """, orders, order -> new @Nullable Object[] {
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

    // ---- for tickets

    /** Who asks: the source record and the level of its customer at this moment. */
    public record Requester(long recordId, String customerId, Level level) {}

    /** The requesters by the keys of their source records. */
    public Map<String, Requester> requesters(Collection<String> keys) {
        Map<String, Requester> requesters = new HashMap<>();
        Parts.of(keys, part -> read.sql("""
                        SELECT r.key, r.id, r.customer_id, c.level
                          FROM customer_record r JOIN customer c ON c.id = r.customer_id
                         WHERE r.key IN (:keys)
                        """).param("keys", part).query((ResultSet row) -> {
            requesters.put(
                    row.getString(1), new Requester(row.getLong(2), row.getString(3), Level.of(row.getString(4))));
        }));
        return requesters;
    }

    // ---- lists

    private static final String COLUMNS = """
            SELECT id, name, company, phone, email, wechat, level, industry, tags, birth_date, address, record_count,
                   created_at
              FROM customer
            """;

    /** Living customers of whom the condition is true, in the order of their numbers. */
    public List<Customer> list(@Nullable Level level, Optional<Condition<Customer>> where, int limit) {
        Preselection selected = where.map(Condition::preselection).orElse(Preselection.EVERYTHING);
        try (Stream<Customer> customers = read
                .sql(COLUMNS + """
                         WHERE merged_into IS NULL AND (:level IS NULL OR level = :level)
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

    /** A source record as a person looks at it. */
    public record RecordLine(
            String source,
            String key,
            @Nullable String name,
            @Nullable String phone,
            @Nullable String email,
            @Nullable String wechat) {}

    public List<RecordLine> recordLines(String customerId) {
        return read.sql("""
                        SELECT source, key, name, phone, email, wechat FROM customer_record
                         WHERE customer_id = :id ORDER BY is_register DESC, id
                        """)
                .param("id", customerId)
                .query((row, n) -> new RecordLine(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        row.getString(6)))
                .list();
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

    private static Customer toCustomer(ResultSet row, int number) throws SQLException {
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
