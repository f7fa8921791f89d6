package io.kefu.ticket.life;

import io.kefu.problem.KefuException;
import io.kefu.store.Database;
import io.kefu.ticket.cycle.Lifecycle;
import io.kefu.ticket.cycle.LifecycleProblem;
import io.kefu.ticket.value.StateKind;
import io.kefu.ticket.value.TicketState;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which life cycle the tickets live by. */
public final class LifecycleRepository {

    private final JdbcClient write;

    public LifecycleRepository(Database database) {
        this.write = database.write();
    }

    /** Remembers the life cycle, in the caller's transaction; one that is another than before is checked. */
    public void adopt(Lifecycle lifecycle) {
        String states = lifecycle.states().stream().map(TicketState::text).collect(Collectors.joining(" "));
        List<String> adopted =
                write.sql("SELECT states FROM lifecycle").query(String.class).list();
        if (adopted.equals(List.of(states))) {
            return;
        }
        check(lifecycle);
        write.sql("DELETE FROM lifecycle").update();
        write.sql("INSERT INTO lifecycle (states) VALUES (:states)")
                .param("states", states)
                .update();
    }

    /**
     * Every state in which tickets stand must be in the life cycle.
     *
     * @throws KefuException when one is missing, or is of another kind now
     */
    public void check(Lifecycle lifecycle) {
        List<String> missing = new ArrayList<>();
        List<String> keys = new ArrayList<>();
        standing().forEach((state, tickets) -> {
            if (!lifecycle.states().contains(state)) {
                missing.add(state.key() + " (" + tickets + ")");
                keys.add(state.key());
            }
        });
        if (!missing.isEmpty()) {
            throw new KefuException(
                    new LifecycleProblem.StatesInUse("rules/lifecycle.yaml", String.join(", ", missing), keys.get(0)));
        }
    }

    /** How many tickets stand in each state. */
    public Map<TicketState, Integer> standing() {
        Map<TicketState, Integer> standing = new LinkedHashMap<>();
        write.sql(
                        "SELECT state, state_kind, COUNT(*) FROM ticket GROUP BY state, state_kind ORDER BY state, state_kind")
                .query(row -> {
                    standing.put(new TicketState(row.getString(1), StateKind.of(row.getString(2))), row.getInt(3));
                });
        return standing;
    }

    /** The numbers of the tickets that stand in a state. */
    List<String> in(TicketState state) {
        return write.sql("SELECT id FROM ticket WHERE state = :state AND state_kind = :kind ORDER BY id")
                .param("state", state.key())
                .param("kind", state.kind().key())
                .query(String.class)
                .list();
    }
}
