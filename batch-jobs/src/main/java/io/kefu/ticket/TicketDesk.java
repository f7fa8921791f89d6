package io.kefu.ticket;

import io.kefu.access.Actor;
import io.kefu.customer.CustomerRepository.Requester;
import io.kefu.intake.CanonicalRecord;
import io.kefu.intake.Field;
import io.kefu.intake.StoredRecord;
import io.kefu.store.Serials;
import io.kefu.ticket.TicketRepository.PlacedRow;
import io.kefu.workspace.Settings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Turns contacts into tickets: threads a contact into the ticket it belongs to, or opens one, grades it, and gives it
 * to an agent. Open threads and agents' loads are read once, then kept up to date in memory.
 */
final class TicketDesk {

    /** What a block of contacts came to. */
    record Outcome(int opened, int appended, int assigned, int unplaced, int selfServed) {}

    private static final int SAVE_EVERY = 1_000;

    private final TicketRepository tickets;
    private final AgentRepository agents;
    private final List<TicketChangeListener> listeners;
    private final Serials serials;
    private final Settings settings;
    private final Recognition recognition;
    private final Routing routing;
    private final OpenThreads threads;
    private final Actor actor;

    /** Whether any row to deal with is a version of another; the two may lie in different blocks. */
    private final boolean versions;

    TicketDesk(
            TicketRepository tickets,
            AgentRepository agents,
            List<TicketChangeListener> listeners,
            Serials serials,
            Settings settings,
            Recognition recognition,
            Routing routing,
            Actor actor) {
        this.tickets = tickets;
        this.agents = agents;
        this.listeners = listeners;
        this.serials = serials;
        this.settings = settings;
        this.recognition = recognition;
        this.routing = routing;
        this.threads = new OpenThreads(tickets, settings.reopenWithin());
        this.actor = actor;
        this.versions = tickets.hasUpdates();
    }

    /** Deals with contacts in the order given, in the caller's transaction. */
    Outcome take(List<PendingRow> contacts) {
        return new Sitting(contacts).work();
    }

    /** One block. */
    private final class Sitting {

        private final List<PendingRow> contacts;
        private final TicketChanges changes = new TicketChanges(tickets, listeners, serials, settings.zone());
        private final Map<Long, Requester> requesters = new HashMap<>();
        private final Map<String, PlacedRow> known = new HashMap<>();
        private final Map<String, Ticket> atHand = new HashMap<>();
        private int opened;
        private int appended;
        private int assigned;
        private int unplaced;
        private int selfServed;

        private Sitting(List<PendingRow> contacts) {
            this.contacts = contacts;
            for (PendingRow contact : contacts) {
                if (contact.requester() != null) {
                    requesters.put(contact.row().id(), contact.requester());
                }
            }
            Map<String, Set<String>> updates = new HashMap<>();
            if (versions) {
                for (PendingRow contact : contacts) {
                    if (!contact.row().externalId().startsWith("#")) {
                        updates.computeIfAbsent(contact.row().source(), source -> new HashSet<>())
                                .add(contact.row().externalId());
                    }
                }
            }
            updates.forEach((source, ids) ->
                    tickets.placedRows(source, ids).forEach((id, row) -> known.put(rowKey(source, id), row)));
            Set<String> needed = new LinkedHashSet<>();
            known.values().forEach(row -> needed.add(row.ticketId()));
            for (PendingRow contact : contacts) {
                String thread = threadOf(contact.row());
                if (thread != null) {
                    needed.add(thread);
                }
            }
            atHand.putAll(tickets.tickets(needed));
            atHand.values().forEach(routing::known);
        }

        private Outcome work() {
            for (int i = 0; i < contacts.size(); i++) {
                deal(contacts.get(i).row());
                if ((i + 1) % SAVE_EVERY == 0) {
                    changes.save(); // written while the next ones are dealt with
                }
            }
            changes.save();
            agents.saveTurns(routing.turns());
            return new Outcome(opened, appended, assigned, unplaced, selfServed);
        }

