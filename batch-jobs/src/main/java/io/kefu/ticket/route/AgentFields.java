package io.kefu.ticket.route;

import io.kefu.condition.Fields;
import java.time.Instant;
import java.time.ZoneId;

/** What conditions over agents may name. */
public final class AgentFields {

    private AgentFields() {}

    public static Fields<Agent> at(Instant now, ZoneId zone) {
        return new Fields<Agent>(now, zone)
                .text("agent", Agent::id, null)
                .text("name", Agent::name, null)
                .text("department", Agent::department, null)
                .list("skills", Agent::teams, null)
                .text("seniority", Agent::seniority, null)
                .number("capacity", Agent::capacity, null)
                .flag("active", Agent::active, null);
    }
}
