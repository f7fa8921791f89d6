package io.kefu.customer.matching;

import io.kefu.customer.matching.MatchingPlan.Conclusion;
import io.kefu.customer.matching.MatchingPlan.Item;
import io.kefu.customer.matching.MatchingPlan.Member;
import io.kefu.customer.matching.MatchingPlan.Merging;
import io.kefu.customer.matching.MatchingPlan.Placing;
import io.kefu.customer.matching.MatchingRepository.Holder;
import io.kefu.customer.matching.MatchingRepository.Pending;
import io.kefu.customer.matching.ReviewRepository.Decision;
import io.kefu.customer.matching.ReviewRepository.Doubtful;
import io.kefu.match.IncrementalMatcher;
import io.kefu.match.IncrementalMatcher.Outcome;
import io.kefu.match.IncrementalMatcher.Standing;
import io.kefu.match.MatchModel;
import io.kefu.match.table.MatchList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * Finds out which customers new and changed source records belong to: first by identities that one person alone has,
 * then by everything else, with the model. Customers that exist are taken as they are. Reads the database, writes nothing,
 * and finds the same until the plan's conclusion is written, however much of the plan is written already.
 */
public final class CustomerMatching {

    /** A register of fewer records teaches too little to be left alone with it. */
    private static final int YOUNG = 1_000;

    private final MatchingRepository matching;
    private final StandingRepository standings;
    private final String region;

    private final List<Pending> fresh = new ArrayList<>();
    private final Map<Long, Integer> nodeOfRecord = new HashMap<>();
    private final Map<String, Integer> nodeOfCustomer = new LinkedHashMap<>();
    private final SharedIdentities identities = new SharedIdentities();
    private final Map<Integer, String> customerOfKnown = new LinkedHashMap<>();
    private long[] knownIds = {};

    /** @param region ISO 3166 code of the country of phone numbers that name none */
    public CustomerMatching(MatchingRepository matching, StandingRepository standings, String region) {
        this.matching = matching;
        this.standings = standings;
        this.region = region;
    }

    /** To be called once. */
    public MatchingPlan plan() {
        MatchList list = new MatchList(region);
        matching.pending(pending -> {
            nodeOfRecord.put(pending.recordId(), identities.add());
            list.add(pending.row());
            fresh.add(new Pending(pending.recordId(), pending.customerId(), Map.of()));
        });
        if (fresh.isEmpty()) {
            list.close();
            return new MatchingPlan(List.of());
        }
        List<Decision> decisions = matching.apart();
        joinByIdentity(decisions);
        try (IncrementalMatcher matcher = new IncrementalMatcher(list, matching.knownCount())) {
            LongStream.Builder ids = LongStream.builder();
            matching.known(ids, matcher::addKnown);
            knownIds = ids.build().toArray();
            tellMembers(matcher);
            MatchModel learned = learned(matcher);
            MatchModel model = learned == null ? matching.model().orElseThrow() : learned;
            Groups groups = groups();
            Outcome outcome = matcher.match(model, new Standing(groups.of(), groups.customers(), apart(decisions)));
            return plan(matcher.tokens(), groups, outcome, learned);
        }
    }

    private void joinByIdentity(List<Decision> decisions) {
        for (int i = 0; i < fresh.size(); i++) {
            String customer = fresh.get(i).customerId();
            if (customer != null) {
                identities.unite(i, nodeOf(customer));
            }
        }
        Map<Long, String> customers = matching.customerOf(decisions.stream()
                .flatMap(decision ->
                        LongStream.of(decision.recordA(), decision.recordB()).boxed())
                .toList());
        for (Decision decision : decisions) {
            identities.keepApart(nodeOf(decision.recordA(), customers), nodeOf(decision.recordB(), customers));
        }
        List<Holder> holders = new ArrayList<>();
        matching.shared(holder -> {
            Holder last = holders.isEmpty() ? holder : holders.get(holders.size() - 1);
            if (!last.kind().equals(holder.kind()) || !last.value().equals(holder.value())) {
                share(holders);
                holders.clear();
            }
            holders.add(holder);
        });
        share(holders);
    }

    private void share(List<Holder> holders) {
        if (holders.size() < 2) {
            return;
        }
        List<SharedIdentities.Holder> nodes = holders.stream()
                .map(holder -> {
                    int node = holder.customerId() == null
                            ? Objects.requireNonNull(nodeOfRecord.get(holder.recordId()))
                            : nodeOf(holder.customerId());
                    identities.tell(node, holder.name(), holder.nationalId());
                    return new SharedIdentities.Holder(node, holder.name());
                })
                .toList();
        identities.share(holders.get(0).kind(), nodes);
    }

    private int nodeOf(String customer) {
        return nodeOfCustomer.computeIfAbsent(customer, key -> identities.add());
    }

    private int nodeOf(long record, Map<Long, String> customers) {
        String customer = customers.get(record);
        return customer == null ? Objects.requireNonNull(nodeOfRecord.get(record)) : nodeOf(customer);
    }

    /** Tells the matcher all about customers that a new record may belong to. */
    private void tellMembers(IncrementalMatcher matcher) {
        List<Long> candidates = matcher.candidates().stream()
                .mapToObj(number -> knownIds[number])
                .toList();
        Set<String> customers = new LinkedHashSet<>(nodeOfCustomer.keySet());
        customers.addAll(matching.customersOf(candidates));
        for (Pending member : matching.membersOf(customers)) {
            int number = Arrays.binarySearch(knownIds, member.recordId());
            matcher.tell(number, member.row());
            customerOfKnown.put(number, String.valueOf(member.customerId()));
        }
    }

