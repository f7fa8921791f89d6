package io.kefu.cli.agent;

import io.kefu.access.Personal;
import io.kefu.calendar.Leave;
import io.kefu.cli.Context;
import io.kefu.cli.ExitStatus;
import io.kefu.cli.Sections;
import io.kefu.cli.option.OutputOption;
import io.kefu.text.Lists;
import io.kefu.ticket.route.Agent;
import io.kefu.ticket.route.Standing;
import io.kefu.workspace.Grades.Scale;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code kefu agent show}. */
@Command(name = "show", description = "Show an agent with shifts, leave and work.")
final class AgentShowCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "AGENT", description = "Number of an agent.")
    private String id = "";

    @Mixin
    private OutputOption output = new OutputOption();

    private final Context context;

    AgentShowCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Sections sections = context.with(services -> {
            Agent agent = services.ticket().service().agent(id);
            List<Standing.Work> work = services.ticket().agents().work().stream()
                    .filter(line -> line.agentId().equals(id))
                    .toList();
            return new Sections(context, Set.of())
                    .fact("agent", agent.id())
                    .mixed("name", agent.name(), Personal.NONE) // one of us
                    .fact("department", agent.department())
                    .fact("skills", Lists.joined(agent.skills()))
                    .fact("seniority", agent.seniority())
                    .fact("active", agent.active(), context.texts().of("yes-no." + agent.active()))
                    .fact("channels", orNothing(agent.channels()))
                    .fact("languages", orNothing(agent.languages()))
                    .fact("shifts", agent.shifts())
                    .fact(
                            "leave",
                            agent.leave(),
                            AgentLeaveCommand.spans(Leave.parse(agent.leave()).spans(), context))
                    .fact("load", services.ticket().routing().load(work))
                    .fact("capacity", agent.capacity())
                    .fact("instant_capacity", agent.instantCapacity())
                    .section(
                            "work",
                            context.<Standing.Work>listing()
                                    .column(
                                            "priority",
                                            line -> line.priority().key(),
                                            code -> context.label(Scale.PRIORITY, code))
                                    .column(
                                            "attribute",
                                            line -> line.instant() ? "instant" : "async",
                                            code -> context.language().label("attribute." + code))
                                    .column("tickets", Standing.Work::tickets),
                            work);
        });
        context.console().data(sections.render(output.format()));
        return ExitStatus.DONE.code();
    }

    /** Nothing said is no limit. */
    private static @Nullable String orNothing(List<String> values) {
        return values.isEmpty() ? null : Lists.joined(values);
    }
}
