package io.kefu.care;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a customer's history adds up to.
 *
 * @param days how long the window is
 * @param tags those that a source or a person gave, then those that rules give
 * @param highValue what makes the customer one of high value; null when it is none
 * @param highRisk what makes it likely that the customer leaves or complains again; null when nothing does
 */
public record Care(
        History history,
        int days,
        List<String> tags,
        @Nullable String highValue,
        @Nullable String highRisk) {}
