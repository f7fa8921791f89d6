package io.kefu.ticket;

import io.kefu.access.Actor;
import io.kefu.customer.CustomerRepository.Requester;
import io.kefu.intake.record.Field;
import io.kefu.intake.record.StoredRecord;
import io.kefu.ticket.life.Attribute;
import io.kefu.ticket.life.Ticket;
import io.kefu.ticket.life.TicketChanges;
import io.kefu.ticket.progress.EntryRepository;
import io.kefu.ticket.recognise.Correction;
import io.kefu.ticket.recognise.Recognition;
import io.kefu.ticket.recognise.Told;
import io.kefu.ticket.value.Cause;
import io.kefu.ticket.value.StateKind;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A newer version of a contact that is in a ticket already: only what it says otherwise than before counts. */
final class Revision {

    private final TicketChanges changes;
    private final EntryRepository entries;
    private final Recognition recognition;
    private final Actor actor;
    private final Handling handling;

    Revision(TicketChanges changes, EntryRepository entries, Recognition recognition, Actor actor, Handling handling) {
        this.changes = changes;
        this.entries = entries;
        this.recognition = recognition;
        this.actor = actor;
        this.handling = handling;
    }

    /** @param requester who the contact is from now, as far as anybody knows */
    void apply(Ticket ticket, StoredRecord contact, StoredRecord former, @Nullable Requester requester) {
        Told told = Told.by(contact);
        Told before = Told.by(former);
        boolean opening = Handling.isOpening(ticket, contact);
        if (opening) {
            new Correction(former, contact, ticket, recognition, actor).apply(requester);
        }
        mark(ticket, contact, ambiguous(former, opening), ambiguous(contact, opening));
        if (told.answered() && !before.answered()) {
            handling.answer(ticket, contact, told);
        } else if (told.answered()) {
            correctAnswer(ticket, contact, told, former, before);
        }
        if (told.solved() && !before.solved()) {
            handling.solve(ticket, contact, told);
        } else if (before.solved() && Objects.equals(ticket.resolvedAt(), before.end())) {
            correctSolution(ticket, contact, told);
        }
        if (told.stars() != null && !told.stars().equals(before.stars())) {
            correctRating(ticket, contact, told.stars(), before.stars());
        }
    }

    /** Marks times of a contact that went into a ticket which is there already. */
    void mark(Ticket ticket, StoredRecord contact) {
        mark(ticket, contact, "", ambiguous(contact, false));
    }

    /** @param gone keys of times that were marked before and are not any more */
    private void mark(Ticket ticket, StoredRecord contact, String gone, String come) {
        Set<String> keys = new LinkedHashSet<>(List.of(ticket.ambiguousTimes().split(" ", -1)));
        keys.removeAll(List.of(gone.split(" ", -1)));
        keys.addAll(List.of(come.split(" ", -1)));
        keys.remove("");
        ticket.by(actor)
                .tell(
                        Cause.of(contact.changedAt(), actor, "", contact.id()),
                        Collections.singletonMap(Attribute.AMBIGUOUS, keys.isEmpty() ? null : String.join(" ", keys)));
    }

    /** Keys of its times that exist twice or never; when a later contact began says nothing of the ticket. */
    private static String ambiguous(StoredRecord contact, boolean opening) {
        String keys = contact.content().text(Field.AMBIGUOUS, "");
        return opening ? keys : keys.replace(Field.OCCURRED_AT.key(), "");
    }

    private void correctAnswer(Ticket ticket, StoredRecord contact, Told told, StoredRecord former, Told before) {
        if (told.repliedAt() != null
                && !told.repliedAt().equals(before.repliedAt())
                && Objects.equals(ticket.firstResponseAt(), before.repliedAt())) {
            change(ticket, Attribute.FIRST_RESPONSE, told.repliedAt().toString(), contact);
        }
        String reply = contact.content().text(Field.REPLY);
        if (reply == null || reply.equals(former.content().text(Field.REPLY)) || ticket.history()) {
            return;
        }
        String noted = Handling.replyOf(former);
        if (changes.correct(ticket, before.answerAt(), noted, reply)) {
            return; // noted in this very block
        }
        Optional<String> entry = entries.saying(ticket.id(), before.answerAt(), noted);
        if (entry.isPresent()) {
            entries.say(entry.get(), reply);
            ticket.by(actor).note(noted, reply, contact.changedAt(), Correction.REASON);
        } else {
            handling.note(ticket, contact, told);
        }
    }

    /** Another end, or none: the source takes the solution back. */
    private void correctSolution(Ticket ticket, StoredRecord contact, Told told) {
        if (told.solved() && told.end() != null && ticket.kind().isSolved()) {
            change(ticket, Attribute.DONE, told.end().toString(), contact);
        } else if (!told.solved() && contact.content().has(Field.OUTCOME) && ticket.kind() == StateKind.SOLVED) {
            ticket.by(actor).takeBack(contact.changedAt(), Correction.REASON);
        }
    }

    /** What people gave meanwhile stays. */
    private void correctRating(Ticket ticket, StoredRecord contact, int stars, @Nullable Integer before) {
        Instant modified = contact.content().instant(Field.MODIFIED_AT).orElse(null);
        Cause cause = Cause.of(contact.changedAt(), actor, "", contact.id());
        if (!ticket.isAnsweredBy(modified)) {
            ticket.by(actor).tell(cause, Collections.singletonMap(Attribute.CONTACT_RATING, Integer.toString(stars)));
        } else if (ticket.rating() == null || ticket.rating().equals(before)) {
            ticket.by(actor).change(Attribute.RATING, Integer.toString(stars), cause);
        }
    }

    private void change(Ticket ticket, Attribute attribute, String value, StoredRecord contact) {
        ticket.by(actor)
                .change(attribute, value, Cause.of(contact.changedAt(), actor, Correction.REASON, contact.id()));
    }
}
