package io.kefu.ticket.value;

import io.kefu.text.Code;

/** What a customer wants: 咨询, 投诉, 售后. */
public enum TicketType implements Code {
    INQUIRY,
    COMPLAINT,
    AFTER_SALES
}