        private void deal(StoredRecord contact) {
            CanonicalRecord content = contact.content();
            PlacedRow placed = known.get(rowKey(contact.source(), contact.externalId()));
            Ticket before = placed == null ? null : ticketAtHand(placed.ticketId());
            if (placed != null && before != null) {
                // An export that is older than what we know changes nothing.
                PlacedRow newer = new PlacedRow(before.id(), contact);
                if (newer.modifiedAt() >= placed.modifiedAt()) {
                    update(before, contact, placed.row());
                    known.put(rowKey(contact.source(), contact.externalId()), newer);
                }
                changes.link(contact.id(), before.id(), "updated");
                return;
            }
            if (!content.flag(Field.HANDED_OVER).orElse(true)) {
                changes.link(contact.id(), null, "self-served"); // counts for the self-service rate
                selfServed++;
                return;
            }
            boolean ours = "outbound".equals(content.text(Field.DIRECTION));
            Ticket thread = unlessOver(ticketAtHand(threadOf(contact)));
            if (ours) {
                if (thread == null) {
                    changes.link(contact.id(), null, "unplaced");
                    unplaced++;
                } else {
                    answer(thread, contact);
                    changes.link(contact.id(), thread.id(), "replied");
                    appended++;
                }
                return;
            }
            if (thread == null) {
                Ticket ticket = open(contact);
                changes.link(contact.id(), ticket.id(), "opened");
                remember(contact, ticket);
                opened++;
            } else {
                append(thread, contact);
                changes.link(contact.id(), thread.id(), "appended");
                remember(contact, thread);
                appended++;
            }
        }

        private void remember(StoredRecord contact, Ticket ticket) {
            known.put(rowKey(contact.source(), contact.externalId()), new PlacedRow(ticket.id(), contact));
        }

        /** A ticket that somebody closed meanwhile takes no more contacts. */
        private static @Nullable Ticket unlessOver(@Nullable Ticket ticket) {
            boolean over =
                    ticket != null && (ticket.state() == TicketState.CLOSED || ticket.state() == TicketState.CANCELLED);
            return over ? null : ticket;
        }

        private @Nullable Ticket ticketAtHand(@Nullable String id) {
            return id == null ? null : atHand.get(id);
        }

        private @Nullable String threadOf(StoredRecord contact) {
            if (contact.history()) {
                return null;
            }
            return threads.find(
                    contact.source(),
                    contact.content().text(Field.CONVERSATION),
                    contact.externalId().startsWith(contact.content().text(Field.CONVERSATION, "") + "/"),
                    contact.content().text(Field.TICKET),
                    customerOf(contact),
                    contact.content().text(Field.ORDER_NO),
                    contact.occurredAt());
        }

        private @Nullable String customerOf(StoredRecord contact) {
            Requester requester = requesters.get(contact.id());
            return requester == null ? null : requester.customerId();
        }

        private Ticket open(StoredRecord contact) {
            CanonicalRecord content = contact.content();
            Requester requester = requesters.get(contact.id());
            Ticket ticket = new Ticket(
                    changes.nextTicketId(contact.occurredAt()),
                    contact.source(),
                    contact.externalId(),
                    contact.history(),
                    content.text(Field.CHANNEL, contact.source()),
                    content.text(Field.ATTRIBUTE, "async"),
                    requester == null ? null : requester.recordId(),
                    content.text(Field.CONVERSATION),
                    contact.occurredAt());
            ticket.level = requester == null ? "ordinary" : requester.level().key();
            ticket.subject = content.text(Field.SUBJECT);
            ticket.description = contact.words();
            ticket.category = content.text(Field.CATEGORY);
            ticket.orderNo = content.text(Field.ORDER_NO);
            ticket.ambiguousTimes = content.text(Field.AMBIGUOUS);
            ticket.grade(gradeOf(content, ticket.channel, ticket.level));
            if (contact.history()) { // which team it was elsewhere is told by its source or unknown
                ticket.team = content.text(Field.TEAM);
            }
            String origin = content.text(Field.ORIGIN);
            ticket.opened(actor, origin == null ? ticket.reasons : origin + "; " + ticket.reasons, contact.id());
            changes.opened(ticket);
            if (!contact.history()) {
                atHand.put(ticket.id(), ticket);
                threads.put(ticket.id(), ticket.source(), ticket.conversation, customerOf(contact), ticket.orderNo);
            }
            hand(ticket, content.text(Field.AGENT));
            handle(ticket, contact);
            routing.track(ticket);
            return ticket;
        }

        /** To the agent whom the source names, else to whom routing chooses. */
        private void hand(Ticket ticket, @Nullable String named) {
            Optional<Agent> agent = routing.find(named);
            if (agent.isPresent()) {
                ticket.assign(
                        agent.get().id(), agent.get().department(), ticket.openedAt(), actor, "named by the source");
            } else if (named != null) {
                ticket.assign(named, null, ticket.openedAt(), actor, "named by the source");
            } else if (!ticket.history()) {
                routing.choose(ticket.team(), ticket.department())
                        .ifPresent(choice -> ticket.assign(
                                choice.agent().id(),
                                choice.agent().department(),
                                ticket.openedAt(),
                                actor,
                                choice.reason()));
            }
            if (ticket.assignee() != null) {
                routing.took(ticket.assignee());
                routing.track(ticket);
                assigned++;
            }
        }

