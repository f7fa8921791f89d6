package io.kefu.care;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a customer's history adds up to.
 *
 * @param days how long the window is
 * @param given tags that a source or a person gave
 * @param earned tags that rules give beside them
 * @param highValue what makes the customer one of high value; null when it is none
 * @param highRisk what makes it likely that the customer leaves or complains again; null when nothing does
 */
public record Care(
        History history,
        int days,
        List<String> given,
        List<String> earned,
        @Nullable String highValue,
        @Nullable String highRisk) {

    /** All tags: those that were given, then those that were earned. */
    public List<String> tags() {
        return Stream.concat(given.stream(), earned.stream()).toList();
    }
}
