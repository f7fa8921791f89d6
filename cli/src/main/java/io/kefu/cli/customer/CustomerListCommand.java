package io.kefu.cli.customer;

import io.kefu.access.Mask;
import io.kefu.cli.Context;
import io.kefu.cli.ExitStatus;
import io.kefu.cli.option.OutputOption;
import io.kefu.customer.Customer;
import io.kefu.customer.Level;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code kefu customer list}. */
@Command(name = "list", description = "List customers in the order of their numbers, personal data masked.")
final class CustomerListCommand implements Callable<Integer> {

    @Option(names = "--level", paramLabel = "LEVEL", description = "Only this level: ${COMPLETION-CANDIDATES}.")
    private @Nullable Level level;

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "50",
            description = "At most so many; 0 for all (default: 50).")
    private int limit;

    @Mixin
    private OutputOption output = new OutputOption();

    private final Context context;

    CustomerListCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        int most = limit == 0 ? Integer.MAX_VALUE : limit;
        List<Customer> customers = context.with(services -> services.customers().list(level, most));
        context.console()
                .data(context.<Customer>listing()
                        .column("customer", Customer::id)
                        .column("name", customer -> customer.name() == null ? null : Mask.name(customer.name()))
                        .column("company", Customer::company)
                        .column("phone", customer -> customer.phone() == null ? null : Mask.phones(customer.phone()))
                        .column("email", customer -> customer.email() == null ? null : Mask.emails(customer.email()))
                        .column("level", customer -> customer.level().key(), code -> context.language()
                                .label("level." + code))
                        .column("tags", Customer::tags)
                        .column("records", Customer::recordCount)
                        .render(customers, output.format()));
        if (limit > 0 && customers.size() == limit) {
            context.console().note(context.texts().of("list.limited", limit));
        }
        return ExitStatus.DONE.code();
    }
}
