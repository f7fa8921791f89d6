package io.kefu.ticket.route;

import io.kefu.text.Code;

/** Why an agent does not get a ticket, in the order in which it is looked at: the first one counts. */
public enum Obstacle implements Code {
    /** Left the company, or is not to get tickets. */
    INACTIVE,
    /** Has the skill at a lower level than is wished for. */
    SKILL_LEVEL,
    /** Not of the seniority that is wished for. */
    SENIORITY,
    /** Does not work in this channel. */
    CHANNEL,
    /** Does not write this language. */
    LANGUAGE,
    /** Does not work then. */
    OFF_SHIFT,
    /** Is away then. */
    ON_LEAVE,
    /** Has as much open work as fits. */
    FULL,
    /** Has as many conversations as fit. */
    FULL_INSTANT,
    /** Got as many tickets lately as one may get. */
    PACED
}
