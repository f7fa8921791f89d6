package io.kefu.ticket;

import io.kefu.customer.CustomerRepository;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Who asks in tickets. */
public final class Askers {

    private final TicketQueryRepository queries;
    private final CustomerRepository customers;

    public Askers(TicketQueryRepository queries, CustomerRepository customers) {
        this.queries = queries;
        this.customers = customers;
    }

    /** The names of whoever asks in each of these tickets, to be hidden in its words. */
    public Function<String, List<String>> names(Collection<String> tickets) {
        Map<String, String> asking = queries.customers(tickets);
        Map<String, List<String>> names = customers.names(new HashSet<>(asking.values()));
        return ticket -> names.getOrDefault(asking.getOrDefault(ticket, ""), List.of());
    }
}
