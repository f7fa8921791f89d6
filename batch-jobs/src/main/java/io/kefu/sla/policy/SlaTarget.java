package io.kefu.sla.policy;

import io.kefu.text.Code;
import io.kefu.ticket.value.StateKind;
import java.util.EnumSet;
import java.util.Set;

/** What a policy sets: a promise that has to be kept by a time, or what follows when nothing happens. */
public enum SlaTarget implements Code {
    /** Somebody answers. */
    FIRST_RESPONSE,
    /** Somebody answers what the customer wrote after that. */
    NEXT_RESPONSE,
    /** It is solved. */
    RESOLUTION,
    /** Another department, or a specialist, does its part. */
    INTERNAL,
    /** It is told to somebody as soon as the policy matches. */
    AT_ONCE,
    /** The customer, who has the word, says nothing. */
    SILENCE,
    /** It is solved, and the customer says nothing more. */
    SOLVED;

    /** Whether it is kept or broken; else it is only followed up. */
    public boolean isPromise() {
        return compareTo(AT_ONCE) < 0;
    }

    /** In which states the clock stands unless the policy says otherwise. */
    Set<StateKind> usualPauses() {
        return switch (this) {
            case RESOLUTION -> EnumSet.of(StateKind.WAITING, StateKind.THIRD_PARTY);
            case NEXT_RESPONSE -> EnumSet.of(StateKind.WAITING);
            default -> EnumSet.noneOf(StateKind.class);
        };
    }
}
