package io.kefu.ticket.life;

import io.kefu.problem.Problem;

/** What can be wrong with a request about tickets. */
public sealed interface TicketProblem extends Problem {

    record NoSuchTicket(String id) implements TicketProblem {}

    record IllegalTransition(String id, String from, String to, String legal) implements TicketProblem {}

    /** A ticket that cannot be reopened: nobody solved it. */
    record NotSolved(String id, String state) implements TicketProblem {}

    /** A ticket that another desk works on; its source says who has it. */
    record OfAnotherDesk(String id, String source) implements TicketProblem {}

    /** A change at an instant before the ticket's opening or its last change. */
    record TooEarly(String id, String at, String last) implements TicketProblem {}

    /** A name that no ticket and no register knows. */
    record NoSuchTeam(String name, String nearest) implements TicketProblem {}

    record AgentNotActive(String id) implements TicketProblem {}

    record NoSuchAgent(String id, String nearest) implements TicketProblem {}
}
