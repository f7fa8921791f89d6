package io.kefu.cli.agent;

import io.kefu.access.Personal;
import io.kefu.cli.Context;
import io.kefu.cli.ExitStatus;
import io.kefu.cli.option.OutputOption;
import io.kefu.cli.option.WhereOption;
import io.kefu.condition.Condition;
import io.kefu.ticket.route.Agent;
import io.kefu.ticket.route.AgentFields;
import io.kefu.ticket.route.AgentRepository.Work;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
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
            List<Work> work = services.ticket().agents().openWork();
            return context.<Agent>listing()
                    .column("agent", Agent::id)
                    .mixed("name", Agent::name, agent -> Personal.NONE) // one of us
                    .column("department", Agent::department)
                    .column("skills", agent -> String.join(";", agent.skills()))
                    .column("seniority", Agent::seniority)
                    .column("open_tickets", agent -> open(work, agent))
                    .column("capacity", Agent::capacity)
                    .column("active", Agent::active, value -> context.texts().of("yes-no." + value))
                    .render(Condition.filter(services.ticket().agents().list(), chosen), output.format());
        });
        context.console().data(text);
        return ExitStatus.DONE.code();
    }

    private static int open(List<Work> work, Agent agent) {
        return work.stream()
                .filter(line -> line.agentId().equals(agent.id()))
                .mapToInt(Work::tickets)
                .sum();
    }
}
