package io.kefu.customer.matching;

import io.kefu.match.MatchModel;
import io.kefu.store.Weighed;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What matching decided about the records that came in, in the order in which it is to be written. */
public record MatchingPlan(List<Item> items) {

    /** A part that is written at once. */
    public sealed interface Item extends Weighed {}

    /**
     * A record and why it belongs where it is placed.
     *
     * @param reason an identity ({@code phone}), a score ({@code 12.3 bits}), or that it is the first
     */
    public record Member(long recordId, byte[] tokens, boolean changed, String reason) {}

    /**
     * New records that are one person.
     *
     * @param customer to whom they belong, null for a new customer
     */
    public record Placing(@Nullable String customer, List<Member> members) implements Item {
        @Override
        public long weight() {
            return 200L * members.size();
        }
    }

    /** Customers of whom a new record showed that they are one; the first one named survives. */
    public record Merging(String survivor, Set<String> losers, String reason) {}

    /**
     * What comes last, in one piece: until then everything can be found out anew.
     *
     * @param model when one was learned
     * @param learnedFrom how many records
     */
    public record Conclusion(
            List<Merging> mergings,
            List<ReviewRepository.Doubtful> doubts,
            @Nullable MatchModel model,
            int learnedFrom) implements Item {
        @Override
        public long weight() {
            return 1;
        }
    }
}