        /** What the contact itself tells about our answer and its end. */
        private void handle(Ticket ticket, StoredRecord contact) {
            Told told = Told.by(contact);
            if (told.answered()) {
                answered(ticket, contact, told);
            }
            if (told.solved()) {
                solved(ticket, contact, told);
            }
            if (told.stars() != null) {
                rate(ticket, contact, told.stars(), told.ratedAt());
            }
        }

        private void answered(Ticket ticket, StoredRecord contact, Told told) {
            String who = operator(ticket);
            if (told.repliedAt() != null) {
                ticket.reply(told.repliedAt(), who, contact.id());
            } else {
                ticket.replyUntimed(told.contactAt(), who, contact.id());
            }
            if (!ticket.history()) {
                note(ticket, contact, told);
            }
        }

        private void note(Ticket ticket, StoredRecord contact, Told told) {
            changes.entry(
                    ticket,
                    told.solved() ? "solution" : "reply",
                    operator(ticket),
                    told.answerAt(),
                    replyOf(contact),
                    contact.content().text(Field.ATTACHMENTS),
                    null);
        }

        /** What was answered; the contact's own words where it tells that alone, as a call does. */
        private static String replyOf(StoredRecord contact) {
            return contact.content().text(Field.REPLY, contact.content().text(Field.TEXT, ""));
        }

        private void solved(Ticket ticket, StoredRecord contact, Told told) {
            if (ticket.state().isFinished()) {
                return;
            }
            String who = operator(ticket);
            Instant at = told.end() == null ? told.contactAt() : told.end();
            if (ticket.state() == TicketState.UNASSIGNED) {
                ticket.adopt(TicketState.IN_PROGRESS, at, who, contact.id());
            }
            ticket.resolveAsTold(told.end(), told.contactAt(), new Actor(who), "solved in the contact");
            threads.resolved(ticket.id(), at);
        }

        private String operator(Ticket ticket) {
            return ticket.assignee() == null ? actor.name() : ticket.assignee();
        }

        /** Satisfaction is what was asked after an answer; a score before there was one is the contact's own. */
        private void rate(Ticket ticket, StoredRecord contact, int stars, Instant at) {
            if (!ticket.isAnsweredBy(at)) {
                ticket.scored(stars);
            } else if (isOpening(ticket, contact) && ticket.rating() == null) {
                ticket.openedWithRating(stars);
            } else {
                ticket.rate(stars, at, actor);
            }
        }

        private static boolean isOpening(Ticket ticket, StoredRecord contact) {
            return ticket.source().equals(contact.source())
                    && ticket.externalId().equals(contact.externalId());
        }

        private void answer(Ticket ticket, StoredRecord contact) {
            CanonicalRecord content = contact.content();
            Instant at = contact.occurredAt();
            Optional<Agent> agent = routing.find(content.text(Field.AGENT));
            if (agent.isPresent()
                    && !ticket.state().isFinished()
                    && !agent.get().id().equals(ticket.assignee())) {
                ticket.assign(agent.get().id(), agent.get().department(), at, actor, "answered");
                routing.took(agent.get().id());
            }
            String who = agent.map(Agent::id).orElse(ticket.assignee() == null ? actor.name() : ticket.assignee());
            ticket.reply(at, who, contact.id());
            ticket.await(at, who);
            routing.track(ticket);
            changes.changed(ticket);
            changes.entry(
                    ticket, "reply", who, at, content.text(Field.TEXT, ""), content.text(Field.ATTACHMENTS), null);
        }

        private void append(Ticket ticket, StoredRecord contact) {
            boolean wasFinished = ticket.state().isFinished();
            ticket.contact(contact.occurredAt(), actor, contact.id());
            if (wasFinished) {
                threads.resolved(ticket.id(), null);
            }
            changes.changed(ticket);
            ticket.markAmbiguous(ambiguous(contact, false));
            handle(ticket, contact);
            routing.track(ticket);
        }

        /** A newer version of a contact that is in a ticket already: only what it says otherwise than before counts. */
        private void update(Ticket ticket, StoredRecord contact, StoredRecord former) {
            Told told = Told.by(contact);
            Told before = Told.by(former);
            boolean opening = isOpening(ticket, contact);
            if (opening) {
                Requester requester = requesters.get(contact.id());
                new Correction(former, contact, actor, this::gradeOf).apply(ticket, requester);
            }
            ticket.unmarkAmbiguous(ambiguous(former, opening));
            ticket.markAmbiguous(ambiguous(contact, opening));
            if (told.answered() && !before.answered()) {
                answered(ticket, contact, told);
            } else if (told.answered()) {
                correctAnswer(ticket, contact, told, former, before);
            }
            if (told.solved() && !before.solved()) {
                solved(ticket, contact, told);
            } else if (before.solved() && Objects.equals(ticket.resolvedAt(), before.end())) {
                correctSolution(ticket, contact, told);
            }
            if (told.stars() != null && !told.stars().equals(before.stars())) {
                correctRating(ticket, contact, told.stars(), before.stars());
            }
            routing.track(ticket);
            changes.changed(ticket);
        }

