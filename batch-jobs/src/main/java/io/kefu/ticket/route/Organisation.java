package io.kefu.ticket.route;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who is there, and who leads whom. */
public final class Organisation {

    /**
     * One of us.
     *
     * @param id the agent's number; the name of who is no agent
     * @param email null when nobody knows it, as {@code phone}
     */
    public record Person(
            String id,
            String name,
            @Nullable String email,
            @Nullable String phone) {}

    /** Nobody is above the head of the house; what is written in circles ends, too. */
    private static final int MOST_LEVELS = 20;

    private final Map<String, Seat> agents = new HashMap<>();
    private final Map<String, Department> departments = new HashMap<>();

    Organisation(List<Agent> agents, List<Department> departments, RoutingRules rules) {
        for (Agent agent : agents) {
            Seat seat = new Seat(agent, rules);
            this.agents.put(agent.id(), seat);
        }
        for (Agent agent : agents) { // a number goes before a name that looks like it
            this.agents.putIfAbsent(agent.name(), this.agents.get(agent.id()));
        }
        departments.forEach(department -> this.departments.put(department.id(), department));
        departments.forEach(department -> this.departments.putIfAbsent(department.name(), department));
    }

    /** The agent of this number or name, or somebody of whom only that is known. */
    public Person person(String id) {
        Seat seat = agents.get(id);
        return seat == null
                ? new Person(id, id, null, null)
                : new Person(
                        seat.agent().id(), seat.agent().name(), seat.agent().email(), null);
    }

    /** The department in which somebody works, or null. */
    public @Nullable String departmentOf(@Nullable String agent) {
        Seat seat = agents.get(agent);
        return seat == null ? null : seat.agent().department();
    }

    /** Whether an agent is not there at a moment: on leave, off shift, gone. Of who is no agent nobody knows it. */
    public boolean isAway(String id, Instant moment) {
        Seat seat = agents.get(id);
        return seat != null && (!seat.agent().active() || seat.absence(moment) != null);
    }

    /** Those who lead a department and the ones above it, from below; each once. */
    public List<Person> leaders(@Nullable String department) {
        List<Person> leaders = new ArrayList<>();
        Department next = departments.get(department);
        for (int level = 0; next != null && level < MOST_LEVELS; level++) {
            Department here = next;
            leader(here)
                    .filter(person -> leaders.stream().noneMatch(one -> one.id().equals(person.id())))
                    .ifPresent(leaders::add);
            next = here.parent() == null ? null : departments.get(here.parent());
        }
        return leaders;
    }

    /** Who is no agent is reached where the department is. */
    private Optional<Person> leader(Department department) {
        if (department.leader() == null) {
            return Optional.empty();
        }
        Person known = person(department.leader());
        return Optional.of(new Person(
                known.id(),
                known.name(),
                known.email() == null ? department.email() : known.email(),
                known.phone() == null ? department.phone() : known.phone()));
    }
}
