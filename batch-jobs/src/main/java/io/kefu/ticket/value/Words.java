package io.kefu.ticket.value;

import org.jspecify.annotations.Nullable;

/**
 * What people wrote, and what was read out of it; taken away when its customer is erased, all but the category.
 *
 * @param reasons why it has its type, urgency and priority
 */
public record Words(
        @Nullable String subject,
        String description,
        @Nullable String category,
        @Nullable String orderNo,
        String reasons) {}
