package io.kefu.customer;

import io.kefu.access.Actor;
import io.kefu.customer.RegisterRepository.Event;
import io.kefu.customer.RegisterRepository.Merge;
import io.kefu.customer.golden.Customer;
import io.kefu.customer.golden.Survivorship;
import io.kefu.customer.matching.MatchingPlan.Conclusion;
import io.kefu.customer.matching.MatchingPlan.Item;
import io.kefu.customer.matching.MatchingPlan.Member;
import io.kefu.customer.matching.MatchingPlan.Merging;
import io.kefu.customer.matching.MatchingPlan.Placing;
import io.kefu.customer.matching.MatchingRepository;
import io.kefu.customer.matching.MatchingRepository.Placement;
import io.kefu.customer.matching.ReviewRepository;
import io.kefu.customer.record.SourceRecord;
import io.kefu.customer.record.SourceRecordRepository;
import io.kefu.store.Database;
import io.kefu.store.Serials;
import io.kefu.workspace.Workspace;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * The one place where it changes which source records a customer is made of. Every change only re-points records, builds
 * the golden records anew, and says who did it, when and why; a number is never given twice.
 */
final class CustomerRegister {

    /** How many customers a block made, how many records found one that was there, how many customers became one. */
    record Outcome(int created, int matched, int merged, int doubts) {}

    private final RegisterRepository register;
    private final SourceRecordRepository records;
    private final MatchingRepository matching;
    private final ReviewRepository reviews;
    private final Survivorship survivorship;
    private final Grading grading;
    private final Serials serials;
    private final Actor actor;
    private final Instant now;
    private final LocalDate today;

    /** @param now of every change; its day is what new numbers name */
    CustomerRegister(Workspace workspace, Database database, Serials serials, Actor actor, Instant now) {
        this.register = new RegisterRepository(database);
        this.records = new SourceRecordRepository(database);
        this.matching = new MatchingRepository(database, database.write());
        this.reviews = new ReviewRepository(database, database.write());
        this.survivorship = Survivorship.read(workspace);
        this.grading = new Grading(workspace, database, now, actor);
        this.serials = serials;
        this.actor = actor;
        this.now = now;
        this.today = now.atZone(workspace.settings().zone()).toLocalDate();
    }

    /** Writes a part of a plan in one transaction of the caller's. */
    Outcome write(List<Item> items) {
        List<Placing> placings = items.stream()
                .filter(Placing.class::isInstance)
                .map(Placing.class::cast)
                .toList();
        Outcome outcome = place(placings);
        for (Item item : items) {
            if (item instanceof Conclusion conclusion) {
                conclude(conclusion);
                int losers = conclusion.mergings().stream()
                        .mapToInt(merging -> merging.losers().size())
                        .sum();
                outcome = new Outcome(
                        outcome.created(),
                        outcome.matched(),
                        losers,
                        conclusion.doubts().size());
            }
        }
        return outcome;
    }

    private Outcome place(List<Placing> placings) {
        Serials.Session numbers = serials.session();
        Map<Long, SourceRecord> newcomers = records.list(placings.stream()
                .filter(placing -> placing.customer() == null)
                .flatMap(placing -> placing.members().stream().map(Member::recordId))
                .toList());
        List<Customer> created = new ArrayList<>();
        List<Placement> placements = new ArrayList<>();
        List<Event> events = new ArrayList<>();
        Set<String> touched = new LinkedHashSet<>();
        for (Placing placing : placings) {
            boolean isNew = placing.customer() == null;
            String id = isNew ? numbers.next("C", today) : String.valueOf(placing.customer());
            if (isNew) {
                List<SourceRecord> own = placing.members().stream()
                        .map(member -> Objects.requireNonNull(newcomers.get(member.recordId())))
                        .toList();
                created.add(survivorship.golden(id, now, own));
            } else {
                touched.add(id);
            }
            boolean first = isNew;
            for (Member member : placing.members()) {
                placements.add(new Placement(member.recordId(), id, member.tokens()));
                String kind = first ? "created" : member.changed() ? "updated" : "joined";
                events.add(new Event(id, kind, member.recordId(), member.reason()));
                first = false;
            }
        }
        numbers.save();
        register.insert(created);
        matching.place(placements);
        rebuild(touched);
        register.insertEvents(events, now, actor.name());
        return new Outcome(created.size(), placements.size() - created.size(), 0, 0);
    }

    private void conclude(Conclusion conclusion) {
        for (Merging merging : conclusion.mergings()) {
            for (String loser : merging.losers()) {
                merge(merging.survivor(), loser, merging.reason());
            }
        }
        reviews.addReviews(conclusion.doubts(), now);
        if (conclusion.model() != null) {
            matching.saveModel(conclusion.model(), conclusion.learnedFrom(), now, actor.name());
        }
        matching.settle();
    }

    /** Derives the golden records of customers anew. */
    void rebuild(Collection<String> customers) {
        Map<String, List<SourceRecord>> own = records.ofCustomers(customers);
        List<Customer> golden = new ArrayList<>();
        register.birthdays(customers)
                .forEach((id, createdAt) ->
                        golden.add(survivorship.golden(id, createdAt, own.getOrDefault(id, List.of()))));
        register.update(golden, now);
        grading.grade(customers);
    }

    /** Lets a customer go into another; its number leads there from now on. */
    void merge(String survivor, String loser, String reason) {
        List<Long> moved = register.recordsOf(loser);
        register.retire(loser, survivor, moved, now, actor.name(), reason);
        register.move(moved, survivor);
        rebuild(List.of(survivor, loser));
        register.insertEvents(List.of(new Event(survivor, "absorbed", null, loser)), now, actor.name());
    }

    /**
     * Takes a merge back: the customer has its number and its records again, as far as they are where the merge brought
     * them; what came later stays.
     *
     * @return how many records returned
     */
    int unmerge(Merge merge, String holder) {
        List<Long> returning = register.recordsOfMerge(merge.id(), holder);
        register.revive(merge, now, actor.name());
        register.move(returning, merge.loser());
        rebuild(List.of(holder, merge.loser()));
        register.insertEvents(List.of(new Event(holder, "released", null, merge.loser())), now, actor.name());
        return returning.size();
    }

    /** Makes a customer of its own of a source record. */
    String split(String customer, long recordId) {
        Serials.Session numbers = serials.session();
        String id = numbers.next("C", today);
        numbers.save();
        SourceRecord record =
                Objects.requireNonNull(records.list(List.of(recordId)).get(recordId));
        register.insert(List.of(survivorship.golden(id, now, List.of(record))));
        register.move(List.of(recordId), id);
        rebuild(List.of(customer, id));
        register.insertEvents(
                List.of(new Event(customer, "released", recordId, id), new Event(id, "split", recordId, customer)),
                now,
                actor.name());
        return id;
    }
}
