package io.kefu.ticket;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** Where a ticket stands: 待分派 → 待处理 → 处理中 ⇄ 待回复 → 已解决 → 已关闭, or cancelled. */
public enum TicketState {
    UNASSIGNED,
    ASSIGNED,
    IN_PROGRESS,
    /** The customer has to answer. */
    PENDING,
    RESOLVED,
    CLOSED,
    CANCELLED;

    /** The name in the database, mappings and selectors. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static TicketState of(String key) {
        return valueOf(key.toUpperCase(Locale.ROOT));
    }

    /** The legal next states. */
    Set<TicketState> next() {
        return switch (this) {
            case UNASSIGNED -> EnumSet.of(ASSIGNED, CANCELLED);
            case ASSIGNED -> EnumSet.of(UNASSIGNED, IN_PROGRESS, CANCELLED);
            case IN_PROGRESS -> EnumSet.of(ASSIGNED, PENDING, RESOLVED, CANCELLED);
            case PENDING -> EnumSet.of(ASSIGNED, IN_PROGRESS, RESOLVED, CANCELLED);
            case RESOLVED -> EnumSet.of(IN_PROGRESS, CLOSED);
            case CLOSED -> EnumSet.of(IN_PROGRESS);
            case CANCELLED -> EnumSet.noneOf(TicketState.class);
        };
    }

    public boolean isFinished() {
        return this == RESOLVED || this == CLOSED || this == CANCELLED;
    }

    /** What was cancelled was never solved: it can become so, and cannot be reopened. */
    boolean isSolved() {
        return this == RESOLVED || this == CLOSED;
    }

    /** The four states that the registration sheet shows: 待分派, 处理中, 已完成, 已关闭. */
    public String sheetKey() {
        return switch (this) {
            case UNASSIGNED -> "waiting";
            case ASSIGNED, IN_PROGRESS, PENDING -> "in_progress";
            case RESOLVED -> "done";
            case CLOSED, CANCELLED -> "closed";
        };
    }
}