        private void correctAnswer(Ticket ticket, StoredRecord contact, Told told, StoredRecord former, Told before) {
            if (told.repliedAt() != null
                    && !told.repliedAt().equals(before.repliedAt())
                    && Objects.equals(ticket.firstResponseAt(), before.repliedAt())) {
                ticket.correctFirstResponse(told.repliedAt(), contact.changedAt(), actor, Correction.REASON);
            }
            String reply = contact.content().text(Field.REPLY);
            if (reply == null || reply.equals(former.content().text(Field.REPLY)) || ticket.history()) {
                return;
            }
            String noted = replyOf(former);
            Instant notedAt = before.answerAt();
            if (changes.correct(ticket, notedAt, noted, reply)) {
                return; // noted in this very block
            }
            Optional<ProgressEntry> entry = tickets.entries(ticket.id()).stream()
                    .filter(known -> known.content().equals(noted) && known.at().equals(notedAt))
                    .findFirst();
            if (entry.isPresent()) {
                ProgressEntry known = entry.get();
                tickets.updateEntry(known.id(), known.stage(), reply, known.attachments(), known.nextStep());
                ticket.noteCorrection(noted, reply, contact.changedAt(), actor, Correction.REASON);
            } else {
                note(ticket, contact, told);
            }
        }

        /** Another end, or none: the source takes the solution back. */
        private void correctSolution(Ticket ticket, StoredRecord contact, Told told) {
            if (told.solved() && told.end() != null && ticket.state().isSolved()) {
                if (!told.end().equals(ticket.resolvedAt())) {
                    ticket.correctEnd(told.end(), contact.changedAt(), actor, Correction.REASON);
                }
            } else if (!told.solved()
                    && contact.content().has(Field.OUTCOME)
                    && ticket.state() == TicketState.RESOLVED) {
                ticket.unsolve(contact.changedAt(), actor, Correction.REASON);
                threads.resolved(ticket.id(), null);
            }
        }

        /** What people gave meanwhile stays. */
        private void correctRating(Ticket ticket, StoredRecord contact, int stars, @Nullable Integer before) {
            Instant modified = contact.content().instant(Field.MODIFIED_AT).orElse(null);
            if (!ticket.isAnsweredBy(modified)) {
                ticket.scored(stars);
            } else if (ticket.rating() == null || ticket.rating().equals(before)) {
                ticket.rate(stars, contact.changedAt(), actor);
            }
        }

        /** Keys of its times that exist twice or never; when a later contact began says nothing of the ticket. */
        private static String ambiguous(StoredRecord contact, boolean opening) {
            String keys = contact.content().text(Field.AMBIGUOUS, "");
            return opening ? keys : keys.replace(Field.OCCURRED_AT.key(), "");
        }

        private Grade gradeOf(CanonicalRecord content, String channel, String level) {
            return recognition.grade(
                    Recognition.Given.by(content),
                    content.text(Field.SUBJECT, "") + "\n" + content.text(Field.TEXT, ""),
                    channel,
                    level);
        }
    }

    private static String rowKey(String source, String externalId) {
        return source + "\u0001" + externalId;
    }

    /** Hands out tickets that wait for an agent. */
    List<Ticket> assignWaiting(@Nullable String team, Instant now) {
        TicketChanges changes = new TicketChanges(tickets, listeners, serials, settings.zone());
        List<Ticket> handed = new ArrayList<>();
        List<String> waiting = tickets.unassigned(team);
        Map<String, Ticket> byId = tickets.tickets(waiting);
        for (String id : waiting) {
            Ticket ticket = byId.get(id);
            Optional<Routing.Choice> choice =
                    ticket == null ? Optional.empty() : routing.choose(ticket.team(), ticket.department());
            if (ticket != null && choice.isPresent()) {
                Agent agent = choice.get().agent();
                ticket.assign(
                        agent.id(), agent.department(), now, actor, choice.get().reason());
                routing.took(agent.id());
                routing.track(ticket);
                changes.changed(ticket);
                handed.add(ticket);
            }
        }
        changes.save();
        agents.saveTurns(routing.turns());
        return handed;
    }
}
