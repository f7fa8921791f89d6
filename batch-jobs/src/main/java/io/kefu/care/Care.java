package io.kefu.care;

import io.kefu.customer.golden.Mark;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a customer's history adds up to.
 *
 * @param days how long the window is
 * @param given tags that a source or a person gave
 * @param earned tags that rules give beside them
 * @param marks each with what makes the customer one of high value or of high risk
 */
public record Care(History history, int days, List<String> given, List<String> earned, Map<Mark, String> marks) {

    /** What makes the customer one of high value; null when it is none. */
    public @Nullable String highValue() {
        return marks.get(Mark.HIGH_VALUE);
    }

    /** What makes it likely that the customer leaves or complains again; null when nothing does. */
    public @Nullable String highRisk() {
        return marks.get(Mark.HIGH_RISK);
    }

    /** All tags: those that were given, then those that were earned. */
    public List<String> tags() {
        return Stream.concat(given.stream(), earned.stream()).toList();
    }
}
