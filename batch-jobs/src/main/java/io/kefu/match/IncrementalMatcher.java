package io.kefu.match;

import io.kefu.match.CandidateSearch.Scored;
import io.kefu.match.Clustering.Thresholds;
import io.kefu.match.block.Blocking;
import io.kefu.match.block.KnownTokens;
import io.kefu.match.block.TokenIndex;
import io.kefu.match.block.Tokens;
import io.kefu.match.compare.Comparison;
import io.kefu.match.model.Model;
import io.kefu.match.table.Frequencies;
import io.kefu.match.table.MatchField;
import io.kefu.match.table.MatchList;
import io.kefu.match.table.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Compares new records with each other and with those that are known already. Of known records only tokens are read at
 * first; what they tell is asked for those alone that a new record may match. Records are numbered from 0: the known ones
 * in the order in which they are added, then the new ones in theirs.
 *
 * <p>To be called in this order: {@link #addKnown} for all known records, {@link #candidates}, {@link #tell} for these and
 * whoever belongs to their customers, {@link #match}.
 */
public final class IncrementalMatcher implements AutoCloseable {

    /**
     * Two clusters of several records each need odds of eight to one, customers that were known to be two a thousand to
     * one; what does not reach this is for a person to decide, as is what would make a customer of more than a hundred
     * records.
     */
    private static final Thresholds THRESHOLDS = new Thresholds(Matcher.JOIN, 3, 10, 100);

    private static final int UNTOLD = -1;

    private final MatchList list;
    private final Table table;
    private final int fresh;
    /** For each place of a new record in the table the order in which it was added. */
    private final int[] order;

    private final int[][] tokens;
    /** The same for a list of this length. */
    private final int[][] narrow;

    private final KnownTokens known;
    private final Map<Integer, Integer> placeOfKnown = new HashMap<>();
    private int[] numberOfPlace = {};
    private @Nullable Blocking blocking;

    /**
     * @param added the new records; closed with this
     * @param knownRecords how many known ones there are
     */
    public IncrementalMatcher(MatchList added, int knownRecords) {
        this.list = added;
        this.table = added.table();
        this.fresh = table.size();
        this.order = table.sort();
        this.tokens = new int[fresh][];
        added.workers().parts(fresh, 2_000, (from, to) -> {
            Tokens maker = new Tokens(table, Tokens.MOST_SLOTS);
            for (int place = from; place < to; place++) {
                tokens[place] = maker.of(place);
            }
            return to;
        });
        int slots = Tokens.slots(fresh + knownRecords);
        this.narrow =
                Arrays.stream(tokens).map(own -> Tokens.narrowed(own, slots)).toArray(int[][]::new);
        this.known = new KnownTokens(narrow, slots);
    }

    /** What is to be stored with each new record, in the order in which they were added. */
    public byte[][] tokens() {
        byte[][] stored = new byte[fresh][];
        for (int place = 0; place < fresh; place++) {
            stored[order[place]] = KnownTokens.stored(tokens[place]);
        }
        return stored;
    }

    /** Adds a known record by what was stored with it. */
    public void addKnown(byte[] stored) {
        known.add(stored);
    }

    private Blocking blocking() {
        Blocking found = blocking;
        if (found == null) {
            found = Blocking.of(new TokenIndex(known, narrow), known.size(), list.workers());
            blocking = found;
        }
        return found;
    }

    private CandidateSearch search() {
        int[] places = new int[known.size() + fresh];
        Arrays.fill(places, UNTOLD);
        placeOfKnown.forEach((number, place) -> places[number] = place);
        for (int place = 0; place < fresh; place++) {
            places[known.size() + place] = place;
        }
        return new CandidateSearch(table, list.workers(), blocking(), places, known.size());
    }

    /** Learns a model from the new records alone. */
    public MatchModel learn() {
        if (known.size() > 0) {
            throw new IllegalStateException("a model is learned from all records");
        }
        return new MatchModel(search().learn().learnedFrom(fresh), Frequencies.of(table));
    }

    /** The known records that a new one may match. */
    public BitSet candidates() {
        return known.size() == 0 ? new BitSet() : search().known();
    }

    /** Adds what a known record tells. */
    public void tell(int number, Map<MatchField, String> record) {
        list.add(record);
        placeOfKnown.put(number, fresh + placeOfKnown.size());
    }

    /**
     * What holds before the comparison.
     *
     * @param groups the group of each record: its customer, or the new records that are one for certain
     * @param customers how many groups are customers; they come first
     * @param apart for records of which a person said so, the records that are somebody else
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Standing(int[] groups, int customers, Map<Integer, Set<Integer>> apart) {}

    /**
     * Two records of different clusters that may be one.
     *
     * @param bits log2 of the odds that they are
     */
    public record Doubt(int a, int b, double bits) {}

    /**
     * What was found.
     *
     * @param clusters for each group the first group of the cluster that it belongs to
     * @param bits for each new record the score of its likeliest pair within its cluster, NaN when it has none
     * @param doubts for a person to decide, the likeliest pair of each two clusters
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Outcome(int[] clusters, double[] bits, List<Doubt> doubts, long candidates) {}

    public Outcome match(MatchModel model, Standing standing) {
        list.table(); // with all that was told
        numberOfPlace = numbers();
        Model weights = model.on(table, known.size() + fresh);
        Scored scored = search().score(weights, Matcher.REVIEW);
        int[] groupOf = IntStream.range(0, table.size())
                .map(place -> standing.groups()[numberOfPlace[place]])
                .toArray();
        Map<Integer, Set<Integer>> apart = apart(standing);
        Edges edges = scored.edges().without(apart);
        Bonds bonds = new Bonds(table, new Scorer(table, weights), apart);
        int groups = Arrays.stream(standing.groups()).max().orElse(-1) + 1;
        int[] clusters = new Clustering(groupOf, groups, standing.customers(), bonds, THRESHOLDS).clusters(edges);
        return new Outcome(
                clusters, bits(edges, groupOf, clusters), doubts(edges, groupOf, clusters, bonds), scored.candidates());
    }

    private int[] numbers() {
        int[] numbers = new int[table.size()];
        for (int place = 0; place < fresh; place++) {
            numbers[place] = known.size() + order[place];
        }
        placeOfKnown.forEach((number, place) -> numbers[place] = number);
        return numbers;
    }

    private Map<Integer, Set<Integer>> apart(Standing standing) {
        Map<Integer, Integer> places = new HashMap<>(placeOfKnown);
        for (int place = 0; place < fresh; place++) {
            if (standing.apart().containsKey(numberOfPlace[place])) {
                places.put(numberOfPlace[place], place);
            }
        }
        Map<Integer, Set<Integer>> apart = new HashMap<>();
        standing.apart().forEach((number, others) -> {
            Integer place = places.get(number);
            if (place != null) {
                Set<Integer> there = new HashSet<>();
                others.stream().map(places::get).filter(Objects::nonNull).forEach(there::add);
                apart.put(place, there);
            }
        });
        return apart;
    }

    private double[] bits(Edges edges, int[] groupOf, int[] clusters) {
        double[] bits = new double[fresh];
        Arrays.fill(bits, Double.NaN);
        for (int edge = 0; edge < edges.size(); edge++) {
            int left = edges.left(edge);
            int right = edges.right(edge);
            if (clusters[groupOf[left]] == clusters[groupOf[right]]) {
                for (int place : new int[] {left, right}) {
                    if (place < fresh && !(bits[order[place]] >= edges.bits(edge))) {
                        bits[order[place]] = edges.bits(edge);
                    }
                }
            }
        }
        return bits;
    }

    private List<Doubt> doubts(Edges edges, int[] groupOf, int[] clusters, Bonds bonds) {
        Map<Long, Integer> likeliest = new HashMap<>();
        for (int edge = 0; edge < edges.size(); edge++) {
            int a = clusters[groupOf[edges.left(edge)]];
            int b = clusters[groupOf[edges.right(edge)]];
            if (a != b && Comparison.isTelling(edges.pattern(edge))) {
                long pair = (long) Math.min(a, b) << 32 | Math.max(a, b);
                Integer best = likeliest.get(pair);
                if (best == null || edges.bits(edge) > edges.bits(best)) {
                    likeliest.put(pair, edge);
                }
            }
        }
        Map<Integer, List<Integer>> members = new HashMap<>();
        Set<Integer> doubtful = new HashSet<>();
        likeliest.values().forEach(edge -> {
            doubtful.add(clusters[groupOf[edges.left(edge)]]);
            doubtful.add(clusters[groupOf[edges.right(edge)]]);
        });
        for (int place = 0; place < groupOf.length; place++) {
            int cluster = clusters[groupOf[place]];
            if (doubtful.contains(cluster)) {
                members.computeIfAbsent(cluster, key -> new ArrayList<>()).add(place);
            }
        }
        return likeliest.values().stream()
                .filter(edge -> !bonds.apart(
                        members.getOrDefault(clusters[groupOf[edges.left(edge)]], List.of()),
                        members.getOrDefault(clusters[groupOf[edges.right(edge)]], List.of())))
                .map(edge -> new Doubt(
                        Math.min(numberOfPlace[edges.left(edge)], numberOfPlace[edges.right(edge)]),
                        Math.max(numberOfPlace[edges.left(edge)], numberOfPlace[edges.right(edge)]),
                        edges.bits(edge)))
                .sorted(Comparator.comparingInt(Doubt::a).thenComparingInt(Doubt::b))
                .toList();
    }

    @Override
    public void close() {
        list.close();
    }
}
