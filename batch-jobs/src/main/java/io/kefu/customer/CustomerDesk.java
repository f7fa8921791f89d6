package io.kefu.customer;

import io.kefu.access.Actor;
import io.kefu.customer.MatchingRepository.Decision;
import io.kefu.customer.MatchingRepository.Pending;
import io.kefu.customer.MatchingRepository.Version;
import io.kefu.customer.MatchingRepository.Waiting;
import io.kefu.customer.RegisterRepository.Merge;
import io.kefu.match.Explanation;
import io.kefu.match.MatchField;
import io.kefu.match.MatchList;
import io.kefu.match.MatchModel;
import io.kefu.problem.KefuException;
import io.kefu.store.Database;
import io.kefu.store.Serials;
import io.kefu.text.NationalId;
import io.kefu.workspace.Workspace;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What people do about who is who. Each call that changes something is one transaction; a dry run rolls it back. */
public final class CustomerDesk {

    private final Workspace workspace;
    private final Database database;
    private final CustomerRepository customers;
    private final RegisterRepository register;
    private final SourceRecordRepository records;
    private final StandingRepository standings;
    private final MatchingRepository matching;
    /** The same within a transaction. */
    private final MatchingRepository changing;

    private final Serials serials;
    private final Clock clock;

    public CustomerDesk(Workspace workspace, Database database, Serials serials, Clock clock) {
        this.workspace = workspace;
        this.database = database;
        this.customers = new CustomerRepository(database);
        this.register = new RegisterRepository(database);
        this.records = new SourceRecordRepository(database);
        this.standings = new StandingRepository(database.write());
        this.matching = new MatchingRepository(database, database.read());
        this.changing = new MatchingRepository(database, database.write());
        this.serials = serials;
        this.clock = clock;
    }

    private CustomerRegister register(Actor actor) {
        Instant now = clock.instant();
        return new CustomerRegister(
                register,
                records,
                changing,
                Survivorship.read(workspace),
                LevelRules.read(workspace),
                new LevelRepository(database),
                serials,
                actor,
                now,
                now.atZone(workspace.settings().zone()).toLocalDate());
    }

    // ---- merging by hand

    /**
     * What a change did.
     *
     * @param kind {@code merged}, {@code restored}, {@code split}, {@code rejected}, or {@code unchanged} when it was said
     *     before
     * @param customer who has the records now, or the first of the two that stay apart
     * @param other who had them before, or the second
     * @param records how many source records moved
     */
    public record Change(String kind, String customer, String other, int records) {}

    /** Lets one customer go into another, whose number stays. A person's word goes before any earlier one. */
    public Change merge(String survivor, String other, String reason, Actor actor, boolean dryRun) {
        return database.inTransaction(dryRun, () -> {
            String kept = register.current(survivor);
            String gone = register.current(other);
            if (kept.equals(gone)) {
                throw new KefuException(new CustomerProblem.AlreadyOne(survivor, other, kept));
            }
            return merge(kept, gone, reason, register(actor), actor);
        });
    }

    private Change merge(String kept, String gone, String reason, CustomerRegister desk, Actor actor) {
        List<Long> staying = register.recordsOf(kept);
        List<Long> moving = register.recordsOf(gone);
        List<Decision> overruled = changing.decisionsOn(moving).stream()
                .filter(decision -> !decision.same())
                .filter(decision -> staying.contains(decision.recordA()) || staying.contains(decision.recordB()))
                .toList();
        List<Decision> said = new ArrayList<>();
        said.add(new Decision(staying.get(0), moving.get(0), true));
        overruled.forEach(decision -> said.add(new Decision(decision.recordA(), decision.recordB(), true)));
        changing.decide(said, clock.instant(), actor.name(), reason);
        refuseConflict(kept, gone);
        desk.merge(kept, gone, reason);
        return new Change("merged", kept, gone, moving.size());
    }

    /** A person may overrule the model, but not two identity numbers that both pass their check. */
    private void refuseConflict(String a, String b) {
        List<String> as = provenNumbers(a);
        List<String> bs = provenNumbers(b);
        if (!as.isEmpty() && !bs.isEmpty() && !as.equals(bs)) {
            throw new KefuException(new CustomerProblem.CannotBeOne(a, b));
        }
    }

