package io.kefu.sla.policy;

import io.kefu.ticket.life.Ticket;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The policies of {@code sla/policies.yaml}, in order. For each target the first policy that matches the ticket and sets
 * this target counts, so a policy with only a first response does not swallow the resolution of a later one.
 */
public final class SlaPolicies {

    private final List<SlaPolicy> policies;

    SlaPolicies(List<SlaPolicy> policies) {
        this.policies = List.copyOf(policies);
    }

    public List<SlaPolicy> list() {
        return policies;
    }

    /** What is promised of a target to this ticket as it stands; null when nothing is. */
    public @Nullable Promise promise(Ticket ticket, SlaTarget target) {
        for (SlaPolicy policy : policies) {
            Promise promise = policy.promises().get(target);
            if (promise != null && policy.matches(ticket)) {
                return promise;
            }
        }
        return null;
    }

    /** Whether any policy sets this target. */
    public boolean set(SlaTarget target) {
        return policies.stream().anyMatch(policy -> policy.promises().containsKey(target));
    }

    /** Whether any policy asks for a field of tickets. */
    public boolean ask(String field) {
        return policies.stream()
                .anyMatch(policy -> policy.when() != null && policy.when().names(field));
    }

    /**
     * A target of a policy that no ticket can get.
     *
     * @param by the policy above that takes every such ticket
     */
    public record Unreachable(SlaPolicy policy, SlaTarget target, SlaPolicy by) {}

    /** What is seen to be unreachable without looking at tickets. */
    public List<Unreachable> unreachable() {
        List<Unreachable> unreachable = new ArrayList<>();
        for (int i = 0; i < policies.size(); i++) {
            SlaPolicy policy = policies.get(i);
            List<SlaPolicy> above = policies.subList(0, i);
            for (SlaTarget target : policy.promises().keySet()) {
                above.stream()
                        .filter(other -> other.promises().containsKey(target) && other.covers(policy))
                        .findFirst()
                        .ifPresent(other -> unreachable.add(new Unreachable(policy, target, other)));
            }
        }
        return unreachable;
    }
}
