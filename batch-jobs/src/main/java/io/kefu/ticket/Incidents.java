package io.kefu.ticket;

import io.kefu.access.Actor;
import io.kefu.problem.KefuException;
import io.kefu.text.Keyed;
import io.kefu.ticket.life.Ticket;
import io.kefu.ticket.life.TicketProblem;
import io.kefu.ticket.life.TicketRepository.TicketRow;
import io.kefu.ticket.repeat.Matter;
import io.kefu.ticket.repeat.Neighbours;
import io.kefu.ticket.repeat.RepeatRules;
import io.kefu.ticket.value.Birth;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Many customers with one problem in a short time. Their tickets are proposed as the parts of one; only somebody who
 * looked at them joins them.
 */
public final class Incidents {

    private final TicketQueryRepository queries;
    private final ChildOpening opening;
    private final RepeatRules rules;

    public Incidents(TicketQueryRepository queries, ChildOpening opening, RepeatRules rules) {
        this.queries = queries;
        this.opening = opening;
        this.rules = rules;
    }

    /**
     * A proposal.
     *
     * @param tickets in the order in which they were opened
     * @param customers how many asked
     */
    public record Incident(List<Ticket> tickets, int customers) {

        public Ticket first() {
            return tickets.get(0);
        }

        public Instant last() {
            return tickets.get(tickets.size() - 1).openedAt();
        }
    }

    /** Tickets that are like the first one among them. */
    private static final class Group {

        private final List<Ticket> tickets = new ArrayList<>();

        private Instant last() {
            return tickets.get(tickets.size() - 1).openedAt();
        }
    }

    /** The proposals, those with the most customers first. */
    public List<Incident> find() {
        List<Ticket> open = queries.workedOnAlone();
        List<Group> all = new ArrayList<>();
        Neighbours<Group> near = new Neighbours<>();
        for (Ticket ticket : open) {
            Instant since = ticket.openedAt().minus(rules.incident().within());
            Matter matter = rules.matter(ticket.subject(), ticket.description());
            Optional<Group> alike = near.nearest(
                    matter, rules.incident().similarity(), other -> other.last().isBefore(since));
            Group group = alike.orElseGet(Group::new);
            if (alike.isEmpty()) {
                all.add(group);
                near.add(matter, group);
            }
            group.tickets.add(ticket);
        }
        Map<String, String> customers =
                queries.customers(open.stream().map(Ticket::id).toList());
        return all.stream()
                .map(group -> new Incident(group.tickets, count(group.tickets, customers)))
                .filter(incident -> incident.customers() >= rules.incident().customers())
                .sorted(Comparator.comparingInt(Incident::customers)
                        .reversed()
                        .thenComparing(incident -> incident.first().id()))
                .toList();
    }

    /** Who is not known counts as somebody else. */
    private static int count(List<Ticket> tickets, Map<String, String> customers) {
        Set<String> asking = new HashSet<>();
        tickets.forEach(ticket -> asking.add(customers.getOrDefault(ticket.id(), ticket.id())));
        return asking.size();
    }

    /**
     * Opens a ticket for a proposal and makes its tickets parts of it.
     *
     * @param first the number of its first ticket
     * @param text what has happened, in the words of whoever joins them
     * @return the new ticket and its parts
     */
    public List<TicketRow> open(String first, String text, Actor actor, boolean dryRun) {
        Incident incident = find().stream()
                .filter(proposed -> proposed.first().id().equals(first))
                .findFirst()
                .orElseThrow(() -> new KefuException(new TicketProblem.NoSuchIncident(first)));
        Ticket example = incident.first();
        TicketForm form = new TicketForm(
                null,
                Birth.INTERNAL,
                false,
                null,
                text,
                new TicketForm.Given(
                        Keyed.keyOf(example.type()),
                        example.subtype(),
                        example.urgency().key(),
                        example.priority().key(),
                        example.team(),
                        example.category(),
                        null),
                null);
        List<String> parts = incident.tickets().stream().map(Ticket::id).toList();
        return opening.openWhole(form, parts, actor, dryRun);
    }
}
