package io.kefu.ticket;

import io.kefu.access.Actor;
import io.kefu.intake.mapping.Mapping;
import io.kefu.intake.record.CanonicalRecord;
import io.kefu.intake.record.Field;
import io.kefu.intake.record.RecordKind;
import io.kefu.intake.record.StoredRecord;
import io.kefu.text.Keyed;
import io.kefu.ticket.life.Acting;
import io.kefu.ticket.life.Attribute;
import io.kefu.ticket.life.Grade;
import io.kefu.ticket.life.Ticket;
import io.kefu.ticket.route.Agent;
import io.kefu.ticket.route.Router;
import io.kefu.ticket.value.Cause;
import io.kefu.ticket.value.StateKind;
import io.kefu.ticket.value.TicketState;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one row of another system tells of a ticket. A row that is an event happened when it says; a snapshot only shows
 * what had happened by then, so that a fact of it has the time that it states itself, or none.
 */
final class Report {

    /** What reports are read with. */
    record Reading(Opening opening, Router router, Collection<Mapping> mappings, Actor actor) {}

    private final StoredRecord row;
    private final CanonicalRecord content;
    private final Ticket ticket;
    private final Reading reading;
    private final Acting acting;
    private final boolean isEvent;
    private final StateKind before;

    /** When and by whom the row tells what has no time of its own. */
    private final Cause cause;

    Report(StoredRecord row, Ticket ticket, Reading reading) {
        this.row = row;
        this.content = row.content();
        this.ticket = ticket;
        this.reading = reading;
        this.acting = ticket.by(reading.actor());
        this.isEvent = row.kind().equals(RecordKind.TICKET_EVENT.key());
        this.before = ticket.kind();
        Cause told = Cause.of(row.changedAt(), reading.actor(), "reported by " + row.source(), row.id());
        this.cause = isEvent ? told : told.untimed();
    }

    void adopt() {
        String named = content.text(Field.AGENT);
        Optional<Agent> agent = reading.router().find(named);
        assignee(named, agent);
        state();
        times();
        Map<Attribute, @Nullable String> values = new EnumMap<>(Attribute.class);
        grade(values, agent.map(Agent::department).orElse(null));
        counts(values); // they go before what was counted here
        acting.tell(cause, values);
        content.integer(Field.RATING)
                .ifPresent(stars -> acting.change(
                        Attribute.RATING,
                        stars.toString(),
                        new Cause(cause.at(), cause.timed(), cause.actor(), "", null)));
    }

    /**
     * What it is about. An event tells of its fields alone. Of a live ticket, what is recognised in its words counts when
     * they are others: a contact or a person may have made it more serious since.
     */
    private void grade(Map<Attribute, @Nullable String> values, @Nullable String department) {
        boolean worded = !isEvent || content.has(Field.TEXT) || content.has(Field.SUBJECT);
        boolean reworded = worded
                && !(row.words().equals(ticket.description())
                        && Objects.equals(content.text(Field.SUBJECT), ticket.subject()));
        if (worded) {
            values.put(Attribute.SUBJECT, content.text(Field.SUBJECT));
            values.put(Attribute.TEXT, row.words());
        }
        if (!isEvent || content.has(Field.CATEGORY)) {
            values.put(Attribute.CATEGORY, content.text(Field.CATEGORY));
        }
        if (!isEvent || content.has(Field.ORDER_NO)) {
            values.put(Attribute.ORDER_NO, reading.opening().orderNo(row));
        }
        Grade grade = reading.opening().gradeReported(row, ticket.channel(), ticket.traits());
        boolean regraded = ticket.history() ? worded : reworded;
        if (regraded || grade.given() != null) {
            values.put(Attribute.GIVEN, grade.given());
            boolean typed = regraded || content.has(Field.SUBTYPE);
            put(values, typed, Field.TYPE, Attribute.TYPE, Keyed.keyOf(grade.type()));
            put(values, typed, Field.TYPE, Attribute.SUBTYPE, grade.subtype());
            put(
                    values,
                    regraded,
                    Field.URGENCY,
                    Attribute.URGENCY,
                    grade.urgency().key());
            put(
                    values,
                    regraded,
                    Field.PRIORITY,
                    Attribute.PRIORITY,
                    grade.priority().key());
        }
        if (regraded) {
            values.put(Attribute.REASONS, grade.reasons());
        }
        if (regraded || content.has(Field.TEAM)) {
            values.put(Attribute.TEAM, grade.team());
        }
        if (department != null) {
            values.put(Attribute.DEPARTMENT, department);
        } else if (!ticket.history() && regraded) {
            values.put(Attribute.DEPARTMENT, grade.department());
        }
        values.put(Attribute.AMBIGUOUS, ambiguous());
        content.instant(Field.MODIFIED_AT).ifPresent(at -> values.put(Attribute.SOURCE_CHANGED, at.toString()));
    }

