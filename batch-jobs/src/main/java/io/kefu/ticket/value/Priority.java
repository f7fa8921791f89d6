package io.kefu.ticket.value;

import io.kefu.text.Code;

/** What is done first, falling: 高, 中, 低. */
public enum Priority implements Code {
    HIGH,
    MEDIUM,
    LOW
}
