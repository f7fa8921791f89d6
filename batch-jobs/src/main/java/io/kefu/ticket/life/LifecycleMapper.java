package io.kefu.ticket.life;

import io.kefu.access.Actor;
import io.kefu.problem.KefuException;
import io.kefu.problem.Nearest;
import io.kefu.store.Database;
import io.kefu.ticket.cycle.Lifecycle;
import io.kefu.ticket.cycle.LifecycleProblem;
import io.kefu.ticket.value.Cause;
import io.kefu.ticket.value.TicketState;
import java.util.List;
import java.util.function.Supplier;

/** Moves the tickets that stand in a state which the life cycle has no more into one that it has. */
public final class LifecycleMapper {

    private final Database database;
    private final TicketWriter writer;
    private final LifecycleRepository standing;
    private final Supplier<Lifecycle> lifecycle;

    public LifecycleMapper(Database database, TicketWriter writer, Supplier<Lifecycle> lifecycle) {
        this.database = database;
        this.writer = writer;
        this.standing = new LifecycleRepository(database);
        this.lifecycle = lifecycle;
    }

    /**
     * Moves them, as one transaction.
     *
     * @param from the key of the state that goes
     * @param to the key or name of the state that they come to; what is done stays done
     * @return how many
     */
    public int map(String from, String to, Actor actor, boolean dryRun) {
        TicketState target = lifecycle.get().named(to);
        return database.inTransaction(dryRun, () -> {
            List<TicketState> gone = standing.standing().keySet().stream()
                    .filter(state -> state.key().equals(from) && !state.equals(target))
                    .toList();
            if (gone.isEmpty()) {
                List<String> keys = standing.standing().keySet().stream()
                        .map(TicketState::key)
                        .toList();
                throw new KefuException(
                        new LifecycleProblem.NoSuchState(from, Nearest.to(from, keys), String.join(", ", keys)));
            }
            int moved = 0;
            for (TicketState state : gone) {
                if (state.kind() != target.kind()
                        && (state.kind().isFinished() || target.kind().isFinished())) {
                    throw new KefuException(new LifecycleProblem.OtherKind(
                            from,
                            state.kind().key(),
                            target.key(),
                            target.kind().key()));
                }
                TicketChanges changes = writer.begin();
                List<String> ids = standing.in(state);
                Cause cause = Cause.of(changes.now(), actor, "life cycle");
                changes.tickets(ids, actor).values().forEach(ticket -> ticket.by(actor)
                        .report(target, cause));
                changes.save();
                moved += ids.size();
            }
            return moved;
        });
    }
}
