package io.kefu.ticket.route;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * The tickets that wait for somebody, in the order of {@link Demand#IN_TURN}. When one of a kind cannot be given, those behind
 * it cannot either, so only the first of each kind is tried.
 */
public final class WaitingLine {

    /** Tickets of one kind; one with a former owner is a kind of its own. */
    private record Lane(
            Demand.Kind kind,
            @org.jspecify.annotations.Nullable String former) {}

    private final Map<Lane, PriorityQueue<Demand>> lanes = new LinkedHashMap<>();
    private int size;

    public WaitingLine() {}

    public WaitingLine(Collection<Demand> demands) {
        demands.forEach(this::add);
    }

    public void add(Demand demand) {
        lanes.computeIfAbsent(new Lane(demand.kind(), demand.former()), lane -> new PriorityQueue<>(Demand.IN_TURN))
                .add(demand);
        size++;
    }

    public int size() {
        return size;
    }

    /** Those who wait, in turn. */
    public List<Demand> waiting() {
        List<Demand> all = new ArrayList<>(size);
        lanes.values().forEach(all::addAll);
        all.sort(Demand.IN_TURN);
        return all;
    }

    /** Gives what can be given, each with the decision, which the router reckons with. */
    public void drain(Router router, Instant now, Consumer<Decision> given) {
        drain(router, now, kind -> true, given, (decision, left) -> {});
    }

    /**
     * @param open the kinds that can be given at all
     * @param stuck is told of each kind why its first one cannot be given, and which wait
     */
    public void drain(
            Router router,
            Instant now,
            Predicate<Demand.Kind> open,
            Consumer<Decision> given,
            BiConsumer<Decision, List<Demand>> stuck) {
        PriorityQueue<PriorityQueue<Demand>> heads =
                new PriorityQueue<>(Comparator.comparing(PriorityQueue::element, Demand.IN_TURN));
        lanes.forEach((lane, queue) -> {
            if (open.test(lane.kind())) {
                heads.add(queue);
            }
        });
        while (!heads.isEmpty()) {
            PriorityQueue<Demand> lane = heads.remove();
            Decision decision = router.choose(lane.element(), now);
            if (decision.agent() == null) {
                List<Demand> behind = new ArrayList<>(lane);
                behind.sort(Demand.IN_TURN);
                stuck.accept(decision, behind);
            } else {
                lane.remove();
                size--;
                router.reserve(decision, now);
                given.accept(decision);
                if (!lane.isEmpty()) {
                    heads.add(lane);
                }
            }
        }
        lanes.values().removeIf(PriorityQueue::isEmpty);
    }
}
