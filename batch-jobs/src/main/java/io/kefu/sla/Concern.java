package io.kefu.sla;

import io.kefu.sla.policy.SlaPolicies;
import io.kefu.ticket.life.Attribute;
import io.kefu.ticket.life.Ticket;
import io.kefu.ticket.life.TicketChange;
import io.kefu.ticket.life.TicketEvent;
import io.kefu.ticket.life.TicketEvent.Assigned;
import io.kefu.ticket.life.TicketEvent.Changed;
import io.kefu.ticket.life.TicketEvent.Noted;
import io.kefu.ticket.life.TicketEvent.Told;
import io.kefu.ticket.value.StateKind;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which changes of tickets can move a clock: the others need not be looked at. */
public final class Concern {

    private static final Map<Attribute, String> FIELDS = Map.ofEntries(
            Map.entry(Attribute.TYPE, "type"),
            Map.entry(Attribute.SUBTYPE, "subtype"),
            Map.entry(Attribute.URGENCY, "urgency"),
            Map.entry(Attribute.PRIORITY, "priority"),
            Map.entry(Attribute.DEPARTMENT, "department"),
            Map.entry(Attribute.TEAM, "team"),
            Map.entry(Attribute.LEVEL, "customer.level"),
            Map.entry(Attribute.CONTACTS, "contacts"),
            Map.entry(Attribute.REOPENS, "reopens"),
            Map.entry(Attribute.REASSIGNMENTS, "reassignments"),
            Map.entry(Attribute.TAGS, "tags"),
            Map.entry(Attribute.SUBJECT, "subject"),
            Map.entry(Attribute.TEXT, "description"),
            Map.entry(Attribute.CATEGORY, "category"),
            Map.entry(Attribute.ORDER_NO, "order_no"));

    private static final Set<Attribute> TIMES = EnumSet.of(
            Attribute.OPENED_AT,
            Attribute.FIRST_RESPONSE,
            Attribute.ANSWERED_UNTIMED,
            Attribute.DONE,
            Attribute.CLOSED_AT);

    private final Set<Attribute> attributes = EnumSet.copyOf(TIMES);
    private final boolean asksWho;

    public Concern(SlaPolicies policies) {
        FIELDS.forEach((attribute, field) -> {
            if (policies.ask(field)) {
                attributes.add(attribute);
            }
        });
        if (policies.ask("customer.high_value") || policies.ask("customer.high_risk")) {
            attributes.add(Attribute.MARKS);
        }
        asksWho = policies.ask("assignee") || policies.ask("department") || policies.ask("reassignments");
    }

    boolean isOf(TicketChange change) {
        return change.isNew() || change.events().stream().anyMatch(event -> isOf(event, change.ticket()));
    }

    private boolean isOf(TicketEvent event, Ticket ticket) {
        if (event instanceof Noted) {
            return false;
        }
        if (event instanceof Assigned) {
            return asksWho || isWaited(ticket.storedKind()) != isWaited(ticket.kind());
        }
        if (event instanceof Changed changed) {
            return attributes.contains(changed.attribute());
        }
        return !(event instanceof Told told) || told.values().keySet().stream().anyMatch(attributes::contains);
    }

    private static boolean isWaited(@Nullable StateKind kind) {
        return kind != null && kind.isOurs();
    }
}
