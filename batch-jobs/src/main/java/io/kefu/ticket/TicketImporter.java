package io.kefu.ticket;

import io.kefu.access.Actor;
import io.kefu.customer.CustomerRepository.Requester;
import io.kefu.intake.CanonicalRecord;
import io.kefu.intake.Field;
import io.kefu.intake.Mapping;
import io.kefu.intake.RecordKind;
import io.kefu.intake.StoredRecord;
import io.kefu.store.Serials;
import io.kefu.workspace.Settings;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Takes over tickets of other systems: each snapshot or event, in the order of change, becomes the ticket's new
 * values and an event for what changed. A version older than what the ticket shows changes nothing.
 */
final class TicketImporter {

    /** The role of a row that told what the ticket was before what is known of it. */
    static final String OLDER = "older";

    private final TicketRepository tickets;
    private final AgentRepository agents;
    private final List<TicketChangeListener> listeners;
    private final Serials serials;
    private final Settings settings;
    private final Recognition recognition;
    private final Routing routing;
    private final Collection<Mapping> mappings;
    private final Actor actor;

    /** What was noted of our answers, by ticket. */
    private final Map<String, Set<String>> replies = new HashMap<>();

    TicketImporter(
            TicketRepository tickets,
            AgentRepository agents,
            List<TicketChangeListener> listeners,
            Serials serials,
            Settings settings,
            Recognition recognition,
            Routing routing,
            Collection<Mapping> mappings,
            Actor actor) {
        this.tickets = tickets;
        this.agents = agents;
        this.listeners = listeners;
        this.serials = serials;
        this.settings = settings;
        this.recognition = recognition;
        this.routing = routing;
        this.mappings = mappings;
        this.actor = actor;
    }

    /** Takes over the rows in the order given; returns how many tickets are new. */
    int take(List<PendingRow> rows) {
        TicketChanges changes = new TicketChanges(tickets, listeners, serials, settings.zone());
        Map<String, Set<String>> numbers = new LinkedHashMap<>();
        for (PendingRow pending : rows) {
            numbers.computeIfAbsent(pending.row().source(), source -> new LinkedHashSet<>())
                    .add(numberOf(pending.row()));
        }
        Map<String, Ticket> known = new HashMap<>();
        numbers.forEach((source, ids) -> {
            Map<String, String> byNumber = tickets.ticketsBySource(source, ids);
            Map<String, Ticket> loaded = tickets.tickets(byNumber.values());
            byNumber.forEach((number, id) -> {
                Ticket ticket = loaded.get(id);
                if (ticket != null) {
                    known.put(source + "\u0001" + number, ticket);
                    routing.known(ticket);
                }
            });
        });
        knowReplies(rows, known.values());
        int opened = 0;
        for (PendingRow pending : rows) {
            StoredRecord row = pending.row();
            String key = row.source() + "\u0001" + numberOf(row);
            Ticket ticket = known.get(key);
            boolean isNew = ticket == null;
            if (ticket == null) {
                ticket = open(row, pending.requester(), changes);
                known.put(key, ticket);
                changes.opened(ticket);
                opened++;
            } else {
                changes.changed(ticket);
            }
            boolean adopted = isNew || isNewer(row, ticket);
            if (adopted) {
                adopt(ticket, row, isNew);
                noteReply(ticket, row, changes);
                routing.track(ticket);
            }
            changes.link(row.id(), ticket.id(), isNew ? "opened" : adopted ? "updated" : OLDER);
        }
        changes.save();
        agents.saveTurns(routing.turns());
        return opened;
    }

    private Ticket open(StoredRecord row, @Nullable Requester requester, TicketChanges changes) {
        CanonicalRecord content = row.content();
        Ticket ticket = new Ticket(
                changes.nextTicketId(row.occurredAt()),
                row.source(),
                numberOf(row),
                row.history(),
                content.text(Field.CHANNEL, row.source()),
                content.text(Field.ATTRIBUTE, "async"),
                requester == null ? null : requester.recordId(),
                content.text(Field.CONVERSATION),
                row.occurredAt());
        ticket.level = requester == null ? "ordinary" : requester.level().key();
        ticket.opened(actor, "reported by " + row.source(), row.id());
        return ticket;
    }

    private void adopt(Ticket ticket, StoredRecord row, boolean isNew) {
        CanonicalRecord content = row.content();
        Instant at = row.changedAt();
        ticket.subject = content.text(Field.SUBJECT);
        ticket.description = row.words();
        ticket.category = content.text(Field.CATEGORY);
        ticket.orderNo = content.text(Field.ORDER_NO);
        String department = ticket.department;
        ticket.grade(recognition.grade(
                Recognition.Given.by(content),
                content.text(Field.SUBJECT, "") + "\n" + ticket.description,
                ticket.channel,
                ticket.level));
        if (ticket.history()) { // who worked on it elsewhere is told by its source or unknown, never guessed from words
            ticket.team = content.text(Field.TEAM);
            ticket.department = department;
        }
        adoptAmbiguous(ticket, row);
        ticket.sourceChangedAt = content.instant(Field.MODIFIED_AT).orElse(ticket.sourceChangedAt);
        TicketState before = ticket.state;
        String reported = content.text(Field.STATE);
        adoptAssignee(ticket, content.text(Field.AGENT), reported, at, row.id(), isNew);
        if (reported != null) {
            ticket.adopt(TicketState.of(reported), at, actor.name(), row.id());
        }
        adoptTimes(ticket, row, before, at);
        if (before.isSolved() && !ticket.state.isFinished()) {
            ticket.reopens++;
        }
        content.integer(Field.REOPENS).ifPresent(reopens -> ticket.reopens = reopens);
        content.integer(Field.REASSIGNMENTS).ifPresent(count -> ticket.reassignments = count);
        content.integer(Field.RATING).ifPresent(stars -> ticket.rate(stars, at, actor));
        content.instant(Field.DUE_AT).ifPresent(due -> ticket.sourceDueAt = due);
        content.flag(Field.SLA_MET).ifPresent(met -> ticket.sourceSlaMet = met);
        if (!ticket.history() && ticket.state == TicketState.UNASSIGNED) {
            routing.choose(ticket.team(), ticket.department()).ifPresent(choice -> {
                ticket.assign(choice.agent().id(), choice.agent().department(), at, actor, choice.reason());
                routing.took(choice.agent().id());
            });
        }
    }

