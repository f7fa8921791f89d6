package io.kefu.cli.ticket;

import io.kefu.cli.Context;
import io.kefu.cli.ExitStatus;
import io.kefu.cli.option.LimitOption;
import io.kefu.cli.option.OutputOption;
import io.kefu.cli.option.WhereOption;
import io.kefu.condition.Condition;
import io.kefu.ticket.TicketFields;
import io.kefu.ticket.TicketQueryRepository.Filter;
import io.kefu.ticket.TicketService.Waiting;
import io.kefu.ticket.life.TicketRepository.TicketRow;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code kefu ticket list}. */
@Command(
        name = "list",
        description = "List tickets, the newest first.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  kefu ticket list --state in_progress --team after-sales",
            "  kefu ticket list --where 'customer.level in [VIP, 战略] and age > 4h and not description contains 发票'",
            "  kefu ticket list --limit 0 --output csv"
        })
final class TicketListCommand implements Callable<Integer> {

    @Option(names = "--state", paramLabel = "STATE", description = "Only this state, for example in_progress or 处理中.")
    private @Nullable String state;

    @Option(names = "--assignee", paramLabel = "AGENT", description = "Only tickets of this agent.")
    private @Nullable String assignee;

    @Option(names = "--team", paramLabel = "NAME", description = "Only tickets of this team.")
    private @Nullable String team;

    @Option(names = "--customer", paramLabel = "NUMBER", description = "Only tickets of this customer.")
    private @Nullable String customer;

    @Option(
            names = "--unassigned",
            description = "Only tickets that wait for somebody, in the order in which they are handed out, and why.")
    private boolean unassigned;

    @Option(names = "--archived", description = "Also what is archived.")
    private boolean archived;

    @Mixin
    private WhereOption where = new WhereOption();

    @Mixin
    private LimitOption limit = new LimitOption();

    @Mixin
    private OutputOption output = new OutputOption();

    private final Context context;

    TicketListCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        String chosenState =
                state == null ? null : context.lifecycle().named(state).key();
        Optional<Condition<TicketRow>> chosen = where.over(
                (now, zone) -> TicketFields.at(
                        now, zone, context.lifecycle(), context.workspace().grades()),
                context);
        if (unassigned) {
            waiting(chosen);
            return ExitStatus.DONE.code();
        }
        List<TicketRow> tickets = context.with(services -> {
            String known = customer == null
                    ? null
                    : services.customer().repository().get(customer).id();
            Filter filter = new Filter(
                    chosenState,
                    assignee,
                    team,
                    known,
                    archived || Filter.asksForArchived(chosen),
                    limit.most(output.format()));
            services.ticket().service().check(filter);
            return services.ticket().queries().list(filter, chosen);
        });
        context.console().data(new TicketLines(context).render(tickets, output.format()));
        if (tickets.size() == limit.most(output.format())) {
            context.console().note(context.texts().of("list.limited", limit.most()));
        }
        return ExitStatus.DONE.code();
    }

    private void waiting(Optional<Condition<TicketRow>> chosen) {
        List<Waiting> waiting = context
                .with(services -> services.ticket().service().waiting(team))
                .stream()
                .filter(ticket -> chosen.isEmpty() || chosen.get().test(ticket.row()))
                .limit(limit.most(output.format()))
                .toList();
        context.console().data(new TicketLines(context).renderWaiting(waiting, output.format()));
    }
}
