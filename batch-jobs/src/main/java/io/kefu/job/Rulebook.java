package io.kefu.job;

import io.kefu.intake.mapping.Mapping;
import io.kefu.intake.mapping.Mappings;
import io.kefu.sla.Calendars;
import io.kefu.sla.policy.SlaPolicies;
import io.kefu.sla.policy.SlaPolicyFile;
import io.kefu.store.Once;
import io.kefu.ticket.child.ChildTemplates;
import io.kefu.ticket.cycle.Lifecycle;
import io.kefu.ticket.recognise.Facts;
import io.kefu.ticket.recognise.Recognition;
import io.kefu.ticket.repeat.RepeatRules;
import io.kefu.ticket.route.RoutingRules;
import io.kefu.workspace.Workspace;
import java.util.Map;
import java.util.function.Supplier;

/** The mappings, rules and policies of a workspace, each read once, when it is first asked for. */
final class Rulebook {

    private final Workspace workspace;
    private final Calendars calendars;
    private final Supplier<Map<String, Mapping>> mappings;
    private final Supplier<Recognition> recognition;
    private final Supplier<SlaPolicies> policies;
    private final Supplier<Lifecycle> lifecycle;
    private final Supplier<RoutingRules> routing;
    private final Supplier<ChildTemplates> children;
    private final Supplier<RepeatRules> repeats;

    Rulebook(Workspace workspace, Calendars calendars) {
        this.workspace = workspace;
        this.calendars = calendars;
        this.mappings = new Once<>(() -> Mappings.all(workspace));
        this.recognition = new Once<>(() -> {
            Workspace.Resource rules = workspace.resource("rules/recognition.yaml");
            Workspace.Resource facts = workspace.resource("rules/facts.yaml");
            return Recognition.parse(
                    rules.name(),
                    rules.text(),
                    Facts.parse(facts.name(), facts.text(), workspace.grades()),
                    workspace.grades());
        });
        this.lifecycle = new Once<>(() -> Lifecycle.of(workspace));
        this.routing = new Once<>(() -> {
            Workspace.Resource rules = workspace.resource("rules/routing.yaml");
            return routing(rules.name(), rules.text());
        });
        this.children = new Once<>(() -> ChildTemplates.of(workspace));
        this.repeats = new Once<>(() -> RepeatRules.of(workspace));
        this.policies = new Once<>(() -> {
            Workspace.Resource file = workspace.resource("sla/policies.yaml");
            return policies(file.name(), file.text());
        });
    }

    Map<String, Mapping> mappings() {
        return mappings.get();
    }

    Recognition recognition() {
        return recognition.get();
    }

    ChildTemplates children() {
        return children.get();
    }

    RepeatRules repeats() {
        return repeats.get();
    }

    Lifecycle lifecycle() {
        return lifecycle.get();
    }

    /** Rules that were in use once, with the calendars of today. */
    RoutingRules routing(String file, String text) {
        return RoutingRules.parse(
                file, text, calendars::get, workspace.settings().zone(), workspace.grades());
    }

    RoutingRules routing() {
        return routing.get();
    }

    SlaPolicies policies() {
        return policies.get();
    }

    /** Policies that somebody thinks of, with the calendars of today. */
    SlaPolicies policies(String file, String text) {
        return SlaPolicyFile.parse(
                file, text, calendars::get, workspace.settings().zone(), workspace.grades());
    }
}
