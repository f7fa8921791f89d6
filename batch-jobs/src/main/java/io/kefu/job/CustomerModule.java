package io.kefu.job;

import io.kefu.customer.CustomerDesk;
import io.kefu.customer.CustomerJob;
import io.kefu.customer.CustomerObserver;
import io.kefu.customer.CustomerRepository;
import io.kefu.customer.MatchDesk;
import io.kefu.customer.ReviewDesk;
import io.kefu.customer.ReviewSheet;
import io.kefu.store.JobPart;
import io.kefu.store.Once;
import java.util.function.Supplier;

/** Customers, put together. */
public final class CustomerModule {

    private final Ground ground;
    private final Supplier<CustomerRepository> repository;
    private final Supplier<CustomerObserver> observer;
    private final Supplier<CustomerDesk> desk;
    private final Supplier<MatchDesk> matches;
    private final Supplier<ReviewDesk> reviews;

    /** @param observer of levels that change */
    CustomerModule(Ground ground, Supplier<CustomerObserver> observer) {
        this.ground = ground;
        this.observer = observer;
        this.repository = new Once<>(() -> new CustomerRepository(ground.database()));
        this.desk = new Once<>(() -> new CustomerDesk(
                ground.workspace(), ground.database(), ground.serials(), observer.get(), ground.clock()));
        this.matches = new Once<>(() -> new MatchDesk(ground.workspace(), ground.database(), ground.clock()));
        this.reviews = new Once<>(() -> new ReviewDesk(ground.database(), desk(), matches(), ground.clock()));
    }

    public CustomerRepository repository() {
        return repository.get();
    }

    public CustomerDesk desk() {
        return desk.get();
    }

    public MatchDesk matches() {
        return matches.get();
    }

    public ReviewDesk reviews() {
        return reviews.get();
    }

    public ReviewSheet reviewSheet() {
        return new ReviewSheet(ground.workspace(), ground.database().workspaceId(), reviews(), ground.language());
    }

    JobPart part(IntakeModule intake) {
        return new CustomerJob(
                ground.workspace(),
                ground.database(),
                intake.ledger(),
                ground.rulebook()::mappings,
                ground.serials(),
                intake.runLog(),
                observer.get());
    }
}
