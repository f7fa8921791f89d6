package io.kefu.customer;

import io.kefu.customer.golden.Customer;
import io.kefu.customer.golden.Level;
import io.kefu.problem.KefuException;
import io.kefu.store.BulkWriter;
import io.kefu.store.Database;
import io.kefu.store.Parts;
import java.sql.ResultSet;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Customers as they are written: golden records, which records belong to whom, merges, events. */
final class RegisterRepository {

    private final JdbcClient write;
    private final BulkWriter bulk;

    RegisterRepository(Database database) {
        this.write = database.write();
        this.bulk = database.bulk();
    }

    void insert(List<Customer> customers) {
        bulk.write("""
                INSERT INTO customer (name, company, phone, email, wechat, stated_level, industry, tags, birth_date,
                                      address, record_count, updated_at, id, created_at, level, earned_level)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """, customers, customer -> {
            @Nullable Object[] golden = golden(customer, customer.createdAt());
            @Nullable Object[] values = Arrays.copyOf(golden, golden.length + 3);
            values[golden.length] = customer.createdAt();
            values[golden.length + 1] = customer.level().key();
            values[golden.length + 2] = Level.ORDINARY.key(); // orders earn more later
            return values;
        });
    }

    void update(List<Customer> customers, Instant now) {
        bulk.write("""
                UPDATE customer
                   SET name = ?, company = ?, phone = ?, email = ?, wechat = ?, stated_level = ?, industry = ?, tags = ?,
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

    /** When each customer was created. */
    Map<String, Instant> birthdays(Collection<String> customerIds) {
        Map<String, Instant> birthdays = new LinkedHashMap<>();
        Parts.of(customerIds, part -> write.sql("SELECT id, created_at FROM customer WHERE id IN (:ids) ORDER BY id")
                .param("ids", part)
                .query((ResultSet row) -> {
                    birthdays.put(row.getString(1), Instant.ofEpochMilli(row.getLong(2)));
                }));
        return birthdays;
    }

    /**
     * The number that a number leads to: its own unless it was merged.
     *
     * @throws KefuException when there is none, or when the customer was erased
     */
    String current(String id) {
        String current = led(id);
        int erased = write.sql("SELECT COUNT(*) FROM customer WHERE id = :id AND erased_at IS NOT NULL")
                .param("id", current)
                .query(Integer.class)
                .single();
        if (erased > 0) {
            throw new KefuException(new CustomerProblem.ErasedCustomer(id));
        }
        return current;
    }

    private String led(String id) {
        return write.sql("""
                        WITH RECURSIVE chain (id, merged_into) AS (
                          SELECT id, merged_into FROM customer WHERE id = :id
                          UNION ALL
                          SELECT c.id, c.merged_into FROM chain JOIN customer c ON c.id = chain.merged_into)
                        SELECT id FROM chain WHERE merged_into IS NULL
                        """)
                .param("id", id)
                .query(String.class)
                .optional()
                .orElseThrow(() -> new KefuException(new CustomerProblem.NoSuchCustomer(id)));
    }

    List<Long> recordsOf(String customer) {
        return write.sql("SELECT id FROM customer_record WHERE customer_id = :id ORDER BY id")
                .param("id", customer)
                .query(Long.class)
                .list();
    }

    void move(List<Long> recordIds, String customer) {
        bulk.write("UPDATE customer_record SET customer_id = ? WHERE id = ?", recordIds, id ->
                new @Nullable Object[] {customer, id});
    }

    /** Says that a customer went into another with these records. */
    void retire(String loser, String survivor, List<Long> recordIds, Instant now, String actor, String reason) {
        long merge = write.sql("""
                        INSERT INTO customer_merge (loser, survivor, at, actor, reason)
                        VALUES (:loser, :survivor, :now, :actor, :reason) RETURNING id
                        """)
                .param("loser", loser)
                .param("survivor", survivor)
                .param("now", now.toEpochMilli())
                .param("actor", actor)
                .param("reason", reason)
                .query(Long.class)
                .single();
        bulk.write("INSERT INTO customer_merge_record (merge_id, record_id) VALUES (?, ?)", recordIds, id ->
                new @Nullable Object[] {merge, id});
        write.sql("UPDATE customer SET merged_into = :survivor WHERE id = :loser")
                .param("survivor", survivor)
                .param("loser", loser)
                .update();
    }

    /** Gives a customer its number back. */
    void revive(Merge merge, Instant now, String actor) {
        write.sql("UPDATE customer_merge SET undone_at = :now, undone_by = :actor WHERE id = :id")
                .param("now", now.toEpochMilli())
                .param("actor", actor)
                .param("id", merge.id())
                .update();
        write.sql("UPDATE customer SET merged_into = NULL WHERE id = :loser")
                .param("loser", merge.loser())
                .update();
    }

    /** A customer that went into another. */
    record Merge(long id, String loser, String survivor) {}

    /** The merge through which a number leads to another one. */
    Optional<Merge> openMerge(String loser) {
        return write.sql("""
                        SELECT id, loser, survivor FROM customer_merge
                         WHERE loser = :loser AND undone_at IS NULL ORDER BY id DESC LIMIT 1
                        """)
                .param("loser", loser)
                .query((row, n) -> new Merge(row.getLong(1), row.getString(2), row.getString(3)))
                .optional();
    }

    /** The records that came with a merge and that a customer has now. */
    List<Long> recordsOfMerge(long merge, String holder) {
        return write.sql("""
                        SELECT m.record_id FROM customer_merge_record m JOIN customer_record r ON r.id = m.record_id
                         WHERE m.merge_id = :merge AND r.customer_id = :holder ORDER BY m.record_id
                        """)
                .param("merge", merge)
                .param("holder", holder)
                .query(Long.class)
                .list();
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

    /** What made each of two records its customer's own, in the order of their numbers. */
    List<MatchDesk.Join> joins(long a, long b) {
        return write
                .sql("""
                        SELECT record_id, detail FROM customer_event
                         WHERE record_id IN (:a, :b) AND kind IN ('created', 'joined', 'updated')
                         UNION ALL
                        SELECT m.record_id, 'person' FROM customer_merge_record m JOIN customer_merge c ON c.id = m.merge_id
                         WHERE m.record_id IN (:a, :b) AND c.undone_at IS NULL
                         ORDER BY 1
                        """)
                .param("a", a)
                .param("b", b)
                .query((row, n) -> new MatchDesk.Join("r" + row.getLong(1), row.getString(2)))
                .list()
                .stream()
                .distinct()
                .toList();
    }
}
