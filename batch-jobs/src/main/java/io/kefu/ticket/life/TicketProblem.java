package io.kefu.ticket.life;

import io.kefu.problem.Problem;

/** What can be wrong with a request about tickets. */
public sealed interface TicketProblem extends Problem {

    record NoSuchTicket(String id) implements TicketProblem {}

    record IllegalTransition(String id, String from, String to, String legal) implements TicketProblem {}

    /** A ticket that cannot be reopened: nobody solved it. */
    record NotSolved(String id, String state) implements TicketProblem {}

    /** A number that is none of the later contacts of a ticket. */
    record NoSuchContact(String id, String number, String known) implements TicketProblem {}

    /** A number that contacts of several sources have. */
    record NotOneContact(String id, String number, String known) implements TicketProblem {}

    record NoSuchDepartment(String name, String nearest) implements TicketProblem {}

    /** A ticket that is not the first of a proposed incident. */
    record NoSuchIncident(String id) implements TicketProblem {}

    record NoSuchTask(String id) implements TicketProblem {}

    record TaskEnded(String id, String outcome) implements TicketProblem {}

    /** A ticket that cannot be archived: there is something to do. */
    record NotFinished(String id, String state) implements TicketProblem {}

    /** A move that the life cycle allows with a reason only. */
    record NeedsReason(String id, String to) implements TicketProblem {}

    /** A move that the life cycle allows with a solution only. */
    record NeedsSolution(String id, String to) implements TicketProblem {}

    /** Not enough tickets whose type somebody said. */
    record TooFewConfirmed(int found, int needed, int each) implements TicketProblem {}

    /** Tickets have values that the office's lists have no more. */
    record GradesInUse(String file, String scale, String values) implements TicketProblem {}

    /** A classifier that another version of kefu learned. */
    record ForeignClassifier(int version) implements TicketProblem {}

    /** Nothing was learned yet. */
    record NoClassifier() implements TicketProblem {}

    /** Something in a list of tickets that is none. */
    record NoTicketNumber(long line, String word) implements TicketProblem {}

    /** Standard input that is no list of tickets. */
    record NoTicketNumbers(String reason) implements TicketProblem {}

    /** A ticket that went into another, where its work goes on. */
    record WentInto(String id, String other) implements TicketProblem {}

    /** A ticket that need not be done. */
    record IsCancelled(String id) implements TicketProblem {}

    /** A ticket of which somebody said what it is about. */
    record TypeIsSaid(String id, String type) implements TicketProblem {}

    /** A text that says nothing. */
    record NotFilled(String field) implements TicketProblem {}

    /** A field that people cannot set by name. */
    record NotSettable(String field, String legal) implements TicketProblem {}

    record NoSuchValue(String field, String value, String legal) implements TicketProblem {}

    /** A ticket that cannot take another in: itself, or one that is closed, cancelled or merged. */
    record CannotTake(String id, String other, String state) implements TicketProblem {}

    /** A ticket that gets no more parts: it is finished. */
    record ParentFinished(String id, String state) implements TicketProblem {}

    /** A ticket that cannot be finished while others do a part of it. */
    record OpenChildren(String id, int open, String to) implements TicketProblem {}

    /** A ticket that would be a part of itself, or follow itself. */
    record Circle(String id, String other) implements TicketProblem {}

    record NoSuchChildTemplate(String name, String known) implements TicketProblem {}

    record TicketNotMerged(String id) implements TicketProblem {}

    /** A ticket that another desk works on; its source says who has it. */
    record OfAnotherDesk(String id, String source) implements TicketProblem {}

    /** A change at an instant before the ticket's opening or its last change. */
    record TooEarly(String id, String at, String last) implements TicketProblem {}

    /** A name that no ticket and no register knows. */
    record NoSuchTeam(String name, String nearest) implements TicketProblem {}

    record AgentNotActive(String id) implements TicketProblem {}

    record NoSuchAgent(String id, String nearest) implements TicketProblem {}
}
