package io.kefu.ticket;

import io.kefu.access.Actor;
import io.kefu.customer.CustomerRepository.Requester;
import io.kefu.customer.golden.Traits;
import io.kefu.ticket.child.Part;
import io.kefu.ticket.life.Attribute;
import io.kefu.ticket.life.Grade;
import io.kefu.ticket.life.Ticket;
import io.kefu.ticket.life.TicketChanges;
import io.kefu.ticket.recognise.Given;
import io.kefu.ticket.recognise.Recognition;
import io.kefu.ticket.route.Router;
import io.kefu.ticket.route.Routing;
import io.kefu.ticket.value.Birth;
import io.kefu.ticket.value.Words;
import java.time.Instant;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Opens tickets by hand; each is graded and handed out as a contact of its own would be. */
final class HandOpening {

    private final Routing routing;
    private final Router router;
    private final Recognition recognition;
    private final Deeds deeds;
    private final TicketChanges changes;
    private final Actor actor;

    /** @param router follows the changes */
    HandOpening(
            Routing routing, Router router, Recognition recognition, Deeds deeds, TicketChanges changes, Actor actor) {
        this.routing = routing;
        this.router = router;
        this.recognition = recognition;
        this.deeds = deeds;
        this.changes = changes;
        this.actor = actor;
    }

    Ticket open(TicketForm form) {
        TicketForm.Given said = form.given();
        Traits traits = Requester.traitsOf(form.requester());
        String text = Objects.requireNonNullElse(form.subject(), "") + "\n" + form.text();
        Grade grade = recognition.grade(Deeds.given(said, recognition.grades()), text, form.channel(), traits);
        String orderNo =
                said.orderNo() == null ? recognition.facts().orderNo(form.subject(), form.text()) : said.orderNo();
        Words words = new Words(form.subject(), form.text(), said.category(), orderNo, grade.reasons());
        Ticket ticket = changes.openByHand(
                form.channel(),
                form.isInstant() ? "instant" : "async",
                words,
                form.requester() == null ? null : form.requester().recordId(),
                changes.now());
        ticket.by(actor).open(changes.now(), grade, traits, "by hand; " + grade.reasons(), null);
        hand(ticket, form.assignee());
        return ticket;
    }

    /** A ticket for what another department does of one: as urgent as that, and about the same order. */
    Ticket open(Part part, Ticket parent) {
        Deeds.filled("text", part.text());
        Instant now = changes.now();
        Given said = new Given(parent.type(), parent.subtype(), parent.urgency(), parent.priority(), part.team());
        Grade grade = recognition
                .grade(said, part.text(), Birth.INTERNAL, parent.traits())
                .handledBy(part.team(), part.department());
        String reasons = Stream.of(Attribute.TYPE, Attribute.URGENCY, Attribute.PRIORITY)
                .map(attribute -> attribute.key() + ": as its parent")
                .collect(Collectors.joining("; "));
        Words words = new Words(null, part.text(), parent.category(), parent.orderNo(), reasons);
        Ticket ticket = changes.openByHand(Birth.INTERNAL, "async", words, null, now);
        ticket.by(actor).open(now, grade, parent.traits(), "a part of " + parent.id(), null);
        ticket.by(actor).change(Attribute.PARENT, parent.id(), now, "a part of " + parent.id());
        hand(ticket, part.assignee());
        return ticket;
    }

    private void hand(Ticket ticket, @Nullable String assignee) {
        if (assignee == null) {
            routing.give(router, ticket, actor, changes.now());
        } else {
            deeds.assign(assignee, "").on(ticket, changes, actor);
        }
    }
}
