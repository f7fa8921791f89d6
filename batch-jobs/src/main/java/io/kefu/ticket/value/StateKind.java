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
    /** Somebody outside has to do something: a maker, a carrier, another office. */
    THIRD_PARTY,
    /** Done, until the customer says otherwise. */
    SOLVED,
    /** Done for good: what the customer writes later is another ticket. */
    CLOSED,
    /** It was never done and need not be. */
    CANCELLED,
    /** It went into another ticket, which has its contacts and entries. */
    MERGED;

    public static StateKind of(String key) {
        return Code.of(StateKind.class, key);
    }

    /** True when nobody has to do anything more. */
    public boolean isFinished() {
        return isSolved() || isVoid();
    }

    /** True when it was never done and need not be: it is in no figure. */
    public boolean isVoid() {
        return this == CANCELLED || this == MERGED;
    }

    /** True when we have the word: what nobody has, and what somebody works on. */
    public boolean isOurs() {
        return this == NEW || this == OPEN;
    }

    /** True when somebody else has the word. */
    public boolean isWaiting() {
        return this == WAITING || this == THIRD_PARTY;
    }

    /** True when it was done; what was cancelled can become so, and cannot be reopened. */
    public boolean isSolved() {
        return this == SOLVED || this == CLOSED;
    }

    /** True when a contact can still go into it. */
    public boolean takesContacts() {
        return this != CLOSED && !isVoid();
    }

    /** The state of the registration sheet that shows it: 待分派, 处理中, 已完成, 已关闭. */
    public String sheetKey() {
        return switch (this) {
            case NEW -> "waiting";
            case OPEN, WAITING, THIRD_PARTY -> "in_progress";
            case SOLVED -> "done";
            case CLOSED, CANCELLED, MERGED -> "closed";
        };
    }

    /** The kinds of which something is true, as a list for SQL. */
    public static String sql(Predicate<StateKind> property) {
        return Arrays.stream(values())
                .filter(property)
                .map(kind -> "'" + kind.key() + "'")
                .collect(Collectors.joining(", ", "(", ")"));
    }
}
