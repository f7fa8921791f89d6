package io.kefu.ticket.life;

import io.kefu.ticket.life.TicketEvent.Answered;
import io.kefu.ticket.life.TicketEvent.Assigned;
import io.kefu.ticket.life.TicketEvent.Changed;
import io.kefu.ticket.life.TicketEvent.Contacted;
import io.kefu.ticket.life.TicketEvent.Manner;
import io.kefu.ticket.life.TicketEvent.Moved;
import io.kefu.ticket.life.TicketEvent.Noted;
import io.kefu.ticket.life.TicketEvent.Opened;
import io.kefu.ticket.life.TicketEvent.Told;
import io.kefu.ticket.value.Cause;
import io.kefu.ticket.value.Round;
import io.kefu.ticket.value.StateKind;
import io.kefu.ticket.value.TicketState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What each event makes of a ticket; the same when it happens and when it is read again. */
final class Fold {

    private Fold() {}

    static void apply(Ticket ticket, TicketEvent event) {
        Cause cause = event.cause();
        if (event instanceof Opened opened) {
            open(ticket, opened);
        } else if (event instanceof Assigned assigned) {
            assign(ticket, assigned);
        } else if (event instanceof Moved moved) {
            move(ticket, moved);
        } else if (event instanceof Answered answered) {
            answer(ticket, cause);
            stand(ticket, answered.to());
        } else if (event instanceof Contacted contacted) {
            ticket.contacts++;
            stand(ticket, contacted.to());
        } else if (event instanceof Changed changed) {
            set(ticket, changed.attribute(), changed.to());
        } else if (event instanceof Told told) {
            told.values().forEach((attribute, value) -> attribute.set(ticket, value));
        } else if (!(event instanceof Noted)) {
            throw new IllegalStateException("no rule for " + event);
        }
        boolean isNews = !(event instanceof Told); // facts that come with another event are not
        if (isNews && cause.at().isAfter(ticket.updatedAt)) {
            ticket.updatedAt = cause.at();
        }
    }

    private static void open(Ticket ticket, Opened opened) {
        Grade grade = opened.grade();
        ticket.openedAt = opened.cause().at();
        ticket.updatedAt = ticket.openedAt;
        ticket.state = opened.state();
        ticket.type = grade.type();
        ticket.subtype = grade.subtype();
        ticket.urgency = grade.urgency();
        ticket.priority = grade.priority();
        ticket.department = grade.department();
        ticket.team = grade.team();
        ticket.given = grade.given();
        ticket.level = opened.traits().level();
        ticket.marks = opened.traits().markText();
    }

    private static void assign(Ticket ticket, Assigned assigned) {
        if (assigned.from() != null && assigned.to() != null) {
            ticket.reassignments++;
        }
        ticket.assignee = assigned.to();
        if (assigned.department() != null) {
            ticket.department = assigned.department();
        }
        stand(ticket, assigned.state());
    }

    private static void stand(Ticket ticket, @Nullable TicketState state) {
        if (state != null) {
            ticket.state = state;
        }
    }

    /** What is worked on again is in every list. */
    private static void unarchive(Ticket ticket) {
        if (!ticket.kind().isFinished()) {
            ticket.archivedAt = null;
        }
    }

    /** The first answer is the first response; of one without a time it stays unknown. */
    private static void answer(Ticket ticket, Cause cause) {
        boolean earlier = ticket.firstResponseAt != null
                && cause.timed()
                && cause.at().isBefore(ticket.firstResponseAt)
                && !cause.at().isBefore(ticket.openedAt);
        if (!ticket.isAnswered() || earlier) {
            ticket.firstResponseAt = cause.timed() ? cause.at() : null;
            ticket.answeredUntimed = !cause.timed();
        }
    }

    private static void move(Ticket ticket, Moved moved) {
        Cause cause = moved.cause();
        Instant at = cause.timed() ? cause.at() : null;
        StateKind before = ticket.kind();
        Round round = ticket.round();
        ticket.state = moved.to();
        unarchive(ticket);
        switch (moved.to().kind()) {
            case SOLVED -> {
                ticket.resolvedAt = before.isSolved() ? ticket.resolvedAt : at;
                ticket.closedAt = null;
                if (moved.manner() == Manner.DONE) {
                    answer(ticket, cause); // a solution without an answer before it is the answer
                }
            }
            case CLOSED -> ticket.closedAt = at;
            case CANCELLED, MERGED -> {
                // What was known of its times stays.
            }
            default -> {
                if (before.isSolved() && moved.manner() != Manner.TAKEN_BACK) {
                    ticket.reopens++;
                    ticket.ended(round);
                    ticket.round++;
                    ticket.reopenedAt = at;
                }
                ticket.resolvedAt = null;
                ticket.closedAt = null;
            }
        }
    }

    /** A value that went with an erased customer changes nothing: the row has what is left. */
    private static void set(Ticket ticket, Attribute attribute, @Nullable String value) {
        if (value != null || !attribute.isWords()) {
            attribute.set(ticket, value);
        }
    }
}
