package io.kefu.sla;

import io.kefu.calendar.BusinessCalendar;
import io.kefu.customer.golden.Level;
import io.kefu.text.Code;
import io.kefu.text.DurationText;
import io.kefu.ticket.life.Ticket;
import io.kefu.ticket.value.Priority;
import io.kefu.ticket.value.Urgency;
import io.kefu.workspace.Grades;
import io.kefu.workspace.Grades.Scale;
import io.kefu.workspace.Workspace;
import io.kefu.yaml.YamlMap;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The policies of {@code sla/policies.yaml}. For each target the first policy that matches the ticket and sets this
 * target counts, so a policy with only a first response does not swallow the resolution of a later one.
 */
public final class SlaPolicies {

    private record Policy(
            String name,
            List<Level> levels,
            List<Priority> priorities,
            List<Urgency> urgencies,
            List<String> attributes,
            BusinessCalendar calendar,
            @Nullable Duration firstResponse,
            @Nullable Duration resolution) {

        private boolean matches(Ticket ticket) {
            return fits(levels, ticket.level())
                    && fits(priorities, ticket.priority())
                    && fits(urgencies, ticket.urgency())
                    && fits(attributes, ticket.attribute());
        }

        private static <T> boolean fits(List<T> wanted, T value) {
            return wanted.isEmpty() || wanted.contains(value);
        }

        private @Nullable Duration budget(SlaTarget target) {
            return target == SlaTarget.FIRST_RESPONSE ? firstResponse : resolution;
        }
    }

    /**
     * A due time and how it came about.
     *
     * @param budget business time from the opening
     */
    record Due(SlaTarget target, String policy, Duration budget, Instant at) {}

    private final List<Policy> policies;

    private SlaPolicies(List<Policy> policies) {
        this.policies = policies;
    }

    /** Reads the policies of a workspace, and the calendars that they name. */
    public static SlaPolicies read(Workspace workspace, Calendars calendars) {
        Workspace.Resource resource = workspace.resource("sla/policies.yaml");
        YamlMap yaml = YamlMap.parse(resource.name(), resource.text()).only("policies");
        BusinessCalendar always = BusinessCalendar.always(workspace.settings().zone());
        return new SlaPolicies(yaml.maps("policies").stream()
                .map(map -> policy(map, calendars, always, workspace.grades()))
                .toList());
    }

    private static Policy policy(YamlMap map, Calendars calendars, BusinessCalendar always, Grades grades) {
        map.only("name", "levels", "priorities", "urgencies", "attributes", "calendar", "first_response", "resolution");
        return new Policy(
                map.text("name"),
                codes(map, "levels", Level.values()),
                legal(map, "priorities", grades.keys(Scale.PRIORITY)).stream()
                        .map(Priority::new)
                        .toList(),
                legal(map, "urgencies", grades.keys(Scale.URGENCY)).stream()
                        .map(Urgency::new)
                        .toList(),
                legal(map, "attributes", List.of("instant", "async")),
                map.has("calendar") ? calendars.get(map.text("calendar")) : always,
                target(map, "first_response"),
                target(map, "resolution"));
    }

    /** A day would be 24 hours to one reader and a working day to another. */
    private static @Nullable Duration target(YamlMap map, String key) {
        if (!map.has(key)) {
            return null;
        }
        if (DurationText.parse(map.text(key)).isEmpty() || map.text(key).matches(".*\\d\\s*[dD].*")) {
            throw map.wrong(key, "business hours or minutes such as 24h or 30min, not days");
        }
        return map.duration(key);
    }

    private static <T extends Code> List<T> codes(YamlMap map, String key, T[] values) {
        List<String> named = legal(map, key, Code.keys(values));
        return Arrays.stream(values)
                .filter(value -> named.contains(value.key()))
                .toList();
    }

    private static List<String> legal(YamlMap map, String key, List<String> values) {
        if (!values.containsAll(map.texts(key))) {
            throw map.wrong(key, String.join(", ", values));
        }
        return map.texts(key);
    }

    Optional<Due> due(Ticket ticket, SlaTarget target) {
        for (Policy policy : policies) {
            Duration budget = policy.budget(target);
            if (budget != null && policy.matches(ticket)) {
                return Optional.of(
                        new Due(target, policy.name(), budget, policy.calendar().add(ticket.openedAt(), budget)));
            }
        }
        return Optional.empty();
    }
}
