package io.kefu.cli.ticket;

import io.kefu.cli.Context;
import io.kefu.cli.ExitStatus;
import io.kefu.cli.option.DryRunOption;
import io.kefu.cli.option.OutputOption;
import io.kefu.ticket.TicketService.Outcome;
import io.kefu.ticket.child.Part;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code kefu ticket child}. */
@Command(
        name = "child",
        description =
                "Open child tickets: what other departments do for a ticket, which cannot be solved before they are.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  kefu ticket child CS20240506001 --template return",
            "  kefu ticket child CS20240506001 --text 上门取件 --department 物流部"
        })
final class TicketChildCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "TICKET", description = "Number of the ticket that waits for them.")
    private String id = "";

    /** One of the two. */
    static final class What {

        @Option(
                names = "--template",
                required = true,
                paramLabel = "NAME",
                description = "All that rules/children.yaml says of a case, such as return.")
        private @Nullable String template;

        @ArgGroup(exclusive = false)
        private @Nullable One one;
    }

    /** A child of its own. */
    static final class One {

        @Option(names = "--text", required = true, paramLabel = "TEXT", description = "What is to be done.")
        private String text = "";

        @Option(names = "--department", paramLabel = "NAME", description = "The department that does it.")
        private @Nullable String department;

        @Option(names = "--team", paramLabel = "NAME", description = "The team that does it.")
        private @Nullable String team;

        @Option(names = "--to", paramLabel = "AGENT", description = "Who gets it (default: whom routing chooses).")
        private @Nullable String agent;
    }

    @ArgGroup(multiplicity = "1")
    private What what = new What();

    @Mixin
    private DryRunOption dryRun = new DryRunOption();

    @Mixin
    private OutputOption output = new OutputOption();

    private final Context context;

    TicketChildCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        One one = what.one;
        Outcome opened = context.with(services -> services.ticket()
                .childOpening()
                .openChildren(
                        id,
                        parent -> one == null
                                ? services.ticket().children().parts(String.valueOf(what.template), parent)
                                : List.of(services.ticket()
                                        .childOpening()
                                        .checked(
                                                new Part(one.department, one.team, one.agent, one.text),
                                                services.ticket().children())),
                        context.actor(),
                        dryRun.isSet()));
        new TicketLines(context).showChanged(opened, output.format(), dryRun.isSet());
        return ExitStatus.DONE.code();
    }
}
