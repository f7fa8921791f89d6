package io.kefu.ticket.recognise;

import io.kefu.access.Actor;
import io.kefu.intake.record.Field;
import io.kefu.intake.record.StoredRecord;
import io.kefu.text.Keyed;
import io.kefu.ticket.life.Acting;
import io.kefu.ticket.life.Attribute;
import io.kefu.ticket.life.Grade;
import io.kefu.ticket.life.Ticket;
import io.kefu.ticket.value.Cause;
import io.kefu.ticket.value.Priority;
import io.kefu.ticket.value.TicketType;
import io.kefu.ticket.value.Urgency;
import io.kefu.workspace.Grades;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Another type or urgency of a ticket that is there already, and what follows from it: subtype, team, priority and the
 * reasons for them. Who has the ticket keeps it; the department follows while nobody has it.
 */
public final class Regrading {

    private static final String BY_HAND = "by hand";

    private final Recognition recognition;

    public Regrading(Recognition recognition) {
        this.recognition = recognition;
    }

    /** What tickets can be about. */
    public Grades grades() {
        return recognition.grades();
    }

    /** A later contact can make a ticket more serious, never less. */
    public void raise(Ticket ticket, StoredRecord contact, Actor actor) {
        Grade said = recognition.grade(contact.content(), ticket.channel(), ticket.traits());
        Map<Attribute, String> why = new LinkedHashMap<>();
        boolean typed = recognition.weight(said.type()) > recognition.weight(ticket.type());
        if (typed) {
            why.put(Attribute.TYPE, said.why().getOrDefault(Attribute.TYPE, ""));
            change(ticket, Attribute.TYPE, Keyed.keyOf(said.type()), why, contact, actor);
            follow(ticket, said, cause(why, Attribute.TYPE, contact, actor));
        }
        Grade hurried = recognition.grade( // words can hurry what the ticket is about already
                new Given(
                        ticket.type(),
                        ticket.subtype(),
                        Urgency.ofNullable(contact.content().text(Field.URGENCY)),
                        null,
                        null),
                contact.words(),
                ticket.channel(),
                ticket.traits());
        if (recognition.isMore(hurried.urgency(), ticket.urgency())) {
            why.put(Attribute.URGENCY, hurried.why().getOrDefault(Attribute.URGENCY, ""));
            change(ticket, Attribute.URGENCY, hurried.urgency().key(), why, contact, actor);
        }
        if (why.isEmpty()) {
            return;
        }
        Grade now = gradeOf(ticket);
        if (recognition.isBefore(now.priority(), ticket.priority()) && !ticket.isGiven(Attribute.PRIORITY)) {
            why.put(Attribute.PRIORITY, now.why().getOrDefault(Attribute.PRIORITY, ""));
            change(ticket, Attribute.PRIORITY, now.priority().key(), why, contact, actor);
        }
        explain(
                ticket,
                ticket.reasons() + "; " + Grade.reasons(why),
                Cause.of(contact.occurredAt(), actor, "", contact.id()),
                actor);
    }

    /** Whether a contact is of a type that another ticket is for: known, another, and no more serious. */
    public boolean isOther(Ticket ticket, StoredRecord contact) {
        TicketType type = recognition
                .grade(contact.content(), ticket.channel(), ticket.traits())
                .type();
        return type != null
                && ticket.type() != null
                && !type.equals(ticket.type())
                && recognition.weight(type) <= recognition.weight(ticket.type());
    }

    private static void change(
            Ticket ticket,
            Attribute attribute,
            @Nullable String value,
            Map<Attribute, String> why,
            StoredRecord contact,
            Actor actor) {
        ticket.by(actor).change(attribute, value, cause(why, attribute, contact, actor));
    }

    private static Cause cause(Map<Attribute, String> why, Attribute attribute, StoredRecord contact, Actor actor) {
        return Cause.of(contact.occurredAt(), actor, why.getOrDefault(attribute, ""), contact.id());
    }

    /** The rules, and the classifier where none fits, say again what it is about, unless somebody said it. */
    public void reclassify(Ticket ticket, Cause cause, Actor actor) {
        if (ticket.isGiven(Attribute.TYPE)) {
            return;
        }
        Given given = new Given(null, null, ticket.urgency(), null, null);
        Grade grade = recognition.grade(given, ticket.text(), ticket.channel(), ticket.traits());
        if (grade.type() == null
                || (grade.type().equals(ticket.type()) && Objects.equals(grade.subtype(), ticket.subtype()))) {
            return;
        }
        ticket.by(actor).change(Attribute.TYPE, grade.type().key(), cause);
        follow(ticket, grade, cause);
        prioritise(ticket, cause, actor);
        explain(ticket, grade.reasons(), cause, actor);
    }

