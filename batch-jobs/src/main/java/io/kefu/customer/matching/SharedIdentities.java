package io.kefu.customer.matching;

import io.kefu.match.compare.Names;
import io.kefu.text.Masked;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which records are one person for certain, because they share an account, a number or an address and nothing speaks
 * against it. Accounts, customer numbers and identity numbers belong to one person. A phone or a mail address may be a family's or a
 * switchboard's: where the names of its holders contradict each other it joins only those whose names agree, and nobody
 * who tells no name.
 */
final class SharedIdentities {

    /**
     * One that has an identity.
     *
     * @param node its place among what is joined
     * @param name null when it tells none; what people call themselves counts as none
     */
    record Holder(int node, @Nullable String name) {}

    /** With more different names than this a number is a switchboard's; then names must be the same. */
    private static final int CROWD = 50;

    private final Names names = new Names();
    private int[] parent = new int[1024];
    private int size;
    private final Map<Integer, List<String>> namesOf = new HashMap<>();
    private final Map<Integer, String> numberOf = new HashMap<>();
    private final Map<Integer, String> reasons = new HashMap<>();
    /** For each group those who were said to be somebody else. */
    private final Map<Integer, Set<Integer>> apart = new HashMap<>();

    /** One thing more that may be joined with others; they are numbered from 0. */
    int add() {
        if (size == parent.length) {
            parent = Arrays.copyOf(parent, size * 2);
        }
        parent[size] = size;
        return size++;
    }

    /** All that hold one identity; to be called in an order that does not depend on chance. */
    void share(String kind, List<Holder> holders) {
        boolean personal = !kind.equals("phone") && !kind.equals("email");
        List<List<Holder>> people = personal ? List.of(holders) : people(holders);
        for (List<Holder> person : people) {
            for (Holder holder : person) {
                join(person.get(0).node(), holder, kind, personal);
            }
        }
    }

    /**
     * Holders by who they are: those with one whole name are one person; those who tell less than that are somebody of
     * the others only when there is no more than one whom they can be. What a mask hides proves nothing.
     */
    private List<List<Holder>> people(List<Holder> holders) {
        Map<String, List<Holder>> byName = new LinkedHashMap<>();
        List<Holder> vague = new ArrayList<>();
        for (Holder holder : holders) {
            if (holder.name() != null && names.isWhole(holder.name())) {
                byName.computeIfAbsent(holder.name(), key -> new ArrayList<>()).add(holder);
            } else if (holder.name() == null || !Masked.is(holder.name())) {
                vague.add(holder);
            }
        }
        boolean crowd = byName.size() > CROWD;
        Map<String, List<Holder>> people = new LinkedHashMap<>();
        byName.forEach((name, own) -> {
            String known = people.keySet().stream()
                    .filter(other -> !crowd && names.same(other, name))
                    .findFirst()
                    .orElse(name);
            people.computeIfAbsent(known, key -> new ArrayList<>()).addAll(own);
        });
        if (people.size() > 1) {
            people.put(
                    "", vague.stream().filter(holder -> holder.name() == null).toList());
            return List.copyOf(people.values());
        }
        List<Holder> all = new ArrayList<>(vague);
        people.forEach((name, own) -> {
            all.removeIf(holder -> holder.name() != null && names.contradict(holder.name(), name));
            all.addAll(0, own);
        });
        return List.of(all);
    }

    /** Two that somebody said are two. */
    void keepApart(int a, int b) {
        apart.computeIfAbsent(root(a), key -> new HashSet<>()).add(b);
        apart.computeIfAbsent(root(b), key -> new HashSet<>()).add(a);
    }

    private boolean isApart(int a, int b) {
        return apart.getOrDefault(a, Set.of()).stream().anyMatch(other -> root(other) == b);
    }

    /** Joins two for a reason of the caller's. */
    void unite(int a, int b) {
        merge(root(a), root(b));
    }

    private void merge(int a, int b) {
        if (a == b) {
            return;
        }
        parent[Math.max(a, b)] = Math.min(a, b);
        String number = numberOf.remove(Math.max(a, b));
        if (number != null) {
            numberOf.put(Math.min(a, b), number);
        }
        Set<Integer> others = apart.remove(Math.max(a, b));
        if (others != null) {
            apart.computeIfAbsent(Math.min(a, b), key -> new HashSet<>()).addAll(others);
        }
        List<String> there = namesOf.remove(Math.max(a, b));
        if (there != null) {
            namesOf.computeIfAbsent(Math.min(a, b), key -> new ArrayList<>()).addAll(there);
        }
    }

    private void join(int first, Holder holder, String kind, boolean personal) {
        int a = root(first);
        int b = root(holder.node());
        if (a == b || conflict(a, b) || isApart(a, b) || (!personal && contradict(a, b))) {
            return;
        }
        merge(a, b);
        reasons.putIfAbsent(holder.node(), kind);
        reasons.putIfAbsent(first, kind);
    }

    /** Tells what a node is called, and the identity number that proves who it is, for what it is joined with later. */
    void tell(int node, @Nullable String name, @Nullable String nationalId) {
        if (name != null) {
            List<String> known = namesOf.computeIfAbsent(root(node), key -> new ArrayList<>());
            if (!known.contains(name)) {
                known.add(name);
            }
        }
        if (nationalId != null) {
            numberOf.put(root(node), nationalId);
        }
    }

    private boolean conflict(int a, int b) {
        String number = numberOf.get(a);
        return number != null && numberOf.containsKey(b) && !number.equals(numberOf.get(b));
    }

    private boolean contradict(int a, int b) {
        return namesOf.getOrDefault(a, List.of()).stream().anyMatch(name -> namesOf.getOrDefault(b, List.of()).stream()
                .anyMatch(other -> names.contradict(name, other)));
    }

    /** The first node of the group that a node belongs to. */
    int root(int node) {
        int current = node;
        while (parent[current] != current) {
            parent[current] = parent[parent[current]];
            current = parent[current];
        }
        return current;
    }

    /** What joined a node with others, null when nothing did. */
    @Nullable
    String reason(int node) {
        return reasons.get(node);
    }
}
