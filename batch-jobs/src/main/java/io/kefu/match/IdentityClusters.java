package io.kefu.match;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Groups records that share an identity such as a phone number or an e-mail address, directly or through
 * others. Identities are compared as they are given: normalise them first.
 */
public final class IdentityClusters<R> {

    private final Map<R, R> parents = new LinkedHashMap<>();
    private final Map<Object, R> holders = new HashMap<>();

    /** Adds a record with its identities; records that share one fall into one cluster. */
    public void add(R item, Iterable<?> identities) {
        parents.putIfAbsent(item, item);
        for (Object identity : identities) {
            R holder = holders.putIfAbsent(identity, item);
            if (holder != null) {
                join(holder, item);
            }
        }
    }

    /** The clusters in the order in which their first records were added, records likewise. */
    public List<List<R>> clusters() {
        Map<R, List<R>> byRoot = new LinkedHashMap<>();
        for (R item : parents.keySet()) {
            byRoot.computeIfAbsent(root(item), root -> new ArrayList<>()).add(item);
        }
        return List.copyOf(byRoot.values());
    }

    private void join(R a, R b) {
        R rootA = root(a);
        R rootB = root(b);
        if (!rootA.equals(rootB)) {
            parents.put(rootB, rootA);
        }
    }

    private R root(R item) {
        R current = item;
        R parent = parents.getOrDefault(current, current);
        while (!parent.equals(current)) {
            R grand = parents.getOrDefault(parent, parent);
            parents.put(current, grand);
            current = parent;
            parent = grand;
        }
        return current;
    }
}
