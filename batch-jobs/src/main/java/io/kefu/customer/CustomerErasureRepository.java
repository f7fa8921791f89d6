package io.kefu.customer;

import io.kefu.intake.record.Claims.Identity;
import io.kefu.store.Database;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Takes a person out of the register: the number stays, and what leads to it; everything that it told goes. */
public final class CustomerErasureRepository {

    private final JdbcClient write;

    public CustomerErasureRepository(Database database) {
        this.write = database.write();
    }

    /**
     * The person.
     *
     * @param customers the number, and those that were merged into it
     * @param records its source records
     * @param requesters their keys
     * @param own identities that nobody else has
     */
    public record Person(List<String> customers, List<Long> records, List<String> requesters, List<Identity> own) {

        /** Identities to look for in texts: customer numbers are short and stand in nothing but the person's own rows. */
        public List<Identity> telling() {
            return own.stream()
                    .filter(identity -> !identity.kind().equals("number"))
                    .toList();
        }
    }

    /** Finds everything that belongs to a customer. */
    public Person person(String customer) {
        List<String> customers =
                write.sql("""
                        WITH RECURSIVE led (id) AS (
                          SELECT :id UNION SELECT c.id FROM led JOIN customer c ON c.merged_into = led.id)
                        SELECT id FROM led ORDER BY id
                        """).param("id", customer).query(String.class).list();
        List<Long> records = write.sql("SELECT id FROM customer_record WHERE customer_id = :id ORDER BY id")
                .param("id", customer)
                .query(Long.class)
                .list();
        List<String> requesters = write.sql("SELECT key FROM customer_record WHERE customer_id = :id ORDER BY id")
                .param("id", customer)
                .query(String.class)
                .list();
        List<Identity> own = write.sql("""
                        SELECT DISTINCT i.kind, i.value
                          FROM customer_record r JOIN customer_identity i ON i.record_id = r.id
                         WHERE r.customer_id = :id
                           AND NOT EXISTS (
                             SELECT 1 FROM customer_identity j JOIN customer_record o ON o.id = j.record_id
                              WHERE j.kind = i.kind AND j.value = i.value AND o.customer_id <> :id)
                         ORDER BY i.kind, i.value
                        """)
                .param("id", customer)
                .query((row, n) -> new Identity(row.getString(1), row.getString(2)))
                .list();
        return new Person(customers, records, requesters, own);
    }

    /** True when nobody else in the register has this name, alone or in a longer one. */
    public boolean isOnlyName(String name, String customer) {
        return isOnly(
                "SELECT COUNT(*) FROM customer_record WHERE instr(name, :value) > 0 AND customer_id <> :id",
                name,
                customer);
    }

    /** True when nobody else in the register lives here. */
    public boolean isOnlyAddress(String address, String customer) {
        return isOnly(
                "SELECT COUNT(*) FROM customer_record WHERE instr(address, :value) > 0 AND customer_id <> :id",
                address,
                customer);
    }

    private boolean isOnly(String sql, String value, String customer) {
        return write.sql(sql)
                        .param("value", value)
                        .param("id", customer)
                        .query(Integer.class)
                        .single()
                == 0;
    }

    /** Empties what the person's records and numbers tell; orders stay countable. */
    public void erase(Person person, Instant now) {
        for (long record : person.records()) {
            write.sql("DELETE FROM customer_review WHERE record_a = :id OR record_b = :id")
                    .param("id", record)
                    .update();
            write.sql("DELETE FROM customer_identity WHERE record_id = :id")
                    .param("id", record)
                    .update();
            write.sql("""
                            UPDATE customer_order SET order_no = 'erased-' || intake_id WHERE requester_id = :id
                            """).param("id", record).update();
            write.sql("""
                            UPDATE customer_record
                               SET key = 'erased/' || id, name = NULL, company = NULL, phone = NULL, email = NULL,
                                   wechat = NULL, level = NULL, industry = NULL, tags = NULL, birth_date = NULL,
                                   address = NULL, tokens = NULL
                             WHERE id = :id
                            """).param("id", record).update();
        }
        for (String customer : person.customers()) {
            write.sql("""
                            UPDATE customer
                               SET name = NULL, company = NULL, phone = NULL, email = NULL, wechat = NULL,
                                   industry = NULL, tags = NULL, marks = NULL, birth_date = NULL, address = NULL,
                                   updated_at = :now, erased_at = :now
                             WHERE id = :id
                            """)
                    .param("now", now.toEpochMilli())
                    .param("id", customer)
                    .update();
        }
    }
}
