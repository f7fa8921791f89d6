package io.kefu.ticket;

import io.kefu.access.Actor;
import io.kefu.customer.CustomerObserver;
import io.kefu.store.Database;
import io.kefu.store.Parts;
import io.kefu.ticket.life.TicketChanges;
import io.kefu.ticket.life.TicketWriter;
import java.util.Collection;
import java.util.List;

/** Brings the levels of customers to their unfinished tickets, each as an event. */
public final class LevelFollower implements CustomerObserver {

    private final TicketQueryRepository queries;
    private final TicketWriter writer;

    public LevelFollower(Database database, TicketWriter writer) {
        this.queries = new TicketQueryRepository(database);
        this.writer = writer;
    }

    @Override
    public void changed(Collection<String> customers, Actor actor) {
        Parts.of(customers, part -> follow(queries.levelledOtherwise(part), actor));
    }

    @Override
    public void anyChanged(Actor actor) {
        Parts.of(queries.levelledOtherwise(), part -> follow(part, actor));
    }

    /** Who asks for tickets to change them gets their levels brought up to date. */
    private void follow(List<String> tickets, Actor actor) {
        TicketChanges changes = writer.begin();
        changes.tickets(tickets, actor);
        changes.save();
    }
}
