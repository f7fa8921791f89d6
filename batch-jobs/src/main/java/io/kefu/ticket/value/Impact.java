package io.kefu.ticket.value;

import io.kefu.text.Code;

/** How much hangs on a matter, rising: 小, 中, 大. */
public enum Impact implements Code {
    SMALL,
    MEDIUM,
    LARGE
}
