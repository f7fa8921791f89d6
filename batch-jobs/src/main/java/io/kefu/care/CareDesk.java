package io.kefu.care;

import io.kefu.care.HistoryRepository.Span;
import io.kefu.condition.Condition;
import io.kefu.customer.CustomerRepository;
import io.kefu.customer.golden.Customer;
import io.kefu.problem.KefuException;
import io.kefu.problem.Nearest;
import io.kefu.store.Database;
import io.kefu.workspace.Workspace;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Adds up histories: of one customer for whoever answers, of all for lists. */
public final class CareDesk {

    private final Workspace workspace;
    private final HistoryRepository histories;
    private final CustomerRepository customers;
    private final Instant now;

    public CareDesk(Workspace workspace, Database database, CustomerRepository customers, Clock clock) {
        this.workspace = workspace;
        this.histories = new HistoryRepository(database, workspace.grades());
        this.customers = customers;
        this.now = clock.instant();
    }

    /** What one customer's history adds up to. */
    public Care of(String id) {
        CareRules rules = CareRules.read(workspace, now);
        Customer customer = customers.get(id);
        return care(
                histories(List.of(customer), new Span(customer.id(), customer.id()), rules)
                        .get(0),
                rules);
    }

    private List<History> histories(List<Customer> chosen, @Nullable Span among, CareRules rules) {
        return histories.of(
                chosen,
                among,
                now.minus(rules.window()),
                now,
                workspace.settings().zone(),
                rules.priceWords());
    }

    /**
     * The customers on a list of the rules, or of whom a condition is true.
     *
     * @param list its name, or null for all
     */
    public List<Care> list(@Nullable String list, Optional<Condition<History>> where, int limit) {
        CareRules rules = CareRules.read(workspace, now);
        Condition<History> named = list == null ? null : rules.lists().get(list);
        if (list != null && named == null) {
            throw new KefuException(new CareProblem.NoSuchList(
                    list,
                    Nearest.to(list, List.copyOf(rules.lists().keySet())),
                    String.join(", ", rules.lists().keySet())));
        }
        return histories(customers.list(null, Optional.empty(), Integer.MAX_VALUE), null, rules).stream()
                .filter(history -> named == null || named.test(history))
                .filter(history -> where.isEmpty() || where.get().test(history))
                .limit(limit)
                .map(history -> care(history, rules))
                .toList();
    }

    private static Care care(History history, CareRules rules) {
        Set<String> given = new LinkedHashSet<>(history.customer().tagList());
        List<String> earned = rules.tags().entrySet().stream()
                .filter(rule ->
                        !given.contains(rule.getKey()) && rule.getValue().test(history))
                .map(Map.Entry::getKey)
                .toList();
        return new Care(history, (int) rules.window().toDays(), List.copyOf(given), earned, rules.marksOf(history));
    }
}
