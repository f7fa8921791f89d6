package io.kefu.kpi;

import io.kefu.ticket.value.StateKind;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A ticket as the measures see it. */
record KpiTicket(
        String id,
        String externalId,
        String channel,
        @Nullable String type,
        String priority,
        String level,
        @Nullable String team,
        @Nullable String assignee,
        @Nullable String agentName,
        @Nullable String agentDepartment,
        String state,
        StateKind kind,
        Instant openedAt,
        @Nullable Instant firstResponseAt,
        @Nullable Instant resolvedAt,
        @Nullable Instant closedAt,
        int reopens,
        int reassignments,
        @Nullable Integer rating,
        @Nullable Boolean sourceSlaMet,
        @Nullable Boolean slaMet,
        boolean ambiguous) {

    /** Who handled it, as reports show it: id and name; empty for nobody. */
    String agent() {
        if (assignee == null) {
            return "";
        }
        return agentName == null ? assignee : assignee + " " + agentName;
    }

    boolean isResolved() {
        return kind.isSolved();
    }
}
