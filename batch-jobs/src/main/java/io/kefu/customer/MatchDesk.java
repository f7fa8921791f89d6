package io.kefu.customer;

import io.kefu.access.Actor;
import io.kefu.customer.golden.Survivorship;
import io.kefu.customer.matching.MatchingRepository;
import io.kefu.customer.matching.MatchingRepository.ModelVersion;
import io.kefu.customer.matching.MatchingRepository.Pending;
import io.kefu.customer.matching.RecordName;
import io.kefu.customer.matching.ReviewRepository.Waiting;
import io.kefu.customer.record.SourceRecord;
import io.kefu.customer.record.SourceRecordRepository;
import io.kefu.match.Explanation;
import io.kefu.match.MatchModel;
import io.kefu.match.table.MatchField;
import io.kefu.match.table.MatchList;
import io.kefu.problem.KefuException;
import io.kefu.store.Database;
import io.kefu.workspace.Workspace;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Why matching says what it says: explanations, origins of values, and the model behind them. */
public final class MatchDesk {

    private final Workspace workspace;
    private final Database database;
    private final CustomerRepository customers;
    private final RegisterRepository register;
    private final SourceRecordRepository records;
    private final MatchingRepository matching;
    private final Clock clock;

    public MatchDesk(Workspace workspace, Database database, Clock clock) {
        this.workspace = workspace;
        this.database = database;
        this.customers = new CustomerRepository(database);
        this.register = new RegisterRepository(database);
        this.records = new SourceRecordRepository(database);
        this.matching = new MatchingRepository(database, database.read());
        this.clock = clock;
    }

    /**
     * Why two customers, or two records, are taken for one or not.
     *
     * @param a the likeliest two of their records
     * @param same true when they are one customer now
     * @param joins of one customer: what made each of the two records its own, whatever the comparison says
     */
    public record Explained(Told a, Told b, boolean same, List<Join> joins, Explanation explanation) {}

    /**
     * Why a record belongs to its customer.
     *
     * @param by the equal identity ({@code phone}, {@code email} …), {@code person} for what somebody decided,
     *     {@code nobody alike} for the first of all, else the bits of the comparison that joined it
     */
    public record Join(String record, String by) {}

    /** A source record as matching sees it. */
    public record Told(String customer, String record, Map<MatchField, String> values) {}

    /**
     * Compares two customers by their likeliest pair of records, or two records themselves.
     *
     * @param a the number of a customer, also of one that was merged, or a record such as {@code r12}
     */
    public Explained explain(String a, String b) {
        List<Pending> as = membersOf(a);
        List<Pending> bs = membersOf(b);
        // Of a merged number and the one it leads to, the latter means what it had without the former.
        List<Pending> onlyA = as.size() > bs.size() ? without(as, bs) : as;
        List<Pending> onlyB = as.size() > bs.size() ? bs : without(bs, as);
        if (onlyA.isEmpty() || onlyB.isEmpty()) {
            throw new KefuException(new CustomerProblem.AlreadyOne(
                    a, b, String.valueOf(as.get(0).customerId())));
        }
        Explanation.Pair pair = Explanation.likeliest(
                model(),
                customers.recordCount(),
                workspace.settings().phoneRegion(),
                onlyA.stream().map(Pending::row).toList(),
                onlyB.stream().map(Pending::row).toList());
        Told left = told(onlyA.get(pair.a()));
        Told right = told(onlyB.get(pair.b()));
        boolean same = left.customer().equals(right.customer());
        List<Join> joins = same
                ? register.joins(
                        onlyA.get(pair.a()).recordId(), onlyB.get(pair.b()).recordId())
                : List.of();
        return new Explained(left, right, same, joins, pair.explanation());
    }

    private static Told told(Pending record) {
        return new Told(String.valueOf(record.customerId()), "r" + record.recordId(), record.row());
    }

    private static List<Pending> without(List<Pending> records, List<Pending> others) {
        List<Long> ids = others.stream().map(Pending::recordId).toList();
        return records.stream()
                .filter(record -> !ids.contains(record.recordId()))
                .toList();
    }

