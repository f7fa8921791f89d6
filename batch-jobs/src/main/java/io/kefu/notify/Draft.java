package io.kefu.notify;

import org.jspecify.annotations.Nullable;

/**
 * A notice to be written into the outbox.
 *
 * @param event what it tells of: of one event a recipient gets each template once
 * @param recipient an agent or a customer by number, or the role that nobody has
 * @param address of the recipient in the channel; empty where the channel itself is the recipient
 * @param urgent whether quiet hours do not hold it back
 */
public record Draft(
        String event,
        String recipient,
        String template,
        String channel,
        String address,
        @Nullable String ticketId,
        MessageTemplates.Text text,
        boolean urgent) {}
