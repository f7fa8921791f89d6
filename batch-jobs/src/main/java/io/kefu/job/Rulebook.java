package io.kefu.job;

import io.kefu.intake.mapping.Mapping;
import io.kefu.sla.Calendars;
import io.kefu.sla.SlaPolicies;
import io.kefu.ticket.recognise.Recognition;
import io.kefu.workspace.Workspace;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The mappings, rules and policies of a workspace, each read once, when it is first asked for. */
final class Rulebook {

    private final Workspace workspace;
    private final Calendars calendars;
    private @Nullable Map<String, Mapping> mappings;
    private @Nullable Recognition recognition;
    private @Nullable SlaPolicies policies;

    Rulebook(Workspace workspace, Calendars calendars) {
        this.workspace = workspace;
        this.calendars = calendars;
    }

    synchronized Map<String, Mapping> mappings() {
        if (mappings == null) {
            mappings = Mapping.all(workspace);
        }
        return mappings;
    }

    synchronized Recognition recognition() {
        if (recognition == null) {
            Workspace.Resource rules = workspace.resource("rules/recognition.yaml");
            recognition = Recognition.parse(rules.name(), rules.text());
        }
        return recognition;
    }

    synchronized SlaPolicies policies() {
        if (policies == null) {
            policies = SlaPolicies.read(workspace, calendars);
        }
        return policies;
    }
}
