package io.kefu.customer;

import io.kefu.access.AccessProblem;
import io.kefu.access.Actor;
import io.kefu.access.AuditWriter;
import io.kefu.customer.CustomerDesk.Change;
import io.kefu.customer.MatchDesk.Explained;
import io.kefu.customer.golden.Customer;
import io.kefu.customer.matching.ReviewRepository;
import io.kefu.customer.matching.ReviewRepository.Decision;
import io.kefu.customer.matching.ReviewRepository.Waiting;
import io.kefu.customer.matching.StandingRepository;
import io.kefu.match.Explanation;
import io.kefu.problem.KefuException;
import io.kefu.store.Database;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/** Pairs of customers who may be one, and what people decide about them. */
public final class ReviewDesk {

    private final Database database;
    private final CustomerDesk desk;
    private final MatchDesk matches;
    private final CustomerRepository customers;
    private final StandingRepository standings;
    private final ReviewRepository reviews;
    /** The same within a transaction. */
    private final ReviewRepository changing;

    private final Clock clock;

    public ReviewDesk(Database database, CustomerDesk desk, MatchDesk matches, Clock clock) {
        this.database = database;
        this.desk = desk;
        this.matches = matches;
        this.customers = new CustomerRepository(database);
        this.standings = new StandingRepository(database.write());
        this.reviews = new ReviewRepository(database, database.read());
        this.changing = new ReviewRepository(database, database.write());
        this.clock = clock;
    }

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
        return reviews.waiting(limit).stream().map(this::review).toList();
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
        return review(waiting(id, reviews));
    }

    private static Waiting waiting(long id, ReviewRepository reviews) {
        return reviews.review(id).orElseThrow(() -> new KefuException(new CustomerProblem.NoSuchReview(id)));
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
        return desk.join(kept, kept.equals(a) ? b : a, reason, actor);
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
        List<Waiting> waiting = reviews.waiting(limit);
        List<Explanation> explanations = matches.explanations(waiting);
        return IntStream.range(0, waiting.size())
                .mapToObj(i -> new Reasoned(review(waiting.get(i)), explanations.get(i)))
                .toList();
    }

    /** Compares the two records of a review, for somebody who may see it unmasked; who looked is noted. */
    public Explained reveal(long review, Actor actor, AuditWriter audit, List<String> reviewers) {
        if (!reviewers.contains(actor.name())) {
            throw new KefuException(new AccessProblem.NotAReviewer(actor.name()));
        }
        Explained explained = explain(review);
        audit.note(
                actor,
                "review-unmasked",
                "review " + review + ": " + explained.a().customer() + ", "
                        + explained.b().customer());
        return explained;
    }

    /** Compares the two records of a review. */
    public Explained explain(long review) {
        Waiting waiting = waiting(review, reviews);
        return matches.explain("r" + waiting.recordA(), "r" + waiting.recordB());
    }
}
