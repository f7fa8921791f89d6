package io.kefu.ticket;

import io.kefu.access.Actor;
import io.kefu.problem.KefuException;
import io.kefu.store.Database;
import io.kefu.ticket.child.ChildTemplates;
import io.kefu.ticket.child.Part;
import io.kefu.ticket.life.Ticket;
import io.kefu.ticket.life.TicketChanges;
import io.kefu.ticket.life.TicketProblem;
import io.kefu.ticket.life.TicketRepository.TicketRow;
import io.kefu.ticket.life.TicketWriter;
import io.kefu.ticket.route.Router;
import io.kefu.ticket.route.Routing;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Opens child tickets, and tickets of which others are children. Each call is one transaction; a dry run rolls it back. */
public final class ChildOpening {

    private final Database database;
    private final TicketWriter writer;
    private final KnownNames names;
    private final Routing routing;
    private final TicketService service;

    public ChildOpening(
            Database database,
            TicketWriter writer,
            TicketQueryRepository queries,
            Routing routing,
            TicketService service) {
        this.database = database;
        this.writer = writer;
        this.names = new KnownNames(queries, routing.agents());
        this.routing = routing;
        this.service = service;
    }

    /** The same part, for a department, a team or an agent that somebody knows. */
    public Part checked(Part part, ChildTemplates templates) {
        names.check(part, templates.departments());
        return part;
    }

    /** Opens a ticket for each part that another department does of one, which waits for them. */
    public List<TicketRow> openChildren(
            String parentId, Function<Ticket, List<Part>> parts, Actor actor, boolean dryRun) {
        return database.inTransaction(dryRun, () -> {
            Router router = routing.router();
            TicketChanges changes = writer.begin(router);
            HandOpening opening = service.opening(router, changes, actor);
            Ticket parent = service.inTime(changes.get(parentId, actor));
            Deeds.workable(parent);
            if (parent.kind().isFinished()) {
                throw new KefuException(new TicketProblem.ParentFinished(
                        parentId, parent.state().key()));
            }
            List<Ticket> children = parts.apply(parent).stream()
                    .map(part -> opening.open(part, parent))
                    .toList();
            changes.save();
            return service.rows(children);
        });
    }

    /** Opens a ticket by hand of which these are children from now on; returns it and them. */
    List<TicketRow> openWhole(TicketForm form, List<String> parts, Actor actor, boolean dryRun) {
        Deeds.filled("text", form.text());
        return database.inTransaction(dryRun, () -> {
            Router router = routing.router();
            TicketChanges changes = writer.begin(router);
            List<Ticket> all = new ArrayList<>();
            Ticket whole = service.opening(router, changes, actor).open(form);
            all.add(whole);
            for (Ticket part : TicketService.named(parts, changes, actor)) {
                if (part.parent() != null) { // somebody else joined them meanwhile
                    throw new KefuException(new TicketProblem.NoSuchIncident(parts.get(0)));
                }
                service.deeds().links().childOf(whole.id(), "one incident").on(service.inTime(part), changes, actor);
                all.add(part);
            }
            changes.save();
            return service.rows(all);
        });
    }
}
