package io.kefu.cli.customer;

import io.kefu.cli.Context;
import io.kefu.cli.ExitStatus;
import io.kefu.cli.option.OutputOption;
import io.kefu.customer.MatchDesk.Explained;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code kefu customer explain}. */
@Command(
        name = "explain",
        description = "Say why two customers are taken for one or for two, field by field.",
        footerHeading = "%nExamples:%n",
        footer = {"  kefu customer explain C20240506001 C20240506017", "  kefu customer explain r12 r31"})
final class CustomerExplainCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "A", description = "Number of a customer, or of a source record: r12.")
    private String a = "";

    @Parameters(index = "1", paramLabel = "B", description = "The other one.")
    private String b = "";

    @Mixin
    private OutputOption output = new OutputOption();

    private final Context context;

    CustomerExplainCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Explained explained =
                context.with(services -> services.customer().matches().explain(a, b));
        context.console().data(new Comparisons(context).explained(explained).render(output.format()));
        return ExitStatus.DONE.code();
    }
}