    private void put(
            Map<Attribute, @Nullable String> values,
            boolean said,
            Field field,
            Attribute attribute,
            @Nullable String value) {
        if (said || content.has(field)) {
            values.put(attribute, value);
        }
    }

    /** A snapshot tells all times again; an event tells its own. */
    private @Nullable String ambiguous() {
        Set<String> keys = new LinkedHashSet<>();
        if (isEvent) {
            keys.addAll(List.of(ticket.ambiguousTimes().split(" ", -1)));
        }
        keys.addAll(List.of(content.text(Field.AMBIGUOUS, "").split(" ", -1)));
        keys.remove("");
        return keys.isEmpty() ? null : String.join(" ", keys);
    }

    private void assignee(@Nullable String named, Optional<Agent> agent) {
        if (named != null) {
            acting.reportAssignee(agent.map(Agent::id).orElse(named), null, cause);
        } else if (isUnassigned()) {
            acting.reportAssignee(null, null, cause);
        }
    }

    private boolean isUnassigned() {
        String reported = content.text(Field.STATE);
        return reported != null && ticket.lifecycle().reported(reported).kind() == StateKind.NEW;
    }

    /** A closed ticket that says when it was solved was solved before. */
    private void state() {
        String reported = content.text(Field.STATE);
        if (reported == null) {
            return;
        }
        TicketState state = ticket.lifecycle().reported(reported);
        Optional<Instant> resolved = content.instant(Field.RESOLVED_AT);
        boolean solvedFirst = state.kind() == StateKind.CLOSED && !isEvent && !before.isFinished();
        if (solvedFirst && resolved.isPresent()) {
            acting.report(ticket.lifecycle().first(StateKind.SOLVED), cause.at(resolved.get()));
        }
        Optional<Instant> own =
                switch (state.kind()) {
                    case SOLVED -> resolved;
                    case CLOSED -> content.instant(Field.CLOSED_AT);
                    default -> Optional.empty();
                };
        acting.report(state, isEvent || own.isEmpty() ? cause : cause.at(own.get()));
    }

    /** Times that the source states count; where it has no such field, the change of state tells them. */
    private void times() {
        content.instant(Field.FIRST_REPLY_AT).ifPresent(first -> tell(Attribute.FIRST_RESPONSE, first));
        StateKind kind = ticket.kind();
        Instant changed = isEvent ? row.changedAt() : null;
        if (states(Field.CLOSED_AT)) {
            tell(Attribute.CLOSED_AT, content.instant(Field.CLOSED_AT).orElse(null));
        } else if (kind == StateKind.CLOSED && before != StateKind.CLOSED) {
            tell(Attribute.CLOSED_AT, changed);
        } else if (kind != StateKind.CLOSED) {
            tell(Attribute.CLOSED_AT, null);
        }
        boolean becameDone = !before.isSolved() && kind.isSolved();
        if (states(Field.RESOLVED_AT)) {
            tell(Attribute.DONE, content.instant(Field.RESOLVED_AT).orElse(null));
        } else if (becameDone) {
            tell(Attribute.DONE, changed == null ? ticket.closedAt() : changed);
        } else if (!kind.isFinished()) {
            tell(Attribute.DONE, null);
        }
        boolean live = !ticket.history() && !states(Field.FIRST_REPLY_AT);
        if (live && !ticket.isAnswered() && ticket.resolvedAt() != null) {
            tell(Attribute.FIRST_RESPONSE, ticket.resolvedAt()); // a solution without an answer before it is the answer
        }
    }

    private void counts(Map<Attribute, @Nullable String> values) {
        content.integer(Field.REOPENS).ifPresent(count -> values.put(Attribute.REOPENS, count.toString()));
        content.integer(Field.REASSIGNMENTS).ifPresent(count -> values.put(Attribute.REASSIGNMENTS, count.toString()));
        content.instant(Field.DUE_AT).ifPresent(due -> values.put(Attribute.SOURCE_DUE, due.toString()));
        content.flag(Field.SLA_MET).ifPresent(met -> values.put(Attribute.SOURCE_SLA_MET, met.toString()));
    }

    /** A time that is known, at that time. */
    private void tell(Attribute attribute, @Nullable Instant at) {
        acting.tell(
                at == null ? cause : cause.at(at),
                Collections.singletonMap(attribute, at == null ? null : at.toString()));
    }

    private boolean states(Field field) {
        return reading.mappings().stream()
                .filter(mapping -> mapping.source().equals(row.source())
                        && mapping.kind().key().equals(row.kind()))
                .anyMatch(mapping -> mapping.maps(field));
    }
}
