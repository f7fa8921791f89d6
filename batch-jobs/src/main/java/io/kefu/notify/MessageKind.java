package io.kefu.notify;

import io.kefu.text.Code;
import java.util.List;

/** What messages are for, with the fields that each gets. */
@SuppressWarnings("ImmutableEnumChecker") // lists that cannot be changed
public enum MessageKind implements Code {
    /** Something was reached on the way of a due time. */
    ESCALATION(
            List.of("levels"),
            "ticket",
            "to",
            "headline",
            "target",
            "level",
            "at",
            "due",
            "left",
            "policy",
            "priority",
            "state",
            "assignee",
            "department",
            "instead",
            "summary"),
    /** The customer has the word and said nothing. */
    SILENCE(List.of(), "ticket", "name", "since", "closes"),
    /** Several notices in one. */
    DIGEST(List.of("notices"), "count", "subject", "text");

    private final List<String> lists;
    private final List<String> fields;

    MessageKind(List<String> lists, String... fields) {
        this.lists = lists;
        this.fields = List.of(fields);
    }

    /** What its templates may name as a section that comes several times. */
    public List<String> lists() {
        return lists;
    }

    /** What its templates may name; some of it within a list. */
    public List<String> fields() {
        return fields;
    }
}
