package io.kefu.sla;

import io.kefu.sla.SlaDesk.Use;
import io.kefu.sla.SlaDesk.Uses;
import io.kefu.sla.SlaDesk.Without;
import io.kefu.sla.clock.ClockFold;
import io.kefu.sla.policy.Promise;
import io.kefu.sla.policy.SlaPolicies;
import io.kefu.sla.policy.SlaPolicy;
import io.kefu.sla.policy.SlaTarget;
import io.kefu.ticket.life.LifeRepository;
import io.kefu.ticket.life.Ticket;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Counts by which policies tickets are treated. */
final class UseCount {

    private final SlaPolicies policies;
    private final IdentityHashMap<Promise, int[]> counts = new IdentityHashMap<>();
    private final Map<SlaTarget, String> examples = new EnumMap<>(SlaTarget.class);
    private final Map<SlaTarget, Integer> without = new EnumMap<>(SlaTarget.class);
    private int tickets;

    private UseCount(SlaPolicies policies) {
        this.policies = policies;
    }

    static Uses of(SlaPolicies policies, LifeRepository lives) {
        UseCount count = new UseCount(policies);
        lives.eachNotClosed(count::look);
        List<Use> uses = new ArrayList<>();
        for (SlaPolicy policy : policies.list()) {
            policy.promises().forEach((target, promise) -> {
                int[] counted = count.counts.getOrDefault(promise, new int[2]);
                uses.add(new Use(policy, promise, counted[0], counted[1]));
            });
        }
        List<Without> without = new ArrayList<>();
        count.without.forEach((target, number) ->
                without.add(new Without(target, number, Objects.requireNonNull(count.examples.get(target)))));
        return new Uses(count.tickets, uses, without);
    }

    private void look(Ticket ticket) {
        tickets++;
        for (SlaTarget target : SlaTarget.values()) {
            if (ClockFold.concerns(target, ticket)) {
                look(ticket, target);
            }
        }
    }

    private void look(Ticket ticket, SlaTarget target) {
        boolean chosen = false;
        for (SlaPolicy policy : policies.list()) {
            Promise promise = policy.promises().get(target);
            if (promise != null && policy.matches(ticket)) {
                counts.computeIfAbsent(promise, one -> new int[2])[chosen ? 1 : 0]++;
                chosen = true;
            }
        }
        if (!chosen && target.isPromise()) {
            without.merge(target, 1, Integer::sum);
            examples.putIfAbsent(target, ticket.id());
        }
    }
}
