package io.kefu.customer.golden;

import io.kefu.text.Code;

/** What the history of a customer adds up to, by {@code rules/care.yaml}. */
public enum Mark implements Code {
    HIGH_VALUE,
    /** Likely to leave or to complain again. */
    HIGH_RISK
}
