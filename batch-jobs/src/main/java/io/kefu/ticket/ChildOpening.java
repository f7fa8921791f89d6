package io.kefu.ticket;

import io.kefu.access.Actor;
import io.kefu.problem.KefuException;
import io.kefu.store.Database;
import io.kefu.ticket.TicketService.Outcome;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/** Opens child tickets, and tickets of which others are children. Each call is one transaction; a dry run rolls it back. */
public final class ChildOpening {

    private final Database database;
    private final TicketWriter writer;
    private final TicketQueryRepository queries;
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
        this.queries = queries;
        this.names = new KnownNames(queries, routing.agents());
        this.routing = routing;
        this.service = service;
    }

    /** The same part, for a department, a team or an agent that somebody knows. */
    public Part checked(Part part, ChildTemplates templates) {
        names.check(part, templates.departments());
        return part;
    }

    /**
     * Opens a ticket for each part that another department does of one, which waits for them. A part that is being done
     * already, word for word, is not opened again.
     */
    public Outcome openChildren(String parentId, Function<Ticket, List<Part>> parts, Actor actor, boolean dryRun) {
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
            Map<String, TicketRow> there = new LinkedHashMap<>();
            queries.linkedTo(parentId).stream()
                    .filter(row -> parentId.equals(row.ticket().parent()))
                    .filter(row -> !row.ticket().kind().isFinished())
                    .forEach(row -> there.put(row.ticket().description(), row));
            List<Ticket> children = new ArrayList<>();
            List<TicketRow> already = new ArrayList<>();
            for (Part part : parts.apply(parent)) {
                TicketRow same = there.get(part.text());
                if (same == null) {
                    children.add(opening.open(part, parent));
                } else {
                    already.add(same);
                }
            }
            changes.save();
            return new Outcome(
                    Stream.concat(already.stream(), service.rows(children).stream())
                            .toList(),
                    already.size());
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
