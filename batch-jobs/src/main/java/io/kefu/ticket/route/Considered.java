package io.kefu.ticket.route;

import org.jspecify.annotations.Nullable;

/**
 * An agent who was looked at for a ticket.
 *
 * @param load of that moment, in the weights of the rules
 * @param obstacle null when the agent could have taken it
 * @param chosen whether the agent got it
 */
public record Considered(Agent agent, int load, @Nullable Obstacle obstacle, boolean chosen) {}
