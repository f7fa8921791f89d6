package io.kefu.ticket.thread;

import java.util.Locale;

/** What an imported row was to its ticket. */
public enum Role {
    OPENED,
    APPENDED,
    /** An answer of ours. */
    REPLIED,
    /** A newer version of a row, or of a ticket of another system. */
    UPDATED,
    /** It told what the ticket was before what is known of it. */
    OLDER,
    /** An answer of ours to nobody. */
    UNPLACED,
    /** A contact that nobody of us had to take. */
    SELF_SERVED;

    /** The name in the database. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
