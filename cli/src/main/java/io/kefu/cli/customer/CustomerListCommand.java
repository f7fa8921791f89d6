package io.kefu.cli.customer;

import io.kefu.cli.Context;
import io.kefu.cli.ExitStatus;
import io.kefu.cli.option.LimitOption;
import io.kefu.cli.option.OutputOption;
import io.kefu.cli.option.WhereOption;
import io.kefu.condition.Condition;
import io.kefu.customer.CustomerFields;
import io.kefu.customer.golden.Customer;
import io.kefu.customer.golden.Level;
import java.util.List;
import java.util.Optional;
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

    @Mixin
    private WhereOption where = new WhereOption();

    @Mixin
    private LimitOption limit = new LimitOption();

    @Mixin
    private OutputOption output = new OutputOption();

    private final Context context;

    CustomerListCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Optional<Condition<Customer>> chosen = where.over(CustomerFields::at, context);
        List<Customer> customers = context.with(
                services -> services.customer().repository().list(level, chosen, limit.most(output.format())));
        context.console()
                .data(context.<Customer>listing()
                        .column("customer", Customer::id)
                        .column("name", Customer::name)
                        .column("company", Customer::company)
                        .column("phone", Customer::phone)
                        .column("email", Customer::email)
                        .column("level", customer -> customer.level().key(), code -> context.language()
                                .label("level." + code))
                        .column("tags", Customer::tags)
                        .column("records", Customer::recordCount)
                        .render(customers, output.format()));
        if (customers.size() == limit.most(output.format())) {
            context.console().note(context.texts().of("list.limited", limit.most()));
        }
        return ExitStatus.DONE.code();
    }
}
