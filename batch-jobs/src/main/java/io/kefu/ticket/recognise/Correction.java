package io.kefu.ticket.recognise;

import io.kefu.access.Actor;
import io.kefu.customer.CustomerRepository.Requester;
import io.kefu.intake.record.CanonicalRecord;
import io.kefu.intake.record.Field;
import io.kefu.intake.record.StoredRecord;
import io.kefu.text.Keyed;
import io.kefu.ticket.life.Acting;
import io.kefu.ticket.life.Attribute;
import io.kefu.ticket.life.Grade;
import io.kefu.ticket.life.Ticket;
import io.kefu.ticket.value.Cause;
import io.kefu.ticket.value.StateKind;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The contact that opened a ticket, which its source has corrected since. Taken over is what the source says otherwise
 * than before, where the ticket still has what it said before: what people changed meanwhile stays.
 */
public final class Correction {

    public static final String REASON = "corrected by its source";

    private final StoredRecord former;
    private final StoredRecord now;
    private final Recognition recognition;
    private final Ticket ticket;
    private final Acting acting;
    private final Cause cause;

    /** @param former the version that the ticket knows */
    public Correction(StoredRecord former, StoredRecord now, Ticket ticket, Recognition recognition, Actor actor) {
        this.former = former;
        this.now = now;
        this.ticket = ticket;
        this.recognition = recognition;
        this.acting = ticket.by(actor);
        this.cause = Cause.of(now.changedAt(), actor, REASON, now.id());
    }

    /** @param requester who the contact is from now, as far as anybody knows */
    public void apply(@Nullable Requester requester) {
        Grade before = gradeOf(former.content());
        if (requester != null && !Objects.equals(former.requester(), now.requester())) {
            change(Attribute.REQUESTER, String.valueOf(requester.recordId()));
            change(Attribute.LEVEL, requester.traits().level().key());
            change(Attribute.MARKS, requester.traits().markText());
        }
        Map<Attribute, @Nullable String> words = new EnumMap<>(Attribute.class);
        words.put(Attribute.SUBJECT, word(ticket.subject(), Field.SUBJECT));
        words.put(Attribute.CATEGORY, word(ticket.category(), Field.CATEGORY));
        Facts facts = recognition.facts();
        words.put(Attribute.ORDER_NO, word(ticket.orderNo(), facts.orderNo(former), facts.orderNo(now)));
        acting.tell(cause, words);
        if (ticket.description().equals(former.words())) {
            change(Attribute.TEXT, now.words());
        }
        if (ticket.openedAt().equals(former.occurredAt())) {
            change(Attribute.OPENED_AT, now.occurredAt().toString());
        }
        regrade(before, gradeOf(now.content()));
    }

    private void change(Attribute attribute, @Nullable String value) {
        acting.change(attribute, value, cause);
    }

    /** The ticket's value, or the corrected one where the ticket has the former. */
    private @Nullable String word(@Nullable String current, Field field) {
        return word(current, former.content().text(field), now.content().text(field));
    }

    private static @Nullable String word(@Nullable String current, @Nullable String was, @Nullable String is) {
        return Objects.requireNonNullElse(was, "").equals(Objects.requireNonNullElse(current, "")) ? is : current;
    }

    private void regrade(Grade before, Grade after) {
        if (Objects.equals(ticket.type(), before.type())) {
            change(Attribute.TYPE, Keyed.keyOf(after.type()));
        }
        if (ticket.urgency().equals(before.urgency())) {
            change(Attribute.URGENCY, after.urgency().key());
        }
        if (ticket.priority().equals(before.priority())) {
            change(Attribute.PRIORITY, after.priority().key());
        }
        Map<Attribute, @Nullable String> facts = new EnumMap<>(Attribute.class);
        if (Objects.equals(ticket.subtype(), before.subtype())) {
            facts.put(Attribute.SUBTYPE, after.subtype());
        }
        if (ticket.reasons().equals(before.reasons())) {
            facts.put(Attribute.REASONS, after.reasons());
            facts.put(Attribute.GIVEN, after.given());
        }
        boolean waits = ticket.kind() == StateKind.NEW && !ticket.history();
        if (waits && Objects.equals(ticket.team(), before.team())) { // who has it already keeps it
            facts.put(Attribute.TEAM, after.team());
            facts.put(Attribute.DEPARTMENT, after.department());
        }
        acting.tell(cause, facts);
    }

    private Grade gradeOf(CanonicalRecord content) {
        return recognition.grade(content, ticket.channel(), ticket.traits());
    }
}
