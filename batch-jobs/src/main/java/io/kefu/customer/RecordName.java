package io.kefu.customer;

import io.kefu.problem.KefuException;
import java.util.List;

/** What people call a source record: {@code r12}. */
final class RecordName {

    private RecordName() {}

    static boolean isOne(String name) {
        return name.matches("[rR]\\d{1,18}");
    }

    static long number(String name) {
        if (isOne(name)) {
            return Long.parseLong(name.substring(1));
        }
        throw new KefuException(new CustomerProblem.NoSuchRecord(name));
    }

    /** The customer that a record belongs to. */
    static String customer(String name, MatchingRepository matching) {
        String customer = matching.customerOf(List.of(number(name))).get(number(name));
        if (customer == null) {
            throw new KefuException(new CustomerProblem.NoSuchRecord(name));
        }
        return customer;
    }
}
