package io.kefu.ticket;

import io.kefu.problem.KefuException;
import io.kefu.problem.Nearest;
import io.kefu.problem.Problem;
import io.kefu.ticket.child.Part;
import io.kefu.ticket.life.TicketProblem;
import io.kefu.ticket.route.Agent;
import io.kefu.ticket.route.AgentRepository;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** The names by which commands mean agents and teams; refuses those that nobody knows. */
final class KnownNames {

    private final TicketQueryRepository queries;
    private final AgentRepository agents;

    KnownNames(TicketQueryRepository queries, AgentRepository agents) {
        this.queries = queries;
        this.agents = agents;
    }

    /** The agent of this number. */
    Agent agent(String id) {
        List<Agent> all = agents.list();
        check(id, new TreeSet<>(all.stream().map(Agent::id).toList()), TicketProblem.NoSuchAgent::new);
        return all.stream().filter(agent -> agent.id().equals(id)).findFirst().orElseThrow();
    }

    /** An agent, or somebody to whom a ticket was left; null means anybody. */
    void checkAssignee(@Nullable String id) {
        if (id != null && !queries.isAssignee(id)) {
            Set<String> known = new TreeSet<>(queries.assignees());
            agents.list().forEach(agent -> known.add(agent.id()));
            check(id, known, TicketProblem.NoSuchAgent::new);
        }
    }

    /** A team of a ticket, or a skill of an agent; null means any. */
    void checkTeam(@Nullable String team) {
        if (team != null && !queries.isTeam(team)) {
            Set<String> known = new TreeSet<>(queries.teams());
            agents.list().forEach(agent -> known.addAll(agent.teams()));
            check(team, known, TicketProblem.NoSuchTeam::new);
        }
    }

    /** What has to do a part of a ticket: a department, a team or an agent, and none that nobody knows. */
    void check(Part part, Set<String> ofTemplates) {
        if (part.department() == null && part.team() == null && part.assignee() == null) {
            throw new KefuException(new TicketProblem.NotFilled("department"));
        }
        checkTeam(part.team());
        if (part.department() != null) {
            Set<String> known = new TreeSet<>(ofTemplates);
            known.addAll(queries.departments());
            agents.list()
                    .forEach(agent -> Optional.ofNullable(agent.department()).ifPresent(known::add));
            check(part.department(), known, TicketProblem.NoSuchDepartment::new);
        }
    }

    private static void check(String name, Set<String> known, BiFunction<String, String, Problem> refusal) {
        if (!known.contains(name)) {
            throw new KefuException(refusal.apply(name, Nearest.to(name, known)));
        }
    }
}
