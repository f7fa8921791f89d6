package io.kefu.ticket;

import io.kefu.customer.CustomerRepository.Requester;
import org.jspecify.annotations.Nullable;

/**
 * What somebody writes down of a new ticket. What is left out is recognised from the words, or stays unknown.
 *
 * @param requester who asks, when that is a known customer
 * @param channel by which the customer came, for example phone
 * @param isInstant whether the customer waits on the line
 * @param assignee the agent who gets it; null: whom routing chooses
 */
public record TicketForm(
        @Nullable Requester requester,
        String channel,
        boolean isInstant,
        @Nullable String subject,
        String text,
        Given given,
        @Nullable String assignee) {

    /** What is not left to the rules. */
    public record Given(
            @Nullable String type,
            @Nullable String subtype,
            @Nullable String urgency,
            @Nullable String priority,
            @Nullable String team,
            @Nullable String category,
            @Nullable String orderNo) {}
}
