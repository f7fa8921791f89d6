package io.kefu.ticket;

import io.kefu.problem.Problem;

/** What can be wrong with a request about tickets. */
public sealed interface TicketProblem extends Problem {

    record NoSuchTicket(String id) implements TicketProblem {}

    record IllegalTransition(String id, String from, String to, String legal) implements TicketProblem {}

    record AgentNotActive(String id) implements TicketProblem {}

    record NoSuchAgent(String id, String nearest) implements TicketProblem {}
}
