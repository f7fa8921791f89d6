package io.kefu.ticket.value;

/**
 * Where a ticket stands: what an office calls it, and what that means. Which states there are and how they follow each
 * other is the office's life cycle.
 *
 * @param key its name in rules, files and the database
 */
public record TicketState(String key, StateKind kind) {

    /** Where a ticket stands before its first event. */
    public static final TicketState NONE = new TicketState("", StateKind.NEW);

    /** As events keep it, whatever the life cycle will call it later; {@link #parse} reads it. */
    public String text() {
        return kind.key() + "/" + key;
    }

    public static TicketState parse(String text) {
        int slash = text.indexOf('/');
        return new TicketState(text.substring(slash + 1), StateKind.of(text.substring(0, slash)));
    }
}
