package io.kefu.customer;

import io.kefu.access.Actor;
import io.kefu.customer.RegisterRepository.Event;
import io.kefu.customer.golden.Customer;
import io.kefu.customer.golden.Mark;
import io.kefu.customer.golden.Traits;
import io.kefu.store.BulkWriter;
import io.kefu.store.Database;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The marks of customers, as the last run found them: what is asked next is graded by them. */
public final class MarkRepository {

    private final JdbcClient read;
    private final RegisterRepository register;
    private final BulkWriter bulk;

    public MarkRepository(Database database) {
        this.read = database.read();
        this.register = new RegisterRepository(database);
        this.bulk = database.bulk();
    }

    /** A customer and the marks so far. */
    public record Marked(Customer customer, Set<Mark> marks) {}

    /**
     * Living customers in the order of their numbers.
     *
     * @param after the number behind which they begin; empty for the first ones
     */
    public List<Marked> after(String after, int most) {
        return read.sql(CustomerRepository.COLUMNS + """
                         WHERE merged_into IS NULL AND erased_at IS NULL AND id > :after ORDER BY id LIMIT :most
                        """)
                .param("after", after)
                .param("most", most)
                .query((row, n) ->
                        new Marked(CustomerRepository.toCustomer(row, n), Traits.marks(row.getString("marks"))))
                .list();
    }

    /**
     * What a customer's history adds up to now.
     *
     * @param marks each with what makes it so
     */
    public record Found(Marked customer, Map<Mark, String> marks) {

        private boolean isNew() {
            return !customer.marks().equals(marks.keySet());
        }
    }

    /** Keeps those that are others than before, each with an event; returns how many customers have others. */
    public int save(List<Found> found, Instant now, Actor actor) {
        List<Found> changed = found.stream().filter(Found::isNew).toList();
        List<Event> events = new ArrayList<>();
        for (Found one : changed) {
            String id = one.customer().customer().id();
            for (Mark mark : Mark.values()) {
                String because = one.marks().get(mark);
                if (one.customer().marks().contains(mark) != (because != null)) {
                    events.add(new Event(
                            id, "marks", null, because == null ? "not " + mark.key() : mark.key() + ": " + because));
                }
            }
        }
        bulk.write("UPDATE customer SET marks = ? WHERE id = ?", changed, one -> new @Nullable Object[] {
            Traits.text(one.marks().keySet()), one.customer().customer().id()
        });
        register.insertEvents(events, now, actor.name());
        return changed.size();
    }
}
