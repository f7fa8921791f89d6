package io.kefu.ticket.life;

import io.kefu.customer.golden.Traits;
import io.kefu.ticket.value.Cause;
import io.kefu.ticket.value.TicketState;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Something that happened to a ticket, with what it changes; {@link Ticket#apply} carries it out. */
public sealed interface TicketEvent {

    Cause cause();

    /** It began, in a state, with a grade; what people wrote stands in its row. */
    record Opened(Cause cause, TicketState state, Grade grade, Traits traits) implements TicketEvent {}

    /**
     * Another agent has it, or nobody.
     *
     * @param department the new one, or null when it stays
     * @param state in which the agent finds it; null when another system reports it, and its state as well
     */
    record Assigned(
            Cause cause,
            @Nullable String from,
            @Nullable String to,
            @Nullable String department,
            @Nullable TicketState state)
            implements TicketEvent {}

    /** Another state. */
    record Moved(Cause cause, TicketState from, TicketState to, Manner manner) implements TicketEvent {}

    /** How a change came about. */
    enum Manner {
        /** Somebody did it here. */
        DONE,
        /** Another system reports it. */
        REPORTED,
        /** Its source took back that it was solved: it never was, and nobody reopened it. */
        TAKEN_BACK
    }

    /** We answered; it names the states when that moved the ticket. */
    record Answered(
            Cause cause,
            @Nullable TicketState from,
            @Nullable TicketState to) implements TicketEvent {}

    /** The customer wrote again; it names the states when that moved the ticket. */
    record Contacted(
            Cause cause,
            @Nullable TicketState from,
            @Nullable TicketState to) implements TicketEvent {}

    /** One value became another. */
    record Changed(
            Cause cause,
            Attribute attribute,
            @Nullable String from,
            @Nullable String to) implements TicketEvent {}

    /** Several values became others, as a source told them or as they follow from another event. */
    record Told(Cause cause, Map<Attribute, @Nullable String> values) implements TicketEvent {}

    /**
     * A line of its progress sheet was added or corrected: the ticket itself stays as it is.
     *
     * @param from what the line said before; null for a new one
     * @param to what it says now; of a new one its number
     */
    record Noted(
            Cause cause, @Nullable String from, @Nullable String to) implements TicketEvent {}
}
