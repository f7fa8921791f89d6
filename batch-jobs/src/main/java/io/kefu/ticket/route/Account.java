package io.kefu.ticket.route;

import java.util.List;

/**
 * How a decision comes about.
 *
 * @param agents who is looked at: the chosen one, the others who could take it in their order, then the rest
 */
public record Account(Decision decision, List<Considered> agents) {}
