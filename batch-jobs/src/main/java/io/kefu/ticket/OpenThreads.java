package io.kefu.ticket;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the ticket that a contact belongs to: the same conversation in the same source, else the ticket that it
 * names, else the same customer with the same order. A solved ticket takes contacts for a while, then a new one is opened.
 */
final class OpenThreads {

    private final Duration reopenWithin;
    private final Map<String, String> ticketByKey = new HashMap<>();
    private final Set<String> ids = new HashSet<>();
    private final Map<String, String> customers = new HashMap<>();
    private final Map<String, Instant> resolvedAt = new HashMap<>();

    OpenThreads(TicketRepository tickets, Duration reopenWithin) {
        this.reopenWithin = reopenWithin;
        tickets.eachThread(thread -> {
            put(thread.ticketId(), thread.source(), thread.conversation(), thread.customerId(), thread.orderNo());
            resolved(thread.ticketId(), thread.resolvedAt());
        });
    }

    void put(
            String ticketId,
            String source,
            @Nullable String conversation,
            @Nullable String customerId,
            @Nullable String orderNo) {
        ids.add(ticketId);
        if (customerId != null) {
            customers.put(ticketId, customerId);
        }
        if (conversation != null) {
            ticketByKey.put(conversationKey(source, conversation), ticketId);
        }
        if (customerId != null && orderNo != null) {
            ticketByKey.put(orderKey(customerId, orderNo), ticketId);
        }
    }

    void resolved(String ticketId, @Nullable Instant at) {
        if (at == null) {
            resolvedAt.remove(ticketId);
        } else {
            resolvedAt.put(ticketId, at);
        }
    }

    /** @param begins whether the contact is the first of its conversation, as it says itself */
    @Nullable
    String find(
            String source,
            @Nullable String conversation,
            boolean begins,
            @Nullable String named,
            @Nullable String customerId,
            @Nullable String orderNo,
            Instant at) {
        String ticket = conversation == null ? null : open(ticketByKey.get(conversationKey(source, conversation)), at);
        if (ticket != null
                && begins
                && customerId != null
                && !customerId.equals(customers.getOrDefault(ticket, customerId))) {
            ticket = null; // two people's forms with one Message-ID
        }
        if (ticket == null && named != null && ids.contains(named)) {
            ticket = open(named, at);
        }
        if (ticket == null && customerId != null && orderNo != null) {
            ticket = open(ticketByKey.get(orderKey(customerId, orderNo)), at);
        }
        return ticket;
    }

    private @Nullable String open(@Nullable String ticketId, Instant at) {
        if (ticketId == null) {
            return null;
        }
        Instant resolved = resolvedAt.get(ticketId);
        return resolved == null || !at.isAfter(resolved.plus(reopenWithin)) ? ticketId : null;
    }

    private static String conversationKey(String source, String conversation) {
        return source + "\u0001" + conversation;
    }

    private static String orderKey(String customerId, String orderNo) {
        return customerId + "\u0002" + orderNo;
    }
}
