package io.kefu.ticket.thread;

import io.kefu.intake.record.Field;
import io.kefu.intake.record.StoredRecord;
import io.kefu.store.Once;
import io.kefu.ticket.life.Ticket;
import io.kefu.ticket.repeat.Matter;
import io.kefu.ticket.repeat.RepeatRules;
import io.kefu.ticket.thread.PlacementRepository.Told;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Which problem a customer tells again: of the tickets that the customer opened lately, the one with the most similar words. */
final class Repeats {

    /** A ticket, and how similar its words are, 0 to 1. */
    record Repeat(String ticketId, double similarity) {}

    private record Earlier(Told told, Supplier<Matter> matter) {}

    private static final Comparator<Earlier> LATEST_FIRST = Comparator.comparing(
                    (Earlier earlier) -> earlier.told().openedAt())
            .thenComparing(earlier -> earlier.told().ticketId())
            .reversed();

    private final PlacementRepository placements;
    private final RepeatRules rules;
    private final Map<String, Map<String, Earlier>> byCustomer = new HashMap<>();

    /** Of contacts, by their rows. */
    private final Map<Long, Matter> told = new HashMap<>();

    Repeats(PlacementRepository placements, RepeatRules rules) {
        this.placements = placements;
        this.rules = rules;
    }

    /** Knows what these customers told in the time before a moment, and no more of others. */
    void lookBack(Collection<String> customers, Instant before) {
        byCustomer.clear();
        told.clear();
        placements.eachTold(customers, before.minus(rules.within()), this::add);
    }

    /** A ticket that was opened just now. */
    void add(Ticket ticket, String customerId) {
        add(new Told(
                ticket.id(), customerId, ticket.orderNo(), ticket.openedAt(), ticket.subject(), ticket.description()));
    }

    /** A ticket is about this order from now on. */
    void learn(String ticketId, String customerId, String orderNo) {
        Map<String, Earlier> earlier = byCustomer.get(customerId);
        if (earlier != null) {
            earlier.computeIfPresent(
                    ticketId, (id, before) -> new Earlier(before.told().about(orderNo), before.matter()));
        }
    }

    private void add(Told told) {
        byCustomer
                .computeIfAbsent(told.customerId(), customer -> new HashMap<>())
                .putIfAbsent(
                        told.ticketId(),
                        new Earlier(told, new Once<>(() -> rules.matter(told.subject(), told.description()))));
    }

    /**
     * The most similar one; of equals the latest.
     *
     * @param orderNo the order that the contact is about; what is about another is no repeat
     * @param among which tickets are looked at, by their numbers
     */
    Optional<Repeat> of(StoredRecord contact, String customerId, @Nullable String orderNo, Predicate<String> among) {
        List<Earlier> earlier = new ArrayList<>();
        byCustomer.getOrDefault(customerId, Map.of()).values().forEach(other -> {
            if (isNear(other.told(), contact.occurredAt())
                    && isOf(other.told(), orderNo)
                    && among.test(other.told().ticketId())) {
                earlier.add(other);
            }
        });
        if (earlier.isEmpty()) {
            return Optional.empty();
        }
        earlier.sort(LATEST_FIRST);
        Matter matter = told.computeIfAbsent(
                contact.id(), id -> rules.matter(contact.content().text(Field.SUBJECT), contact.words()));
        Repeat best = null;
        for (Earlier other : earlier) {
            double similarity = matter.similarity(other.matter().get());
            if (best == null || similarity > best.similarity()) {
                best = new Repeat(other.told().ticketId(), similarity);
            }
        }
        return Optional.ofNullable(best);
    }

    private boolean isNear(Told told, Instant at) {
        return !at.isBefore(told.openedAt()) && !at.isAfter(told.openedAt().plus(rules.within()));
    }

    private static boolean isOf(Told told, @Nullable String orderNo) {
        return orderNo == null || told.orderNo() == null || Objects.equals(orderNo, told.orderNo());
    }
}