    private List<String> provenNumbers(String customer) {
        return changing.membersOf(List.of(customer)).stream()
                .map(member -> NationalId.normal(member.row().getOrDefault(MatchField.NATIONAL_ID, "")))
                .filter(number -> number.length() == 18 && NationalId.isProven(number))
                .distinct()
                .sorted()
                .toList();
    }

    /** Takes back that a number leads to another customer; the two are not proposed again. */
    public Change unmerge(String id, String reason, Actor actor, boolean dryRun) {
        return database.inTransaction(dryRun, () -> {
            String holder = register.current(id);
            Merge merge =
                    register.openMerge(id).orElseThrow(() -> new KefuException(new CustomerProblem.NotMerged(id)));
            int returned = register(actor).unmerge(merge, holder);
            List<Long> back = register.recordsOf(id);
            List<Long> stayed = register.recordsOf(holder);
            if (!back.isEmpty() && !stayed.isEmpty()) {
                Decision apart = new Decision(stayed.get(0), back.get(0), false);
                changing.decide(List.of(apart), clock.instant(), actor.name(), reason);
            }
            return new Change("restored", id, holder, returned);
        });
    }

    /** Makes a customer of its own of a source record, named {@code r12}. */
    public Change split(String record, String reason, Actor actor, boolean dryRun) {
        return database.inTransaction(dryRun, () -> {
            long id = recordNumber(record);
            String customer = customerOf(record, changing);
            List<Long> others = register.recordsOf(customer).stream()
                    .filter(other -> other != id)
                    .toList();
            if (others.isEmpty()) {
                throw new KefuException(new CustomerProblem.OnlyRecord(record, customer));
            }
            String made = register(actor).split(customer, id);
            Decision apart = new Decision(others.get(0), id, false);
            changing.decide(List.of(apart), clock.instant(), actor.name(), reason);
            return new Change("split", made, customer, 1);
        });
    }

    private static long recordNumber(String record) {
        if (record.matches("[rR]\\d{1,18}")) {
            return Long.parseLong(record.substring(1));
        }
        throw new KefuException(new CustomerProblem.NoSuchRecord(record));
    }

    private static String customerOf(String record, MatchingRepository matching) {
        long id = recordNumber(record);
        String customer = matching.customerOf(List.of(id)).get(id);
        if (customer == null) {
            throw new KefuException(new CustomerProblem.NoSuchRecord(record));
        }
        return customer;
    }

    // ---- reviewing

    /**
     * Two customers who may be one.
     *
     * @param id the number of the review
     * @param bits log2 of the odds that they are
     */
    public record Review(long id, Customer a, Customer b, double bits, Instant foundAt) {

        /** The probability that they are one, 0 to 1. */
        public double probability() {
            return 1 / (1 + Math.exp(-bits * Math.log(2)));
        }
    }

    /** What waits for a person, likeliest first. */
    public List<Review> reviews(int limit) {
        return matching.waiting(limit).stream().map(this::review).toList();
    }

    private Review review(Waiting waiting) {
        return new Review(
                waiting.id(),
                customers.get(waiting.customerA()),
                customers.get(waiting.customerB()),
                waiting.bits(),
                waiting.foundAt());
    }

    /** One pair, decided or not. */
    public Review review(long id) {
        return review(waiting(id, matching));
    }

    private static Waiting waiting(long id, MatchingRepository matching) {
        return matching.review(id).orElseThrow(() -> new KefuException(new CustomerProblem.NoSuchReview(id)));
    }

    /**
     * What somebody decided about a review.
     *
     * @param reason with what it is kept
     */
    public record Verdict(long review, boolean same, String reason) {}

    /** Takes several decisions over, or none of them. One that was taken already changes nothing. */
    public List<Change> decide(List<Verdict> verdicts, Actor actor, boolean dryRun) {
        return database.inTransaction(dryRun, () -> verdicts.stream()
                .map(verdict -> verdict.same()
                        ? accept(verdict.review(), verdict.reason(), actor)
                        : reject(verdict.review(), verdict.reason(), actor))
                .toList());
    }

