package io.kefu.ticket.thread;

import io.kefu.intake.record.CanonicalRecord;
import io.kefu.intake.record.Field;
import io.kefu.intake.record.StoredRecord;
import io.kefu.ticket.life.Ticket;
import io.kefu.ticket.life.TicketEvent;
import io.kefu.ticket.life.TicketFollower;
import io.kefu.ticket.value.StateKind;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds the ticket that a contact belongs to: the same conversation in the same source, else the ticket that it
 * names, else the same customer with the same order. A solved ticket takes contacts for a while, then a new one is opened.
 */
public final class OpenThreads implements TicketFollower {

    private final PlacementRepository placements;
    private final Duration reopenWithin;
    private final Map<String, String> ticketByKey = new HashMap<>();
    /** The ticket that a number leads to: its own, or the one that took it in. */
    private final Map<String, String> rootOf = new HashMap<>();

    private final Map<String, String> customers = new HashMap<>();
    private final Map<String, Instant> resolvedAt = new HashMap<>();

    /** Closed tickets by customer and order, as far as anybody asked. */
    private final Map<String, String> closed = new HashMap<>();

    /** @param reopenWithin how long a solved ticket takes contacts */
    public OpenThreads(PlacementRepository placements, Duration reopenWithin) {
        this.placements = placements;
        this.reopenWithin = reopenWithin;
        placements.eachThread(thread -> {
            put(thread);
            resolved(thread.ticketId(), thread.resolvedAt());
        });
    }

    /** A ticket that contacts can go into from now on. */
    public void add(Ticket ticket, @Nullable String customerId) {
        put(new PlacementRepository.OpenThread(
                ticket.id(),
                ticket.id(),
                ticket.source(),
                ticket.birth().conversation(),
                customerId,
                ticket.orderNo(),
                null));
    }

    private void put(PlacementRepository.OpenThread thread) {
        String ticket = thread.ticketId();
        rootOf.put(thread.ownId(), ticket);
        if (thread.customerId() != null && thread.ownId().equals(ticket)) {
            customers.put(ticket, thread.customerId());
        }
        if (thread.conversation() != null) {
            ticketByKey.put(conversationKey(thread.source(), thread.conversation()), ticket);
        }
        if (thread.customerId() != null && thread.orderNo() != null) {
            ticketByKey.put(orderKey(thread.customerId(), thread.orderNo()), ticket);
        }
    }

    @Override
    public void happened(Ticket ticket, TicketEvent event) {
        if (event instanceof TicketEvent.Moved && rootOf.containsKey(ticket.id())) {
            boolean solved = ticket.kind() == StateKind.SOLVED;
            resolved(ticket.id(), solved ? event.cause().at() : null);
        }
    }

    private void resolved(String ticketId, @Nullable Instant at) {
        if (at == null) {
            resolvedAt.remove(ticketId);
        } else {
            resolvedAt.put(ticketId, at);
        }
    }

    /** A ticket is about this order from now on. */
    public void learn(String ticketId, @Nullable String customerId, String orderNo) {
        if (customerId != null) {
            ticketByKey.put(orderKey(customerId, orderNo), ticketId);
        }
    }

    /**
     * The ticket that a contact goes into, or null.
     *
     * @param orderNo the order that it is about; null when nobody knows
     */
    public @Nullable String find(StoredRecord contact, @Nullable String customerId, @Nullable String orderNo) {
        CanonicalRecord content = contact.content();
        String conversation = content.text(Field.CONVERSATION);
        String named = content.text(Field.TICKET);
        Instant at = contact.occurredAt();
        String ticket = conversation == null
                ? null
                : open(ticketByKey.get(conversationKey(contact.source(), conversation)), at);
        boolean begins = contact.externalId().startsWith(conversation + "/");
        if (ticket != null
                && begins
                && customerId != null
                && !customerId.equals(customers.getOrDefault(ticket, customerId))) {
            ticket = null; // two people's forms with one Message-ID
        }
        if (ticket == null && named != null) {
            ticket = open(rootOf.get(named), at);
        }
        if (ticket == null && customerId != null && orderNo != null) {
            ticket = open(ticketByKey.get(orderKey(customerId, orderNo)), at);
        }
        return ticket;
    }

    /** Gets to know what is closed of these customers' orders. */
    public void lookBack(Collection<String> customers) {
        placements.eachClosed(
                customers,
                ticket -> closed.put(
                        orderKey(String.valueOf(ticket.customerId()), String.valueOf(ticket.orderNo())),
                        ticket.ticketId()));
    }

    /**
     * The ticket that a contact goes on with although it was solved too long ago, or closed; null for none.
     *
     * @param orderNo the order that it is about; null when nobody knows
     */
    public @Nullable String earlier(StoredRecord contact, @Nullable String customerId, @Nullable String orderNo) {
        CanonicalRecord content = contact.content();
        String conversation = content.text(Field.CONVERSATION);
        String ticket = conversation == null ? null : ticketByKey.get(conversationKey(contact.source(), conversation));
        if (ticket == null) {
            ticket = rootOf.get(content.text(Field.TICKET, ""));
        }
        if (ticket == null && customerId != null && orderNo != null) {
            String key = orderKey(customerId, orderNo);
            ticket = ticketByKey.getOrDefault(key, closed.get(key));
        }
        boolean others =
                ticket != null && customerId != null && !customerId.equals(customers.getOrDefault(ticket, customerId));
        return others ? null : ticket;
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