    /** What was answered elsewhere, once: each export tells it again. */
    private void noteReply(Ticket ticket, StoredRecord row, TicketChanges changes) {
        String reply = row.content().text(Field.REPLY);
        if (reply == null
                || !replies.computeIfAbsent(ticket.id(), id -> new HashSet<>()).add(reply)) {
            return;
        }
        Instant at = row.content().instant(Field.FIRST_REPLY_AT).orElse(row.changedAt());
        String who = ticket.assignee == null ? actor.name() : ticket.assignee;
        changes.entry(ticket, "reply", who, at, reply, null, null);
    }

    private void knowReplies(List<PendingRow> rows, Collection<Ticket> known) {
        if (rows.stream().anyMatch(pending -> pending.row().content().has(Field.REPLY))) {
            List<String> ids = known.stream()
                    .map(Ticket::id)
                    .filter(id -> !replies.containsKey(id))
                    .toList();
            replies.putAll(tickets.repliesTold(ids));
        }
    }

    /** A snapshot tells all times again; an event tells its own. */
    private static void adoptAmbiguous(Ticket ticket, StoredRecord row) {
        if (row.kind().equals(RecordKind.TICKET_SNAPSHOT.key())) {
            ticket.ambiguousTimes = null;
        }
        ticket.markAmbiguous(row.content().text(Field.AMBIGUOUS, ""));
    }

    private void adoptAssignee(
            Ticket ticket,
            @Nullable String named,
            @Nullable String reported,
            Instant at,
            long intakeId,
            boolean isNew) {
        if (named == null) {
            boolean nobody = TicketState.UNASSIGNED.key().equals(reported) && ticket.assignee != null;
            if (nobody) {
                ticket.adoptNobody(at, actor.name(), intakeId);
            }
            return;
        }
        String agent = routing.find(named).map(Agent::id).orElse(named);
        if (!isNew && ticket.assignee != null && !agent.equals(ticket.assignee)) {
            ticket.reassignments++;
        }
        ticket.adoptAssignee(agent, at, actor.name(), intakeId);
        routing.find(named).map(Agent::department).ifPresent(department -> ticket.department = department);
    }

    /** Times that the source states count; where it has no such field, the change of state tells them. */
    private void adoptTimes(Ticket ticket, StoredRecord row, TicketState before, Instant at) {
        CanonicalRecord content = row.content();
        content.instant(Field.FIRST_REPLY_AT).ifPresent(first -> ticket.firstResponseAt = first);
        // An event is the change itself; a snapshot only shows that there was one before.
        Instant changed = row.kind().equals(RecordKind.TICKET_EVENT.key()) ? at : null;
        if (states(row, Field.CLOSED_AT)) {
            ticket.closedAt = content.instant(Field.CLOSED_AT).orElse(null);
        } else if (ticket.state == TicketState.CLOSED && before != TicketState.CLOSED) {
            ticket.closedAt = changed;
        } else if (ticket.state != TicketState.CLOSED) {
            ticket.closedAt = null;
        }
        boolean becameDone = !before.isSolved() && ticket.state.isFinished();
        if (states(row, Field.RESOLVED_AT)) {
            ticket.resolvedAt = content.instant(Field.RESOLVED_AT).orElse(null);
        } else if (becameDone && ticket.state != TicketState.CANCELLED) {
            ticket.resolvedAt = changed == null ? ticket.closedAt : changed;
        } else if (!ticket.state.isFinished()) {
            ticket.resolvedAt = null;
        }
        boolean live = !ticket.history() && !states(row, Field.FIRST_REPLY_AT);
        if (live && ticket.firstResponseAt == null && ticket.resolvedAt != null) {
            ticket.firstResponseAt = ticket.resolvedAt; // a solution without an answer before it is the answer
        }
    }

    private boolean states(StoredRecord row, Field field) {
        return mappings.stream()
                .filter(mapping -> mapping.source().equals(row.source())
                        && mapping.kind().key().equals(row.kind()))
                .anyMatch(mapping -> mapping.maps(field));
    }

    /** By the other system's time of change where both versions have one, else by import order. */
    private static boolean isNewer(StoredRecord row, Ticket ticket) {
        return row.content()
                .instant(Field.MODIFIED_AT)
                .map(at -> ticket.sourceChangedAt == null || !at.isBefore(ticket.sourceChangedAt))
                .orElse(true);
    }

    private static String numberOf(StoredRecord row) {
        return row.kind().equals(RecordKind.TICKET_EVENT.key())
                ? row.content().text(Field.TICKET, row.externalId())
                : row.externalId();
    }
}