    private List<Pending> membersOf(String name) {
        if (RecordName.isOne(name)) {
            long id = RecordName.number(name);
            return matching.membersOf(List.of(RecordName.customer(name, matching))).stream()
                    .filter(member -> member.recordId() == id)
                    .toList();
        }
        String customer = customers.get(name).id();
        List<Pending> members = matching.membersOf(List.of(customer));
        if (customer.equals(name)) {
            return members;
        }
        List<Long> came = register.openMerge(name)
                .map(merge -> register.recordsOfMerge(merge.id(), customer))
                .orElse(List.of());
        return members.stream()
                .filter(member -> came.contains(member.recordId()))
                .toList();
    }

    /** Where a value of the golden record comes from. */
    public record OriginLine(String field, String record, String source) {}

    /** Where each value of a customer comes from; of several values the first one. */
    public List<OriginLine> origins(String id) {
        List<SourceRecord> own = records.ofCustomers(List.of(id)).getOrDefault(id, List.of());
        List<OriginLine> lines = new ArrayList<>();
        Survivorship.read(workspace).origins(own).forEach((part, origin) -> {
            SourceRecord record = origin.record();
            if (record != null) {
                lines.add(new OriginLine(part.key(), "r" + record.id(), record.source()));
            }
        });
        return lines;
    }

    /** What speaks for and against each of these pairs. */
    List<Explanation> explanations(List<Waiting> pairs) {
        if (pairs.isEmpty()) {
            return List.of();
        }
        Map<Long, Pending> told = matching.list(pairs.stream()
                .flatMap(pair -> Stream.of(pair.recordA(), pair.recordB()))
                .toList());
        return Explanation.each(
                model(),
                customers.recordCount(),
                workspace.settings().phoneRegion(),
                pairs.stream().map(pair -> row(told, pair.recordA())).toList(),
                pairs.stream().map(pair -> row(told, pair.recordB())).toList());
    }

    private static Map<MatchField, String> row(Map<Long, Pending> told, long record) {
        return Objects.requireNonNull(told.get(record)).row();
    }

    private MatchModel model() {
        return matching.model().orElseThrow(() -> new KefuException(new CustomerProblem.NoModel()));
    }

    /**
     * The model in use, and how far the register has moved away from what it was learned from.
     *
     * @param learnedFrom records
     * @param records that the register has now
     * @param expected share of records that belong to a customer who had one before, as the model expects, 0 to 1
     * @param found the same in the register
     */
    public record Drift(
            int version, Instant learnedAt, String actor, int learnedFrom, int records, double expected, double found) {

        /** True when learning anew is worth while: the register has doubled, or duplicates are far rarer or commoner. */
        public boolean isLarge() {
            return records > 2 * learnedFrom || Math.abs(found - expected) > 0.15;
        }
    }

    /** What the model is; null before anything was matched. */
    public @Nullable Drift drift() {
        List<ModelVersion> versions = matching.versions();
        if (versions.isEmpty()) {
            return null;
        }
        ModelVersion newest = versions.get(0);
        int count = customers.recordCount();
        return new Drift(
                newest.version(),
                newest.learnedAt(),
                newest.actor(),
                newest.records(),
                count,
                newest.duplicates(),
                share(count));
    }

    /** The weights of the model in use, line by line. */
    public String weights() {
        return model().weights();
    }

    /** Learns a new model from all records; customers stay as they are, what comes in is matched by it. */
    public Drift refit(Actor actor, boolean dryRun) {
        if (customers.recordCount() == 0) {
            throw new KefuException(new CustomerProblem.NoModel());
        }
        MatchModel model;
        int count;
        try (MatchList list = new MatchList(workspace.settings().phoneRegion())) {
            int[] read = new int[1];
            matching.all(row -> {
                list.add(row);
                read[0]++;
            });
            count = read[0];
            model = MatchModel.learn(list);
        }
        database.inTransaction(dryRun, () -> {
            new MatchingRepository(database, database.write()).saveModel(model, count, clock.instant(), actor.name());
            return count;
        });
        return new Drift(
                matching.versions().size() + (dryRun ? 1 : 0),
                clock.instant(),
                actor.name(),
                count,
                count,
                share(count),
                share(count));
    }

    private double share(int records) {
        return records == 0 ? 0 : 1 - (double) customers.count() / records;
    }
}
