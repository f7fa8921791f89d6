package io.kefu.ticket.value;

import io.kefu.text.Code;
import java.util.EnumSet;
import java.util.Set;

/** Where a ticket stands: 待分派 → 待处理 → 处理中 ⇄ 待回复 → 已解决 → 已关闭, or cancelled. What that means is its kind. */
public enum TicketState implements Code {
    UNASSIGNED(StateKind.NEW, "waiting"),
    ASSIGNED(StateKind.OPEN, "in_progress"),
    IN_PROGRESS(StateKind.OPEN, "in_progress"),
    PENDING(StateKind.WAITING, "in_progress"),
    RESOLVED(StateKind.SOLVED, "done"),
    CLOSED(StateKind.CLOSED, "closed"),
    CANCELLED(StateKind.CANCELLED, "closed");

    private final StateKind kind;
    private final String sheetKey;

    TicketState(StateKind kind, String sheetKey) {
        this.kind = kind;
        this.sheetKey = sheetKey;
    }

    public static TicketState of(String key) {
        return Code.of(TicketState.class, key);
    }

    public StateKind kind() {
        return kind;
    }

    /** The legal next states. */
    public Set<TicketState> next() {
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

    /** The state of the registration sheet that shows it: 待分派, 处理中, 已完成, 已关闭. */
    public String sheetKey() {
        return sheetKey;
    }
}
