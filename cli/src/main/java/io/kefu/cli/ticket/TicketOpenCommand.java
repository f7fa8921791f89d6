package io.kefu.cli.ticket;

import io.kefu.cli.Context;
import io.kefu.cli.ExitStatus;
import io.kefu.cli.option.DryRunOption;
import io.kefu.cli.option.OutputOption;
import io.kefu.customer.CustomerRepository;
import io.kefu.customer.CustomerRepository.Requester;
import io.kefu.job.Services;
import io.kefu.ticket.TicketForm;
import io.kefu.ticket.TicketService.Outcome;
import io.kefu.ticket.life.TicketRepository.TicketRow;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code kefu ticket open}. */
@Command(
        name = "open",
        description = "Open a ticket by hand. What is left out is recognised from the words.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  kefu ticket open --customer C20240509005 --text 扫地机不回充 --instant",
            "  kefu ticket open --channel phone --text \"no refund yet\" --type complaint --to K007"
        })
final class TicketOpenCommand implements Callable<Integer> {

    @Option(names = "--text", required = true, paramLabel = "TEXT", description = "What the customer says.")
    private String text = "";

    @Option(names = "--subject", paramLabel = "TEXT", description = "A heading.")
    private @Nullable String subject;

    @Option(names = "--customer", paramLabel = "NUMBER", description = "Who asks (default: nobody known).")
    private @Nullable String customer;

    @Option(names = "--channel", paramLabel = "NAME", description = "How the customer came (default: phone).")
    private String channel = "phone";

    @Option(names = "--instant", description = "The customer waits on the line.")
    private boolean instant;

    @Option(names = "--type", paramLabel = "TYPE", description = "inquiry, complaint or after_sales.")
    private @Nullable String type;

    @Option(names = "--subtype", paramLabel = "NAME", description = "The subtype.")
    private @Nullable String subtype;

    @Option(names = "--urgency", paramLabel = "URGENCY", description = "normal, urgent or critical.")
    private @Nullable String urgency;

    @Option(names = "--priority", paramLabel = "PRIORITY", description = "high, medium or low.")
    private @Nullable String priority;

    @Option(names = "--team", paramLabel = "NAME", description = "The team that is responsible.")
    private @Nullable String team;

    @Option(names = "--category", paramLabel = "TEXT", description = "A category of the office's own.")
    private @Nullable String category;

    @Option(names = "--order", paramLabel = "NUMBER", description = "The order that it is about.")
    private @Nullable String order;

    @Option(names = "--to", paramLabel = "AGENT", description = "Who gets it (default: whom routing chooses).")
    private @Nullable String agent;

    @Mixin
    private DryRunOption dryRun = new DryRunOption();

    @Mixin
    private OutputOption output = new OutputOption();

    private final Context context;

    TicketOpenCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        TicketRow opened = context.with(services -> {
            TicketForm form = new TicketForm(
                    customer == null ? null : requester(services, customer),
                    channel,
                    instant,
                    subject,
                    text,
                    new TicketForm.Given(type, subtype, urgency, priority, team, category, order),
                    agent);
            return services.ticket().service().open(form, context.actor(), dryRun.isSet());
        });
        new TicketLines(context).showChanged(new Outcome(List.of(opened), 0), output.format(), dryRun.isSet());
        return ExitStatus.DONE.code();
    }

    private static @Nullable Requester requester(Services services, String named) {
        CustomerRepository customers = services.customer().repository();
        return customers.requester(customers.get(named).id()).orElse(null);
    }
}
