package io.kefu.ticket;

import io.kefu.access.Actor;
import io.kefu.intake.record.Field;
import io.kefu.intake.record.StoredRecord;
import io.kefu.ticket.life.Acting;
import io.kefu.ticket.life.Attribute;
import io.kefu.ticket.life.Ticket;
import io.kefu.ticket.life.TicketChanges;
import io.kefu.ticket.recognise.Told;
import io.kefu.ticket.route.Agent;
import io.kefu.ticket.route.Router;
import io.kefu.ticket.value.Cause;
import io.kefu.ticket.value.StateKind;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a contact itself tells about our answer, its end and its rating, as events of its ticket. */
final class Handling {

    private final TicketChanges changes;
    private final Actor actor;

    Handling(TicketChanges changes, Actor actor) {
        this.changes = changes;
        this.actor = actor;
    }

    void handle(Ticket ticket, StoredRecord contact) {
        Told told = Told.by(contact);
        if (told.answered()) {
            answer(ticket, contact, told);
        }
        if (told.solved()) {
            solve(ticket, contact, told);
        }
        if (told.stars() != null) {
            rate(ticket, contact, told.stars(), told.ratedAt());
        }
    }

    void answer(Ticket ticket, StoredRecord contact, Told told) {
        Acting operator = ticket.by(operator(ticket));
        if (told.repliedAt() != null) {
            operator.answer(told.repliedAt(), contact.id());
        } else {
            operator.answerUntimed(told.contactAt(), contact.id());
        }
        if (!ticket.history()) {
            note(ticket, contact, told);
        }
    }

    /** We wrote or called: whoever did has the ticket from now on. */
    void ours(Ticket ticket, StoredRecord contact, Router router) {
        Instant at = contact.occurredAt();
        Optional<Agent> agent = router.find(contact.content().text(Field.AGENT));
        if (agent.isPresent()
                && !ticket.kind().isFinished()
                && !agent.get().id().equals(ticket.assignee())) {
            ticket.by(actor).assign(agent.get().id(), agent.get().department(), at, "answered");
        }
        String assignee = ticket.assignee();
        Actor who = agent.map(Agent::id)
                .or(() -> Optional.ofNullable(assignee))
                .map(Actor::new)
                .orElse(actor);
        ticket.by(who).answer(at, contact.id());
        ticket.by(who).await(at);
        changes.entry(
                ticket,
                "reply",
                who,
                at,
                contact.content().text(Field.TEXT, ""),
                contact.content().text(Field.ATTACHMENTS),
                null);
    }

    void note(Ticket ticket, StoredRecord contact, Told told) {
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
    static String replyOf(StoredRecord contact) {
        return contact.content().text(Field.REPLY, contact.content().text(Field.TEXT, ""));
    }

    void solve(Ticket ticket, StoredRecord contact, Told told) {
        if (ticket.kind().isFinished()) {
            return;
        }
        Actor operator = operator(ticket);
        if (ticket.openChildren() > 0) {
            ticket.by(operator).note(told.contactAt(), "solved in the contact; children are open");
            return;
        }
        if (ticket.kind() == StateKind.NEW) {
            Instant at = told.end() == null ? told.contactAt() : told.end();
            Cause cause = Cause.of(at, operator, "reported by " + ticket.source(), contact.id());
            ticket.by(operator).report(ticket.lifecycle().working(), told.end() == null ? cause.untimed() : cause);
        }
        ticket.by(operator).resolveAsTold(told.end(), told.contactAt(), "solved in the contact");
    }

    private Actor operator(Ticket ticket) {
        return ticket.assignee() == null ? actor : new Actor(ticket.assignee());
    }

    /** Satisfaction is what was asked after an answer; a score before there was one is the contact's own. */
    private void rate(Ticket ticket, StoredRecord contact, int stars, Instant at) {
        Cause cause = Cause.of(at, actor, "", contact.id());
        if (!ticket.isAnsweredBy(at)) {
            ticket.by(actor).tell(cause, Map.of(Attribute.CONTACT_RATING, Integer.toString(stars)));
        } else if (isOpening(ticket, contact) && ticket.rating() == null) { // a first value, not a change
            ticket.by(actor).tell(cause, Map.of(Attribute.RATING, Integer.toString(stars)));
        } else {
            ticket.by(actor).change(Attribute.RATING, Integer.toString(stars), at, "");
        }
    }

    /** A ticket that somebody closed meanwhile takes no more contacts. */
    static @Nullable Ticket unlessOver(@Nullable Ticket ticket) {
        return ticket == null || ticket.kind().takesContacts() ? ticket : null;
    }

    /** Whether we wrote or called. */
    static boolean isOurs(StoredRecord contact) {
        return "outbound".equals(contact.content().text(Field.DIRECTION));
    }

    static boolean isOpening(Ticket ticket, StoredRecord contact) {
        return ticket.source().equals(contact.source()) && ticket.externalId().equals(contact.externalId());
    }
}
