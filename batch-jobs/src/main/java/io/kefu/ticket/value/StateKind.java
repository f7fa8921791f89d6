package io.kefu.ticket.value;

import io.kefu.text.Code;
import java.util.Arrays;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What a state means, whatever an office calls it. It is stored beside the state's name and is all that code and SQL ask.
 */
public enum StateKind implements Code {
    /** Nobody has it. */
    NEW,
    /** Somebody has it and has to do something. */
    OPEN,
    /** The customer has to answer. */
    WAITING,
    /** Done, until the customer says otherwise. */
    SOLVED,
    /** Done for good: what the customer writes later is another ticket. */
    CLOSED,
    /** It was never done and need not be. */
    CANCELLED;

    public static StateKind of(String key) {
        return Code.of(StateKind.class, key);
    }

    /** True when nobody has to do anything more. */
    public boolean isFinished() {
        return isSolved() || this == CANCELLED;
    }

    /** True when it was done; what was cancelled can become so, and cannot be reopened. */
    public boolean isSolved() {
        return this == SOLVED || this == CLOSED;
    }

    /** True when a contact can still go into it. */
    public boolean takesContacts() {
        return this != CLOSED && this != CANCELLED;
    }

    /** The kinds of which something is true, as a list for SQL. */
    public static String sql(Predicate<StateKind> property) {
        return Arrays.stream(values())
                .filter(property)
                .map(kind -> "'" + kind.key() + "'")
                .collect(Collectors.joining(", ", "(", ")"));
    }
}
