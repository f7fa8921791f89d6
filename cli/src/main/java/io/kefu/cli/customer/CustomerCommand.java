package io.kefu.cli.customer;

import io.kefu.cli.customer.model.ModelCommand;
import io.kefu.cli.customer.register.RegisterCommand;
import io.kefu.cli.customer.review.ReviewCommand;
import picocli.CommandLine.Command;

/** {@code kefu customer}. */
@Command(
        name = "customer",
        description = "Customers: list, show, timeline, review, explain, merge, match.",
        subcommands = {
            CustomerListCommand.class,
            CustomerShowCommand.class,
            CustomerTimelineCommand.class,
            ReviewCommand.class,
            CustomerCareCommand.class,
            RegisterCommand.class,
            CustomerExplainCommand.class,
            CustomerMergeCommand.class,
            CustomerUnmergeCommand.class,
            CustomerSplitCommand.class,
            CustomerExportDataCommand.class,
            CustomerEraseCommand.class,
            ModelCommand.class,
            CustomerMatchCommand.class
        })
public final class CustomerCommand {}
