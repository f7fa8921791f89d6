package io.kefu.customer;

import io.kefu.access.Actor;
import io.kefu.customer.RegisterRepository.Merge;
import io.kefu.customer.matching.MatchingRepository;
import io.kefu.customer.matching.RecordName;
import io.kefu.customer.matching.ReviewRepository;
import io.kefu.customer.matching.ReviewRepository.Decision;
import io.kefu.match.table.MatchField;
import io.kefu.problem.KefuException;
import io.kefu.store.Database;
import io.kefu.store.Serials;
import io.kefu.text.people.NationalId;
import io.kefu.workspace.Workspace;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** What people do about who is who: merge, take back, split. Each call that changes something is one transaction; a dry run rolls it back. */
public final class CustomerDesk {

    private final Workspace workspace;
    private final Database database;
    private final RegisterRepository register;
    private final MatchingRepository changing;
    private final ReviewRepository reviews;

    private final Serials serials;
    private final CustomerObserver observer;
    private final Clock clock;

    public CustomerDesk(
            Workspace workspace, Database database, Serials serials, CustomerObserver observer, Clock clock) {
        this.workspace = workspace;
        this.database = database;
        this.register = new RegisterRepository(database);
        this.changing = new MatchingRepository(database, database.write());
        this.reviews = new ReviewRepository(database, database.write());
        this.serials = serials;
        this.observer = observer;
        this.clock = clock;
    }

    private CustomerRegister register(Actor actor) {
        return new CustomerRegister(workspace, database, serials, actor, clock.instant());
    }

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
            return join(kept, gone, reason, actor);
        });
    }

    /** The same within a transaction of the caller's, with numbers that lead to nobody else. */
    Change join(String kept, String gone, String reason, Actor actor) {
        List<Long> staying = register.recordsOf(kept);
        List<Long> moving = register.recordsOf(gone);
        List<Decision> overruled = reviews.decisionsOn(moving).stream()
                .filter(decision -> !decision.same())
                .filter(decision -> staying.contains(decision.recordA()) || staying.contains(decision.recordB()))
                .toList();
        List<Decision> said = new ArrayList<>();
        if (!staying.isEmpty() && !moving.isEmpty()) {
            said.add(new Decision(staying.get(0), moving.get(0), true));
        }
        overruled.forEach(decision -> said.add(new Decision(decision.recordA(), decision.recordB(), true)));
        reviews.decide(said, clock.instant(), actor.name(), reason);
        refuseConflict(kept, gone);
        register(actor).merge(kept, gone, reason);
        observer.changed(List.of(kept, gone), actor);
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
            observer.changed(List.of(id, holder), actor);
            List<Long> back = register.recordsOf(id);
            List<Long> stayed = register.recordsOf(holder);
            if (!back.isEmpty() && !stayed.isEmpty()) {
                Decision apart = new Decision(stayed.get(0), back.get(0), false);
                reviews.decide(List.of(apart), clock.instant(), actor.name(), reason);
            }
            return new Change("restored", id, holder, returned);
        });
    }

    /** Makes a customer of its own of a source record, named {@code r12}. */
    public Change split(String record, String reason, Actor actor, boolean dryRun) {
        return database.inTransaction(dryRun, () -> {
            long id = RecordName.number(record);
            String customer = RecordName.customer(record, changing);
            List<Long> others = register.recordsOf(customer).stream()
                    .filter(other -> other != id)
                    .toList();
            if (others.isEmpty()) {
                throw new KefuException(new CustomerProblem.OnlyRecord(record, customer));
            }
            String made = register(actor).split(customer, id);
            observer.changed(List.of(made, customer), actor);
            Decision apart = new Decision(others.get(0), id, false);
            reviews.decide(List.of(apart), clock.instant(), actor.name(), reason);
            return new Change("split", made, customer, 1);
        });
    }
}
