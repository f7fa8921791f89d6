package io.kefu.cli.agent;

import io.kefu.access.Personal;
import io.kefu.cli.Context;
import io.kefu.cli.ExitStatus;
import io.kefu.cli.option.OutputOption;
import io.kefu.cli.option.WhereOption;
import io.kefu.condition.Condition;
import io.kefu.text.Lists;
import io.kefu.ticket.route.Agent;
import io.kefu.ticket.route.AgentFields;
import io.kefu.ticket.route.Standing;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code kefu agent list}. */
@Command(name = "list", description = "List agents with their skills and open work.")
final class AgentListCommand implements Callable<Integer> {

    @Mixin
    private WhereOption where = new WhereOption();

    @Mixin
    private OutputOption output = new OutputOption();

    private final Context context;

    AgentListCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Optional<Condition<Agent>> chosen = where.over(AgentFields::at, context);
        String text = context.with(services -> {
            Map<String, List<Standing.Work>> work =
                    services.ticket().agents().work().stream().collect(Collectors.groupingBy(Standing.Work::agentId));
            Map<String, Integer> held = services.ticket().agents().held();
            return context.<Agent>listing()
                    .column("agent", Agent::id)
                    .mixed("name", Agent::name, agent -> Personal.NONE) // one of us
                    .column("department", Agent::department)
                    .column("skills", agent -> Lists.joined(agent.skills()))
                    .column("seniority", Agent::seniority)
                    .column("open_tickets", agent -> held.getOrDefault(agent.id(), 0))
                    .column("load", agent -> services.ticket().routing().load(work.getOrDefault(agent.id(), List.of())))
                    .column("capacity", Agent::capacity)
                    .column("active", Agent::active, value -> context.texts().of("yes-no." + value))
                    .render(Condition.filter(services.ticket().agents().list(), chosen), output.format());
        });
        context.console().data(text);
        return ExitStatus.DONE.code();
    }
}
