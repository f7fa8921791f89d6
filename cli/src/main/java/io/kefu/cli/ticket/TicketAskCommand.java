package io.kefu.cli.ticket;

import io.kefu.cli.Context;
import io.kefu.cli.ExitStatus;
import io.kefu.cli.option.DryRunOption;
import io.kefu.ticket.TicketService;
import io.kefu.ticket.life.Ticket;
import io.kefu.ticket.recognise.Facts.Fact;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code kefu ticket ask}. */
@Command(
        name = "ask",
        description =
                "Write the message that asks a customer for what has to be known of a ticket and is not; the ticket waits"
                        + " for the answer.",
        footerHeading = "%nExamples:%n",
        footer = "  kefu ticket ask CS20240506001 --dry-run")
final class TicketAskCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "TICKET", description = "Number of a ticket.")
    private String id = "";

    @Mixin
    private DryRunOption dryRun = new DryRunOption();

    private final Context context;

    TicketAskCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        String message = context.with(services -> {
            TicketService service = services.ticket().service();
            Ticket ticket = services.ticket().queries().show(id).ticket();
            List<Fact> missing = services.ticket().missing().of(ticket);
            if (missing.isEmpty()) {
                return "";
            }
            String question = services.ticket().missing().question(ticket, missing, context.language());
            if (!services.ticket().missing().isAsked(ticket, question)) {
                service.change(List.of(id), service.deeds().ask(question), context.actor(), dryRun.isSet());
            }
            return question;
        });
        if (message.isEmpty()) {
            context.console().note(context.texts().of("ticket.nothing-missing", id));
        } else {
            context.console().data(message + "\n");
        }
        return ExitStatus.DONE.code();
    }
}
