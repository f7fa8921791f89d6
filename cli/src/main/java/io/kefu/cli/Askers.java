package io.kefu.cli;

import io.kefu.job.Services;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Who asks in tickets. */
public final class Askers {

    private Askers() {}

    /** The names of whoever asks in each of these tickets, to be hidden in its words. */
    public static Function<String, List<String>> names(Services services, Collection<String> tickets) {
        Map<String, String> customers = services.ticket().queries().customers(tickets);
        Map<String, List<String>> names = services.customer().repository().names(new HashSet<>(customers.values()));
        return ticket -> names.getOrDefault(customers.getOrDefault(ticket, ""), List.of());
    }
}
