package io.kefu.ticket;

import io.kefu.access.Actor;
import io.kefu.customer.CustomerRepository.Requester;
import io.kefu.intake.CanonicalRecord;
import io.kefu.intake.Field;
import io.kefu.intake.StoredRecord;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A contact that opened a ticket and that its source has corrected since. Taken over is what the source says otherwise
 * than before, where the ticket still has what it said before: what people changed meanwhile stays.
 */
final class Correction {

    static final String REASON = "corrected by its source";

    /** Type, urgency and priority of a contact. */
    interface Grading {
        Grade of(CanonicalRecord content, String channel, String level);
    }

    private final StoredRecord former;
    private final StoredRecord now;
    private final Actor actor;
    private final Grading grading;
    private final Instant at;

    Correction(StoredRecord former, StoredRecord now, Actor actor, Grading grading) {
        this.former = former;
        this.now = now;
        this.actor = actor;
        this.grading = grading;
        this.at = now.changedAt();
    }

    /** @param requester who the contact is from now, as far as anybody knows */
    void apply(Ticket ticket, @Nullable Requester requester) {
        Grade before = grading.of(former.content(), ticket.channel, ticket.level);
        if (requester != null && !Objects.equals(former.requester(), now.requester())) {
            ticket.requesterId = requester.recordId();
            ticket.level = requester.level().key();
        }
        ticket.subject = text(ticket.subject, Field.SUBJECT);
        ticket.category = text(ticket.category, Field.CATEGORY);
        ticket.orderNo = text(ticket.orderNo, Field.ORDER_NO);
        if (ticket.description.equals(former.words())) {
            ticket.rewrite(now.words(), at, actor, REASON);
        }
        if (ticket.openedAt.equals(former.occurredAt()) && !former.occurredAt().equals(now.occurredAt())) {
            ticket.correctOpening(now.occurredAt(), at, actor, REASON);
        }
        regrade(ticket, before, grading.of(now.content(), ticket.channel, ticket.level));
    }

    /** The ticket's value, or the corrected one where the ticket has the former. */
    private @Nullable String text(@Nullable String current, Field field) {
        String was = former.content().text(field, "");
        return was.equals(current == null ? "" : current) ? now.content().text(field) : current;
    }

    private void regrade(Ticket ticket, Grade before, Grade after) {
        if (ticket.type.equals(before.type())) {
            ticket.retype(after.type(), at, actor, REASON);
        }
        if (ticket.urgency.equals(before.urgency())) {
            ticket.changeUrgency(after.urgency(), at, actor, REASON);
        }
        if (ticket.priority.equals(before.priority())) {
            ticket.reprioritise(after.priority(), at, actor, REASON);
        }
        if (Objects.equals(ticket.subtype, before.subtype())) {
            ticket.subtype = after.subtype();
        }
        if (ticket.reasons.equals(before.reasons())) {
            ticket.reasons = after.reasons();
        }
        boolean waits = ticket.state == TicketState.UNASSIGNED && !ticket.history;
        if (waits && Objects.equals(ticket.team, before.team())) { // who has it already keeps it
            ticket.team = after.team();
            ticket.department = after.department();
        }
    }
}