    /** A person said what it is about. */
    public void retype(Ticket ticket, TicketType type, @Nullable String subtype, Cause cause, Actor actor) {
        retype(ticket, new Given(type, subtype, null, null, null), cause, actor);
    }

    /** A person gave it another type. */
    public void retype(Ticket ticket, TicketType type, Cause cause, Actor actor) {
        retype(ticket, new Given(type, null, null, null, null), cause, actor);
    }

    private void retype(Ticket ticket, Given said, Cause cause, Actor actor) {
        Grade grade = recognition.grade(said, ticket.text(), ticket.channel(), ticket.traits());
        ticket.by(actor).change(Attribute.TYPE, Keyed.keyOf(grade.type()), cause);
        ticket.by(actor).give(Attribute.TYPE, cause);
        follow(ticket, grade, cause);
        prioritise(ticket, cause, actor);
        Map<Attribute, String> why = new LinkedHashMap<>();
        why.put(Attribute.TYPE, BY_HAND);
        keep(why, grade, Attribute.URGENCY, grade.urgency().equals(ticket.urgency()));
        keep(why, grade, Attribute.PRIORITY, grade.priority().equals(ticket.priority()));
        explain(ticket, Grade.reasons(why), cause, actor);
    }

    /** A person gave it another subtype: its type is what somebody said, or what the rules say of the subtype. */
    public void subtype(Ticket ticket, @Nullable String subtype, Cause cause) {
        if (subtype == null) {
            ticket.by(cause.actor()).change(Attribute.SUBTYPE, null, cause);
        } else {
            retype(ticket, new Given(ticket.type(), subtype, null, null, null), cause, cause.actor());
        }
    }

    /** A person gave it another urgency. */
    public void hurry(Ticket ticket, Urgency urgency, Cause cause, Actor actor) {
        ticket.by(actor).change(Attribute.URGENCY, urgency.key(), cause);
        ticket.by(actor).give(Attribute.URGENCY, cause);
        say(ticket, Attribute.URGENCY, BY_HAND, cause);
        if (!ticket.isGiven(Attribute.PRIORITY)) {
            Grade grade = gradeOf(ticket);
            ticket.by(actor).change(Attribute.PRIORITY, grade.priority().key(), cause);
            say(ticket, Attribute.PRIORITY, grade.why().getOrDefault(Attribute.PRIORITY, ""), cause);
        }
    }

    /** A person gave it another priority. */
    public void prioritise(Ticket ticket, Priority priority, Cause cause) {
        ticket.by(cause.actor()).change(Attribute.PRIORITY, priority.key(), cause);
        ticket.by(cause.actor()).give(Attribute.PRIORITY, cause);
        say(ticket, Attribute.PRIORITY, BY_HAND, cause);
    }

    /** Says of one value why it is so; what is said of the others stays. */
    private static void say(Ticket ticket, Attribute attribute, String reason, Cause cause) {
        String head = attribute.key() + ": ";
        List<String> parts = new ArrayList<>(List.of(ticket.reasons().split("; ")));
        parts.removeIf(part -> part.isEmpty() || part.startsWith(head));
        parts.add(head + reason);
        explain(ticket, String.join("; ", parts), cause, cause.actor());
    }

    private void prioritise(Ticket ticket, Cause cause, Actor actor) {
        ticket.by(actor).change(Attribute.PRIORITY, recognition.priority(ticket).key(), cause);
    }

    private static void keep(Map<Attribute, String> why, Grade grade, Attribute attribute, boolean holds) {
        String reason = grade.why().get(attribute);
        if (holds && reason != null) {
            why.put(attribute, reason);
        }
    }

    /** What the rules say of the ticket with its type and urgency as they are. */
    private Grade gradeOf(Ticket ticket) {
        Given given = new Given(ticket.type(), ticket.subtype(), ticket.urgency(), null, null);
        return recognition.grade(given, ticket.text(), ticket.channel(), ticket.traits());
    }

    private static void follow(Ticket ticket, Grade grade, Cause cause) {
        Acting acting = ticket.by(cause.actor());
        acting.change(Attribute.SUBTYPE, grade.subtype(), cause);
        if (!ticket.isGiven(Attribute.TEAM)) {
            acting.change(Attribute.TEAM, grade.team(), cause);
            if (ticket.assignee() == null && !ticket.isGiven(Attribute.DEPARTMENT)) {
                acting.change(Attribute.DEPARTMENT, grade.department(), cause);
            }
        }
    }

    private static void explain(Ticket ticket, String reasons, Cause cause, Actor actor) {
        ticket.by(actor).tell(cause, Collections.singletonMap(Attribute.REASONS, reasons));
    }
}
