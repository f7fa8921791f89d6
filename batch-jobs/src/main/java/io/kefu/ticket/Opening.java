package io.kefu.ticket;

import io.kefu.access.Actor;
import io.kefu.customer.CustomerRepository.Requester;
import io.kefu.customer.golden.Traits;
import io.kefu.intake.record.CanonicalRecord;
import io.kefu.intake.record.Field;
import io.kefu.intake.record.StoredRecord;
import io.kefu.ticket.life.Attribute;
import io.kefu.ticket.life.Grade;
import io.kefu.ticket.life.Ticket;
import io.kefu.ticket.life.TicketChanges;
import io.kefu.ticket.recognise.Recognition;
import io.kefu.ticket.value.Birth;
import io.kefu.ticket.value.Cause;
import io.kefu.ticket.value.Words;
import java.util.Collections;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes tickets of imported rows: of a contact, or of what another system tells of one of its own. */
final class Opening {

    private final Recognition recognition;
    private final Actor actor;

    Opening(Recognition recognition, Actor actor) {
        this.recognition = recognition;
        this.actor = actor;
    }

    /**
     * A ticket for a contact that belongs to none; which team it was elsewhere is told by its source or unknown.
     *
     * @param orderNo the order that it is about, as far as anybody can tell
     */
    Ticket contact(
            TicketChanges changes, StoredRecord contact, @Nullable Requester requester, @Nullable String orderNo) {
        CanonicalRecord content = contact.content();
        Grade grade = recognition.grade(content, channelOf(contact), Requester.traitsOf(requester));
        if (contact.history()) {
            grade = grade.handledBy(content.text(Field.TEAM), grade.department());
        }
        String origin = content.text(Field.ORIGIN);
        String reason = origin == null ? grade.reasons() : origin + "; " + grade.reasons();
        return open(changes, contact, contact.externalId(), requester, orderNo, new Verdict(grade, reason));
    }

    /** A ticket of another system, under its number there. */
    Ticket reported(TicketChanges changes, StoredRecord row, String number, @Nullable Requester requester) {
        Grade grade = gradeReported(row, channelOf(row), Requester.traitsOf(requester));
        Verdict verdict = new Verdict(grade, "reported by " + row.source());
        return open(changes, row, number, requester, orderNo(row), verdict);
    }

    /** Who worked on it elsewhere is told by its source or unknown, never guessed from words. */
    Grade gradeReported(StoredRecord row, String channel, Traits traits) {
        Grade grade = recognition.grade(row.content(), channel, traits);
        return row.history() ? grade.handledBy(row.content().text(Field.TEAM), null) : grade;
    }

    private record Verdict(Grade grade, String reason) {}

    private Ticket open(
            TicketChanges changes,
            StoredRecord row,
            String externalId,
            @Nullable Requester requester,
            @Nullable String orderNo,
            Verdict verdict) {
        CanonicalRecord content = row.content();
        Grade grade = verdict.grade();
        Ticket ticket = changes.open(
                new Birth.Origin(row.source(), externalId, row.history()),
                channelOf(row),
                content.text(Field.ATTRIBUTE, "async"),
                content.text(Field.CONVERSATION),
                new Words(
                        content.text(Field.SUBJECT),
                        row.words(),
                        content.text(Field.CATEGORY),
                        orderNo,
                        grade.reasons()),
                requester == null ? null : requester.recordId(),
                row.occurredAt());
        ticket.by(actor).open(row.occurredAt(), grade, Requester.traitsOf(requester), verdict.reason(), row.id());
        Map<Attribute, @Nullable String> ambiguous =
                Collections.singletonMap(Attribute.AMBIGUOUS, content.text(Field.AMBIGUOUS));
        ticket.by(actor).tell(Cause.of(row.occurredAt(), actor, "", row.id()), ambiguous);
        return ticket;
    }

    /** The order that a row is about, as far as anybody can tell. */
    @Nullable
    String orderNo(StoredRecord row) {
        return recognition.facts().orderNo(row);
    }

    private static String channelOf(StoredRecord row) {
        return row.content().text(Field.CHANNEL, row.source());
    }
}
