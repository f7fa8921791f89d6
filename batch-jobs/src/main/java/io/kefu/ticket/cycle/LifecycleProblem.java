package io.kefu.ticket.cycle;

import io.kefu.problem.Problem;

/** What can be wrong with a life cycle, or with what is asked of one. */
public sealed interface LifecycleProblem extends Problem {

    /** A kind without which tickets cannot be worked on. */
    record NoStateOfKind(String file, String kind) implements LifecycleProblem {}

    /** A move that kefu makes by itself: handing out, beginning, solving, reopening, closing. */
    record MissingMove(String file, String from, String to) implements LifecycleProblem {}

    /** A state that no ticket can come to. */
    record Unreachable(String where, String state) implements LifecycleProblem {}

    /** A move that can only be left as it was entered: nothing leads out of the state. */
    record NoWayOut(String where, String state) implements LifecycleProblem {}

    record NoSuchState(String name, String nearest, String legal) implements LifecycleProblem {}

    /** What somebody wants to do needs a state that this office does not have. */
    record KindNotInUse(String kind) implements LifecycleProblem {}

    /** What is done would not be done any more, or the other way round. */
    record OtherKind(String from, String kind, String to, String other) implements LifecycleProblem {}

    /** Tickets stand in states that the life cycle has no more. */
    record StatesInUse(String file, String states, String first) implements LifecycleProblem {}
}
