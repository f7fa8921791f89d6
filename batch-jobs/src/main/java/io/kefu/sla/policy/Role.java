package io.kefu.sla.policy;

import io.kefu.text.Code;

/** Who is told. */
public enum Role implements Code {
    /** Who has the ticket. */
    ASSIGNEE,
    /** Who leads the department that has it (主管). */
    SUPERVISOR,
    /** Who leads the department above. */
    MANAGER,
    /** Who asked. */
    CUSTOMER
}
