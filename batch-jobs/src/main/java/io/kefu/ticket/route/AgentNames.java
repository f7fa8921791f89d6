package io.kefu.ticket.route;

import io.kefu.access.Mask;
import io.kefu.text.Phrases;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds agents by what people write in a sheet: a number, a name, or department and name with a dash between. */
public final class AgentNames {

    private final List<Agent> agents;

    public AgentNames(List<Agent> agents) {
        this.agents = agents;
    }

    /** The one agent who is meant; empty when none is, or several are. */
    public Optional<Agent> find(String written) {
        Optional<Agent> whole = only(written, null);
        if (whole.isPresent()) {
            return whole;
        }
        for (int dash = written.indexOf('-'); dash >= 0; dash = written.indexOf('-', dash + 1)) {
            String department = written.substring(0, dash).strip();
            Optional<Agent> named = only(written.substring(dash + 1).strip(), department);
            if (named.isPresent()) {
                return named;
            }
        }
        return Optional.empty();
    }

    /** The department of this name, as it is written in the agents' records. */
    public Optional<String> department(String written) {
        return departments().filter(name -> same(name, written)).findFirst();
    }

    /** The names of active agents and of departments. */
    public List<String> known() {
        return Stream.concat(names().stream(), departments()).toList();
    }

    /** The names of active agents. */
    public List<String> names() {
        return agents.stream().filter(Agent::active).map(Agent::name).toList();
    }

    private Stream<String> departments() {
        return agents.stream()
                .map(Agent::department)
                .filter(java.util.Objects::nonNull)
                .distinct();
    }

    private Optional<Agent> only(String name, @Nullable String department) {
        List<Agent> found = agents.stream()
                .filter(agent ->
                        department == null || (agent.department() != null && same(agent.department(), department)))
                .filter(agent -> same(agent.id(), name)
                        || same(agent.name(), name)
                        || (department != null && Mask.name(agent.name()).equals(name)))
                .toList();
        return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }

    private static boolean same(String a, String b) {
        return Phrases.fold(a).strip().equals(Phrases.fold(b).strip());
    }
}
