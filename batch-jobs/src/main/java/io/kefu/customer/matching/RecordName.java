package io.kefu.customer.matching;

import io.kefu.customer.CustomerProblem;
import io.kefu.problem.KefuException;
import java.util.List;

/** What people call a source record: {@code r12}. */
public final class RecordName {

    private RecordName() {}

    public static boolean isOne(String name) {
        return name.matches("[rR]\\d{1,18}");
    }

    public static long number(String name) {
        if (isOne(name)) {
            return Long.parseLong(name.substring(1));
        }
        throw new KefuException(new CustomerProblem.NoSuchRecord(name));
    }

    /** The customer that a record belongs to. */
    public static String customer(String name, MatchingRepository matching) {
        String customer = matching.customerOf(List.of(number(name))).get(number(name));
        if (customer == null) {
            throw new KefuException(new CustomerProblem.NoSuchRecord(name));
        }
        return customer;
    }
}
