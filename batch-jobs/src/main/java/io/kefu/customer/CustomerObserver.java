package io.kefu.customer;

import io.kefu.access.Actor;
import java.util.Collection;

/** Is told, inside the transaction of the change, whose level may be another one now. */
public interface CustomerObserver {

    /** These customers were merged, returned, split or edited: their levels, or whose records are whose, changed. */
    void changed(Collection<String> customers, Actor actor);

    /** Any customer's level may have changed in the run so far. */
    void anyChanged(Actor actor);
}
