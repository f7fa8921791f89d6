package io.kefu.ticket.child;

import io.kefu.problem.KefuException;
import io.kefu.ticket.life.Ticket;
import io.kefu.ticket.life.TicketProblem;
import io.kefu.workspace.Workspace;
import io.kefu.yaml.YamlMap;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which departments do what for a ticket of a kind, such as a return, by {@code rules/children.yaml}. */
public final class ChildTemplates {

    private final Map<String, List<Part>> templates = new LinkedHashMap<>();

    private ChildTemplates(YamlMap yaml) {
        yaml.only("templates");
        for (YamlMap template : yaml.maps("templates")) {
            template.only("template", "children");
            List<Part> parts = new ArrayList<>();
            for (YamlMap child : template.maps("children")) {
                child.only("department", "team", "text");
                if (!child.has("department") && !child.has("team")) {
                    throw child.wrong("department", "a department or a team that has to do it");
                }
                parts.add(new Part(
                        child.textOrNull("department"),
                        child.textOrNull("team"),
                        null,
                        child.pattern("text", "ticket", "order")));
            }
            if (parts.isEmpty()) {
                throw template.wrong("children", "what has to be done, by whom");
            }
            if (templates.put(template.text("template"), List.copyOf(parts)) != null) {
                throw template.wrong("template", "a name that does not stand above already");
            }
        }
    }

    public static ChildTemplates parse(String file, String text) {
        return new ChildTemplates(YamlMap.parse(file, text));
    }

    /** Those of the office, or the shipped ones. */
    public static ChildTemplates of(Workspace workspace) {
        Workspace.Resource rules = workspace.resource("rules/children.yaml");
        return parse(rules.name(), rules.text());
    }

    /** What a template asks for of this ticket; refuses a name that there is not. */
    public List<Part> parts(String template, Ticket parent) {
        List<Part> parts = templates.get(template);
        if (parts == null) {
            throw new KefuException(
                    new TicketProblem.NoSuchChildTemplate(template, String.join(", ", templates.keySet())));
        }
        return parts.stream()
                .map(part -> new Part(part.department(), part.team(), null, filled(part.text(), parent)))
                .toList();
    }

    /** The departments that do something by a template. */
    public Set<String> departments() {
        return templates.values().stream()
                .flatMap(List::stream)
                .flatMap(part -> Stream.ofNullable(part.department()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String filled(String text, Ticket parent) {
        return text.replace("{ticket}", parent.id())
                .replace("{order}", Objects.requireNonNullElse(parent.orderNo(), "?"));
    }
}
