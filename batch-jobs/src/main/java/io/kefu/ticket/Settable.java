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
import io.kefu.workspace.Language;
import java.util.List;
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
        switch (this) {
            case TYPE -> regrading.retype(ticket, code(TicketType.class, value), cause, cause.actor());
            case URGENCY -> regrading.hurry(ticket, code(Urgency.class, value), cause, cause.actor());
            case PRIORITY -> {
                acting.change(Attribute.PRIORITY, code(Priority.class, value).key(), cause);
                acting.give(Attribute.PRIORITY, cause);
            }
            case TEAM -> {
                acting.change(Attribute.TEAM, orNone(value), cause);
                acting.give(Attribute.TEAM, cause);
            }
            case SUBJECT, ORDER_NO -> // an empty one is not one that went with its customer
                acting.change(Attribute.valueOf(name()), value, cause);
            default -> acting.change(Attribute.valueOf(name()), orNone(value), cause);
        }
    }

    private static @Nullable String orNone(String value) {
        return value.isEmpty() ? null : value;
    }

    /** The code that a person means, by its key or by its label in any language. */
    <E extends Enum<E> & Code> E code(Class<E> set, String value) {
        List<String> keys = Code.keys(set.getEnumConstants());
        String named = Language.words(key(), keys).getOrDefault(value, value);
        if (!keys.contains(named)) {
            throw new KefuException(new TicketProblem.NoSuchValue(key(), value, String.join(", ", keys)));
        }
        return Code.of(set, named);
    }

    <E extends Enum<E> & Code> @Nullable E codeOrNull(Class<E> set, @Nullable String value) {
        return value == null ? null : code(set, value);
    }
}
