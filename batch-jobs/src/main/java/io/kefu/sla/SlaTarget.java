package io.kefu.sla;

import io.kefu.text.Code;

/** What is promised: a first answer, and a solution. */
public enum SlaTarget implements Code {
    FIRST_RESPONSE,
    RESOLUTION;
}
