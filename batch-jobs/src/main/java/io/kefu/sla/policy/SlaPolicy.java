package io.kefu.sla.policy;

import io.kefu.condition.Condition;
import io.kefu.ticket.life.Ticket;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A policy: for which tickets it is, and what it sets for them.
 *
 * @param when null for all tickets
 * @param where it stands, as file:line:column
 */
public record SlaPolicy(String name, @Nullable Condition<Ticket> when, Map<SlaTarget, Promise> promises, String where) {

    /** Whether it is for this ticket. */
    public boolean matches(Ticket ticket) {
        return when == null || when.test(ticket);
    }

    /** Why it is for this ticket; empty when it is for all, or not for this. */
    public List<String> because(Ticket ticket) {
        return when == null ? List.of() : when.because(ticket);
    }

    /** Why it is not for this ticket; empty when it is. */
    public List<String> whyNot(Ticket ticket) {
        return when == null ? List.of() : when.whyNot(ticket);
    }

    /** Whether it is surely for every ticket for which the other is. */
    boolean covers(SlaPolicy other) {
        return when == null || (other.when != null && other.when.implies(when));
    }
}
