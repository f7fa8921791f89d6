package io.kefu.cli.ticket;

import io.kefu.cli.Context;
import io.kefu.cli.ExitStatus;
import io.kefu.cli.option.OutputOption;
import io.kefu.ticket.Incidents.Incident;
import io.kefu.ticket.life.Ticket;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code kefu ticket incident list}. */
@Command(
        name = "list",
        description = "List unfinished tickets of many customers with nearly the same words, by rules/repeats.yaml.",
        footerHeading = "%nExamples:%n",
        footer = "  kefu ticket incident list")
final class IncidentListCommand implements Callable<Integer> {

    @Mixin
    private OutputOption output = new OutputOption();

    private final Context context;

    IncidentListCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        context.console().data(context.with(services -> {
            List<Incident> incidents = services.ticket().incidents().find();
            Function<String, List<String>> names = services.ticket()
                    .askers()
                    .names(incidents.stream()
                            .map(incident -> incident.first().id())
                            .toList());
            return context.<Incident>listing()
                    .about(incident -> names.apply(incident.first().id()))
                    .column("ticket", incident -> incident.first().id())
                    .column("customers", Incident::customers)
                    .column("opened", incident -> incident.first().openedAt())
                    .column("until", Incident::last)
                    .column("description", incident -> incident.first().description())
                    .column("members", incident -> incident.tickets().stream()
                            .map(Ticket::id)
                            .collect(Collectors.joining(" ")))
                    .render(incidents, output.format());
        }));
        return ExitStatus.DONE.code();
    }
}
