package io.kefu.ticket.thread;

import io.kefu.intake.record.CanonicalRecord;
import io.kefu.intake.record.Field;
import io.kefu.intake.record.StoredRecord;
import io.kefu.ticket.life.Ticket;
import io.kefu.ticket.life.TicketEvent;
import io.kefu.ticket.life.TicketFollower;
import io.kefu.ticket.repeat.RepeatRules;
import io.kefu.ticket.value.StateKind;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds the ticket that a contact belongs to: the same conversation in the same source, else the ticket that it
 * names, else the same customer with the same order, else the same customer with the same words. A solved ticket takes contacts for a while, then a new one is opened.
 */
public final class OpenThreads implements TicketFollower {

    private static final String GOES_ON = "goes on with an earlier ticket";

    private final PlacementRepository placements;
    private final Duration reopenWithin;
    private final Map<String, String> ticketByKey = new HashMap<>();
    /** The ticket that a number leads to: its own, or the one that took it in. */
    private final Map<String, String> rootOf = new HashMap<>();

    private final Map<String, String> customers = new HashMap<>();
    private final Map<String, Instant> resolvedAt = new HashMap<>();

    /** Closed tickets by customer and order, as far as anybody asked. */
    private final Map<String, String> closed = new HashMap<>();

    private final RepeatRules rules;
    private final Repeats repeats;

    /**
     * How a contact was found to belong to a ticket.
     *
     * @param similarity of their words, 0 to 1; null where something surer tells it
     */
    public record Found(String ticketId, By by, @Nullable Double similarity) {

        /** For the ticket's history. */
        public String reason() {
            return similarity == null ? "" : alike(similarity);
        }
    }

    /** What tells it. */
    public enum By {
        CONVERSATION,
        NUMBER,
        ORDER,
        WORDS
    }

    private static String alike(double similarity) {
        return "similarity " + BigDecimal.valueOf(similarity).setScale(2, RoundingMode.HALF_UP);
    }

    /** @param reopenWithin how long a solved ticket takes contacts */
    public OpenThreads(PlacementRepository placements, Duration reopenWithin, RepeatRules rules) {
        this.placements = placements;
        this.rules = rules;
        this.repeats = new Repeats(placements, rules);
        this.reopenWithin = reopenWithin;
        placements.eachThread(thread -> {
            put(thread);
            resolved(thread.ticketId(), thread.resolvedAt());
        });
        placements.eachJoined(joined -> {
            String ticket = rootOf.get(joined.ticketId());
            if (ticket != null) {
                ticketByKey.put(conversationKey(joined.source(), joined.conversation()), ticket);
            }
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
        if (customerId != null) {
            repeats.add(ticket, customerId);
        }
    }

    /** The rest of this contact's conversation goes there, too; empty when it does so already. */
    public Optional<PlacementRepository.Joined> join(Ticket ticket, StoredRecord contact) {
        String conversation = contact.content().text(Field.CONVERSATION);
        if (conversation == null
                || ticket.id().equals(ticketByKey.put(conversationKey(contact.source(), conversation), ticket.id()))) {
            return Optional.empty();
        }
        return Optional.of(new PlacementRepository.Joined(ticket.id(), contact.source(), conversation));
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
            repeats.learn(ticketId, customerId, orderNo);
        }
    }

    /**
     * The ticket that a contact goes into by what it says of itself, or null.
     *
     * @param orderNo the order that it is about; null when nobody knows
     */
    public @Nullable Found find(StoredRecord contact, @Nullable String customerId, @Nullable String orderNo) {
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
        if (ticket != null) {
            return new Found(ticket, By.CONVERSATION, null);
        }
        ticket = named == null ? null : open(rootOf.get(named), at);
        if (ticket != null) {
            return new Found(ticket, By.NUMBER, null);
        }
        if (customerId != null && orderNo != null) {
            ticket = open(ticketByKey.get(orderKey(customerId, orderNo)), at);
        }
        return ticket == null ? null : new Found(ticket, By.ORDER, null);
    }

    /** Whether a contact of another type is a matter of its own, although its order is another ticket's. */
    public boolean linksOtherTypes() {
        return rules.otherType() == RepeatRules.OtherType.LINK;
    }

    /** Where it would go as things stand before its block is dealt with. */
    public @Nullable Found guess(StoredRecord contact, @Nullable String customerId, @Nullable String orderNo) {
        if (contact.history()) {
            return null;
        }
        Found found = find(contact, customerId, orderNo);
        return found != null ? found : alike(contact, customerId, orderNo);
    }

    /** The ticket of which a contact tells the same problem again, or null. */
    public @Nullable Found alike(StoredRecord contact, @Nullable String customerId, @Nullable String orderNo) {
        Instant at = contact.occurredAt();
        return customerId == null
                ? null
                : repeats.of(contact, customerId, orderNo, id -> rootOf.containsKey(id) && open(id, at) != null)
                        .filter(repeat -> repeat.similarity() >= rules.append())
                        .map(repeat -> new Found(repeat.ticketId(), By.WORDS, repeat.similarity()))
                        .orElse(null);
    }

    /** Knows what these customers told before a moment, and no more of others: before each block of contacts. */
    public void lookBack(Collection<String> customers, Instant before) {
        repeats.lookBack(customers, before);
    }

    /** Gets to know what is closed of these customers' orders. */
    public void lookBackAtOrders(Collection<String> customers) {
        placements.eachClosed(
                customers,
                ticket -> closed.put(
                        orderKey(String.valueOf(ticket.customerId()), String.valueOf(ticket.orderNo())),
                        ticket.ticketId()));
    }

    /** The ticket that a contact of its own goes on with, and why. */
    public record Earlier(String ticketId, String reason) {}

    /**
     * The ticket that a contact goes on with although it was solved too long ago, or closed, or is about something else;
     * null for none.
     *
     * @param orderNo the order that it is about; null when nobody knows
     */
    public @Nullable Earlier earlier(StoredRecord contact, @Nullable String customerId, @Nullable String orderNo) {
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
        if (ticket != null) {
            boolean others = customerId != null && !customerId.equals(customers.getOrDefault(ticket, customerId));
            return others ? null : new Earlier(ticket, GOES_ON);
        }
        return customerId == null
                ? null
                : repeats.of(contact, customerId, orderNo, id -> true)
                        .filter(repeat -> repeat.similarity() >= rules.link())
                        .map(repeat -> new Earlier(repeat.ticketId(), GOES_ON + "; " + alike(repeat.similarity())))
                        .orElse(null);
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
