package io.kefu.ticket;

import io.kefu.problem.KefuException;
import io.kefu.text.Code;
import io.kefu.ticket.life.Acting;
import io.kefu.ticket.life.Attribute;
import io.kefu.ticket.life.Ticket;
import io.kefu.ticket.life.TicketProblem;
import io.kefu.ticket.recognise.Regrading;
import io.kefu.ticket.value.Cause;
import io.kefu.ticket.value.Priority;
import io.kefu.ticket.value.TicketType;
import io.kefu.ticket.value.Urgency;
import io.kefu.workspace.Grades;
import io.kefu.workspace.Grades.Scale;
import org.jspecify.annotations.Nullable;

/** A field that people may set. */
enum Settable implements Code {
    TYPE,
    SUBTYPE,
    URGENCY,
    PRIORITY,
    TEAM,
    DEPARTMENT,
    CATEGORY,
    SUBJECT,
    ORDER_NO;

    static Settable of(String field) {
        for (Settable settable : values()) {
            if (settable.key().equals(field)) {
                return settable;
            }
        }
        throw new KefuException(new TicketProblem.NotSettable(field, String.join(", ", Code.keys(values()))));
    }

    /** @param value empty for none */
    void set(Ticket ticket, String value, Cause cause, Regrading regrading) {
        Acting acting = ticket.by(cause.actor());
        Grades grades = regrading.grades();
        switch (this) {
            case TYPE -> regrading.retype(ticket, new TicketType(known(value, grades)), cause, cause.actor());
            case URGENCY -> regrading.hurry(ticket, new Urgency(known(value, grades)), cause, cause.actor());
            case PRIORITY -> regrading.prioritise(ticket, new Priority(known(value, grades)), cause);
            case SUBTYPE -> regrading.subtype(ticket, knownOrNull(orNone(value), grades), cause);
            case TEAM, DEPARTMENT -> {
                Attribute attribute = Attribute.valueOf(name());
                acting.change(attribute, orNone(value), cause);
                acting.give(attribute, cause);
            }
            case SUBJECT, ORDER_NO -> // an empty one is not one that went with its customer
                acting.change(Attribute.valueOf(name()), value, cause);
            default -> acting.change(Attribute.valueOf(name()), orNone(value), cause);
        }
    }

    private static @Nullable String orNone(String value) {
        return value.isEmpty() ? null : value;
    }

    /** The value of its scale that a person means, by its key or by its name in any language. */
    String known(String value, Grades grades) {
        Scale scale = Scale.valueOf(name());
        return grades.meant(scale, value)
                .orElseThrow(() -> new KefuException(
                        new TicketProblem.NoSuchValue(key(), value, String.join(", ", grades.keys(scale)))));
    }

    @Nullable
    String knownOrNull(@Nullable String value, Grades grades) {
        return value == null ? null : known(value, grades);
    }
}
