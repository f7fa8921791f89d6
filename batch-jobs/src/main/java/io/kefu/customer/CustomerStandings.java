package io.kefu.customer;

import java.util.Collection;

/** Which of several customers that turned out to be one keeps its number. */
interface CustomerStandings {

    /** The one with the most records, then the oldest, then the smallest number. */
    String survivor(Collection<String> customers);
}