    /** Says that the two customers of each review are one: the one with more records keeps its number. */
    public List<Change> accept(List<Long> reviews, String reason, Actor actor, boolean dryRun) {
        return decide(reviews.stream().map(id -> new Verdict(id, true, reason)).toList(), actor, dryRun);
    }

    private Change accept(long id, String reason, Actor actor) {
        Waiting waiting = waiting(id, changing);
        String a = waiting.customerA();
        String b = waiting.customerB();
        if (a.equals(b)) {
            return new Change("unchanged", a, b, 0);
        }
        String kept = standings.survivor(List.of(a, b));
        return merge(kept, kept.equals(a) ? b : a, reason, register(actor), actor);
    }

    /** Says that the two customers of each review are two, for good. */
    public List<Change> reject(List<Long> reviews, String reason, Actor actor, boolean dryRun) {
        return decide(reviews.stream().map(id -> new Verdict(id, false, reason)).toList(), actor, dryRun);
    }

    private Change reject(long id, String reason, Actor actor) {
        Waiting waiting = waiting(id, changing);
        if (waiting.customerA().equals(waiting.customerB())) {
            throw new KefuException(new CustomerProblem.AlreadyOne(
                    "r" + waiting.recordA(), "r" + waiting.recordB(), waiting.customerA()));
        }
        Decision apart = new Decision(waiting.recordA(), waiting.recordB(), false);
        if (changing.decisionsOn(List.of(waiting.recordA())).contains(apart)) {
            return new Change("unchanged", waiting.customerA(), waiting.customerB(), 0);
        }
        changing.decide(List.of(apart), clock.instant(), actor.name(), reason);
        return new Change("rejected", waiting.customerA(), waiting.customerB(), 0);
    }

    /** A review with what speaks for and against it. */
    public record Reasoned(Review review, Explanation explanation) {}

    /** What waits for a person, likeliest first, explained. */
    public List<Reasoned> reasonedReviews(int limit) {
        List<Waiting> waiting = matching.waiting(limit);
        if (waiting.isEmpty()) {
            return List.of();
        }
        Map<Long, Pending> told = matching.list(waiting.stream()
                .flatMap(one -> Stream.of(one.recordA(), one.recordB()))
                .toList());
        List<Explanation> explanations = Explanation.each(
                model(),
                customers.recordCount(),
                workspace.settings().phoneRegion(),
                waiting.stream().map(one -> row(told, one.recordA())).toList(),
                waiting.stream().map(one -> row(told, one.recordB())).toList());
        return IntStream.range(0, waiting.size())
                .mapToObj(i -> new Reasoned(review(waiting.get(i)), explanations.get(i)))
                .toList();
    }

    private static Map<MatchField, String> row(Map<Long, Pending> told, long record) {
        return Objects.requireNonNull(told.get(record)).row();
    }

    private MatchModel model() {
        return matching.model().orElseThrow(() -> new KefuException(new CustomerProblem.NoModel()));
    }

    // ---- explaining

    /**
     * Why two customers, or two records, are taken for one or not.
     *
     * @param a the likeliest two of their records
     * @param same true when they are one customer now
     */
    public record Explained(Told a, Told b, boolean same, Explanation explanation) {}

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
        return new Explained(left, right, left.customer().equals(right.customer()), pair.explanation());
    }

    /** Compares the two records of a review. */
    public Explained explain(long review) {
        Waiting waiting = waiting(review, matching);
        return explain("r" + waiting.recordA(), "r" + waiting.recordB());
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
        if (name.matches("[rR]\\d+")) {
            long id = recordNumber(name);
            return matching.membersOf(List.of(customerOf(name, matching))).stream()
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

    // ---- the model

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
        List<Version> versions = matching.versions();
        if (versions.isEmpty()) {
            return null;
        }
        Version newest = versions.get(0);
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
            changing.saveModel(model, count, clock.instant(), actor.name());
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