    /** A model learned now, or null when there is one that has learned enough. */
    private @Nullable MatchModel learned(IncrementalMatcher matcher) {
        List<MatchingRepository.ModelVersion> versions = matching.versions();
        if (!versions.isEmpty() && versions.get(0).records() >= YOUNG) {
            return null;
        }
        if (knownIds.length == 0) {
            return matcher.learn();
        }
        try (MatchList all = new MatchList(region)) {
            matching.all(all::add);
            return MatchModel.learn(all);
        }
    }

    /**
     * The groups in which records stand before they are compared.
     *
     * @param of each record's; known ones that nobody asked for have none
     * @param customers how many groups are customers; they come first
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Groups(int[] of, int customers, Map<Integer, Set<String>> customersOf) {}

    private Groups groups() {
        Map<Integer, Integer> groupOfRoot = new HashMap<>();
        Map<Integer, Set<String>> customersOf = new HashMap<>();
        customerOfKnown.values().forEach(this::nodeOf);
        nodeOfCustomer.forEach((customer, node) -> {
            int group = groupOfRoot.computeIfAbsent(identities.root(node), root -> groupOfRoot.size());
            customersOf.computeIfAbsent(group, key -> new TreeSet<>()).add(customer);
        });
        int customers = groupOfRoot.size();
        int[] of = new int[knownIds.length + fresh.size()];
        Arrays.fill(of, -1);
        customerOfKnown.forEach((number, customer) ->
                of[number] = Objects.requireNonNull(groupOfRoot.get(identities.root(nodeOf(customer)))));
        for (int i = 0; i < fresh.size(); i++) {
            of[knownIds.length + i] = groupOfRoot.computeIfAbsent(identities.root(i), root -> groupOfRoot.size());
        }
        return new Groups(of, customers, customersOf);
    }

    private Map<Integer, Set<Integer>> apart(List<Decision> decisions) {
        Map<Integer, Set<Integer>> numbers = new HashMap<>();
        for (Decision decision : decisions) {
            int a = number(decision.recordA());
            int b = number(decision.recordB());
            numbers.computeIfAbsent(a, key -> new HashSet<>()).add(b);
            numbers.computeIfAbsent(b, key -> new HashSet<>()).add(a);
        }
        return numbers;
    }

    private int number(long record) {
        Integer node = nodeOfRecord.get(record);
        return node == null ? Arrays.binarySearch(knownIds, record) : knownIds.length + node;
    }

    private long recordOf(int number) {
        return number < knownIds.length
                ? knownIds[number]
                : fresh.get(number - knownIds.length).recordId();
    }

    private MatchingPlan plan(byte[][] tokens, Groups groups, Outcome outcome, @Nullable MatchModel learned) {
        Map<Integer, Set<String>> customersOf = new HashMap<>();
        groups.customersOf().forEach((group, customers) -> customersOf
                .computeIfAbsent(outcome.clusters()[group], key -> new TreeSet<>())
                .addAll(customers));
        Map<Integer, List<Member>> membersOf = new LinkedHashMap<>();
        for (int i = 0; i < fresh.size(); i++) {
            int cluster = outcome.clusters()[groups.of()[knownIds.length + i]];
            membersOf.computeIfAbsent(cluster, key -> new ArrayList<>()).add(member(i, tokens[i], outcome));
        }
        List<Merging> mergings = new ArrayList<>();
        List<Item> items = new ArrayList<>();
        customersOf.entrySet().stream().sorted(Map.Entry.comparingByKey()).forEach(entry -> {
            Set<String> customers = entry.getValue();
            if (customers.size() > 1) {
                Set<String> losers = new TreeSet<>(customers);
                String survivor = standings.survivor(customers);
                losers.remove(survivor);
                mergings.add(new Merging(survivor, losers, reason(membersOf.get(entry.getKey()))));
            }
        });
        membersOf.forEach((cluster, members) -> {
            Set<String> customers = customersOf.getOrDefault(cluster, Set.of());
            String customer = customers.isEmpty() ? null : standings.survivor(customers);
            items.add(new Placing(customer, members));
        });
        mergings.sort(Comparator.comparing(Merging::survivor));
        List<Doubtful> doubts = outcome.doubts().stream()
                .map(doubt -> doubtful(recordOf(doubt.a()), recordOf(doubt.b()), doubt.bits()))
                .toList();
        items.add(new Conclusion(mergings, doubts, learned, learned == null ? 0 : knownIds.length + fresh.size()));
        return new MatchingPlan(items);
    }

    private Member member(int i, byte[] tokens, Outcome outcome) {
        Pending record = fresh.get(i);
        String identity = identities.reason(i);
        double bits = outcome.bits()[i];
        String reason = identity != null
                ? identity
                : Double.isNaN(bits) ? "nobody alike" : String.format(Locale.ROOT, "%.1f bits", bits);
        return new Member(record.recordId(), tokens, record.customerId() != null, reason);
    }

    private static String reason(@Nullable List<Member> members) {
        return members == null || members.isEmpty()
                ? "matching"
                : "record " + members.get(0).recordId() + ": " + members.get(0).reason();
    }

    private static Doubtful doubtful(long a, long b, double bits) {
        return new Doubtful(Math.min(a, b), Math.max(a, b), bits);
    }
}
