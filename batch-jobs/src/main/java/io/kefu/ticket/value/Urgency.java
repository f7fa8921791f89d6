package io.kefu.ticket.value;

import io.kefu.text.Code;

/** How much a customer is pressed, rising: 一般, 紧急, 特急. */
public enum Urgency implements Code {
    NORMAL,
    URGENT,
    CRITICAL
}
