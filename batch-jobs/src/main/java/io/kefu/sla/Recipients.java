package io.kefu.sla;

import io.kefu.sla.Fired.Recipient;
import io.kefu.sla.policy.Role;
import io.kefu.ticket.life.Ticket;
import io.kefu.ticket.route.Organisation;
import io.kefu.ticket.route.Organisation.Person;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who is told what on the way: what nobody is there to get goes to the one above, and says so. */
final class Recipients {

    private final Organisation organisation;
    private final Instant now;

    Recipients(Organisation organisation, Instant now) {
        this.organisation = organisation;
        this.now = now;
    }

    /** Those who have these roles for a ticket, each person once. */
    List<Recipient> of(Ticket ticket, List<Role> roles) {
        List<Recipient> recipients = new ArrayList<>();
        for (Role role : roles) {
            Recipient recipient = of(ticket, role);
            boolean known = recipients.stream()
                    .anyMatch(one -> one.person() != null && one.person().equals(recipient.person()));
            if (!known) {
                recipients.add(recipient);
            }
        }
        return recipients;
    }

    private Recipient of(Ticket ticket, Role role) {
        String assignee = ticket.assignee();
        return switch (role) {
            case CUSTOMER -> new Recipient(role, ticket.requesterId() == null ? null : "customer", null);
            case ASSIGNEE -> {
                boolean there = assignee != null && !organisation.isAway(assignee, now);
                yield there
                        ? new Recipient(role, assignee, null)
                        : new Recipient(Role.SUPERVISOR, leader(ticket, 0), Role.ASSIGNEE);
            }
            case SUPERVISOR -> new Recipient(role, leader(ticket, 0), null);
            case MANAGER -> new Recipient(role, leader(ticket, 1), null);
        };
    }

    /** Whoever leads above the one who has the ticket; the highest that there is, where the house has fewer levels. */
    private @Nullable String leader(Ticket ticket, int above) {
        String department =
                ticket.department() == null ? organisation.departmentOf(ticket.assignee()) : ticket.department();
        List<String> leaders = organisation.leaders(department).stream()
                .map(Person::id)
                .filter(id -> !id.equals(ticket.assignee()))
                .toList();
        return leaders.isEmpty() ? null : leaders.get(Math.min(above, leaders.size() - 1));
    }
}
