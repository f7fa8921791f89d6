package io.kefu.ticket;

import io.kefu.access.Actor;
import io.kefu.problem.KefuException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A ticket and what may happen to it. Every change is an event with who, when and why; the repository stores both
 * together. Times of changes may lie before those of earlier ones, as imports bring them.
 */
public final class Ticket {

    final String id;
    final String source;
    final String externalId;
    final boolean history;
    final String channel;
    final String attribute;
    final @Nullable String conversation;

    @Nullable
    Long requesterId;

    Instant openedAt;

    @Nullable
    String subject;

    String description = "";
    String type = "inquiry";

    @Nullable
    String subtype;

    String urgency = "normal";
    String priority = "medium";
    String reasons = "";

    @Nullable
    String category;

    @Nullable
    String orderNo;

    @Nullable
    String department;

    @Nullable
    String team;

    @Nullable
    String assignee;

    TicketState state = TicketState.UNASSIGNED;

    @Nullable
    Instant firstResponseAt;

    /** Somebody answered, and nobody noted when. */
    boolean answeredUntimed;

    @Nullable
    Instant resolvedAt;

    @Nullable
    Instant closedAt;

    int contacts = 1;
    int reopens;
    int reassignments;

    @Nullable
    Integer rating;

    /** What the customer gave with the contact itself, before anybody answered: no verdict on the service. */
    @Nullable
    Integer contactRating;

    /** Keys of the times that exist twice or never in their zone, as the source wrote them; null for none. */
    @Nullable
    String ambiguousTimes;

    @Nullable
    Instant dueAt;

    @Nullable
    Instant sourceDueAt;

    @Nullable
    Boolean sourceSlaMet;

    @Nullable
    Instant sourceChangedAt;

    Instant updatedAt;
    int version;

    /** The level of the requester's customer when the ticket was last looked at. */
    String level = "ordinary";

    private final List<TicketEvent> events = new ArrayList<>();

    Ticket(
            String id,
            String source,
            String externalId,
            boolean history,
            String channel,
            String attribute,
            @Nullable Long requesterId,
            @Nullable String conversation,
            Instant openedAt) {
        this.id = id;
        this.source = source;
        this.externalId = externalId;
        this.history = history;
        this.channel = channel;
        this.attribute = attribute;
        this.requesterId = requesterId;
        this.conversation = conversation;
        this.openedAt = openedAt;
        this.updatedAt = openedAt;
    }

    // ---- what may happen

    void opened(Actor actor, String reason, @Nullable Long intakeId) {
        record(openedAt, actor.name(), "opened", null, state.key(), reason, intakeId);
    }

    void grade(Grade grade) {
        type = grade.type();
        subtype = grade.subtype();
        urgency = grade.urgency();
        priority = grade.priority();
        department = grade.department();
        team = grade.team();
        reasons = grade.reasons();
    }

    /** Hands the ticket to an agent, who finds it in state 待处理; a finished one cannot be handed on. */
    void assign(String agent, @Nullable String agentDepartment, Instant at, Actor actor, String reason) {
        if (agent.equals(assignee) && state != TicketState.UNASSIGNED) {
            return;
        }
        if (state.isFinished()) {
            throw illegal(TicketState.ASSIGNED);
        }
        if (assignee != null) {
            reassignments++;
        }
        record(at, actor.name(), "assigned", assignee, agent, reason, null);
        assignee = agent;
        department = agentDepartment == null ? department : agentDepartment;
        state = TicketState.ASSIGNED; // what the event says, legal from every unfinished state
    }

    /** We answered: the first answer is the first response. */
    void reply(Instant at, String who, @Nullable Long intakeId) {
        if (firstResponseAt == null && !answeredUntimed) {
            firstResponseAt = at;
        }
        begun(at, who, intakeId);
    }

    /** We answered in a contact that does not tell after how long: the first response stays unknown. */
    void replyUntimed(Instant contactAt, String who, @Nullable Long intakeId) {
        answeredUntimed |= firstResponseAt == null;
        begun(contactAt, who, intakeId);
    }

    private void begun(Instant at, String who, @Nullable Long intakeId) {
        TicketState before = state;
        if (state == TicketState.ASSIGNED) {
            state = TicketState.IN_PROGRESS;
        }
        recordMove(at, who, "reply", before, intakeId);
    }

    /** The customer has the word. */
    void await(Instant at, String who) {
        if (state == TicketState.IN_PROGRESS) {
            move(TicketState.PENDING, at, who, "answered");
        }
    }

    /** The customer wrote again: work goes on, a solved ticket is reopened. */
    void contact(Instant at, Actor actor, @Nullable Long intakeId) {
        contacts++;
        TicketState before = state;
        if (state == TicketState.PENDING) {
            state = TicketState.IN_PROGRESS;
        }
        recordMove(at, actor.name(), "contact", before, intakeId);
        if (state == TicketState.RESOLVED) {
            reopen(at, actor, "the customer wrote again");
        }
    }

    /** Work began. */
    void start(Instant at, Actor actor) {
        if (state == TicketState.ASSIGNED) {
            move(TicketState.IN_PROGRESS, at, actor.name(), "work began");
        }
    }

    void resolve(Instant at, Actor actor, String reason) {
        start(at, actor);
        move(TicketState.RESOLVED, at, actor.name(), reason);
        resolvedAt = at;
        if (firstResponseAt == null && !answeredUntimed) {
            firstResponseAt = at; // a solution without an answer before it is the answer
        }
    }

    /**
     * Solved in the contact.
     *
     * @param end null when the contact does not tell it: the time of the solution stays unknown
     */
    void resolveAsTold(@Nullable Instant end, Instant contactAt, Actor actor, String reason) {
        start(contactAt, actor);
        move(TicketState.RESOLVED, end == null ? contactAt : end, actor.name(), reason);
        resolvedAt = end;
        if (firstResponseAt == null && !answeredUntimed) {
            firstResponseAt = history ? null : end; // a solution without an answer before it is the answer
            answeredUntimed = firstResponseAt == null;
        }
    }

    void close(Instant at, Actor actor, String reason) {
        move(TicketState.CLOSED, at, actor.name(), reason);
        closedAt = at;
    }

    void reopen(Instant at, Actor actor, String reason) {
        if (!state.isSolved()) {
            throw new KefuException(new TicketProblem.NotSolved(id, state.key()));
        }
        move(TicketState.IN_PROGRESS, at, actor.name(), reason);
        reopens++;
        resolvedAt = null;
        closedAt = null;
    }

    /** The source took back that it was solved: it never was, and nobody reopened it. */
    void unsolve(Instant at, Actor actor, String reason) {
        record(at, actor.name(), "state", state.key(), TicketState.IN_PROGRESS.key(), reason, null);
        state = TicketState.IN_PROGRESS;
        resolvedAt = null;
    }

    /**
     * Whether a rating can be of our service: somebody answered before it was given.
     *
     * @param at null when nobody knows when
     */
    boolean isAnsweredBy(@Nullable Instant at) {
        return answeredUntimed || (firstResponseAt != null && (at == null || !firstResponseAt.isAfter(at)));
    }

    /** The rating that came with the contact that opened the ticket: a first value, not a change. */
    void openedWithRating(int stars) {
        rating = stars;
    }

    /** A score of something else than our answer, given before there was one. */
    void scored(int stars) {
        contactRating = stars;
    }

    void rate(int stars, Instant at, Actor actor) {
        rate(stars, at, actor, "");
    }

    void rate(int stars, Instant at, Actor actor, String reason) {
        if (rating != null && rating == stars) {
            return;
        }
        record(
                at,
                actor.name(),
                "rating",
                rating == null ? null : rating.toString(),
                Integer.toString(stars),
                reason,
                null);
        rating = stars;
    }

    /** The state that another system reports; its own rules decided what is legal there. */
    void adopt(TicketState reported, Instant at, String who, @Nullable Long intakeId) {
        if (reported != state) {
            record(at, who, "state", state.key(), reported.key(), "reported by " + source, intakeId);
            state = reported;
        }
    }

    /** The assignee that another system reports. */
    void adoptAssignee(String agent, Instant at, String who, @Nullable Long intakeId) {
        if (!agent.equals(assignee)) {
            record(at, who, "assigned", assignee, agent, "reported by " + source, intakeId);
            assignee = agent;
        }
    }

    /** Another system took it from whoever had it. */
    void adoptNobody(Instant at, String who, @Nullable Long intakeId) {
        record(at, who, "assigned", assignee, null, "reported by " + source, intakeId);
        assignee = null;
    }

    /** Another type, which a person gave it. */
    void retype(String newType, Instant at, Actor actor, String reason) {
        type = changed("type", type, newType, at, actor, reason);
    }

    /** Another urgency, which a person gave it. */
    void changeUrgency(String newUrgency, Instant at, Actor actor, String reason) {
        urgency = changed("urgency", urgency, newUrgency, at, actor, reason);
    }

    /** Hands it to a department without naming an agent. */
    void moveTo(String newDepartment, Instant at, Actor actor, String reason) {
        department = changed("department", department, newDepartment, at, actor, reason);
    }

    /** Another priority, which follows from another type or urgency. */
    void reprioritise(String newPriority, Instant at, Actor actor, String reason) {
        priority = changed("priority", priority, newPriority, at, actor, reason);
    }

    /** Another text, which the source corrected. */
    void rewrite(String text, Instant at, Actor actor, String reason) {
        description = changed("text", description, text, at, actor, reason);
    }

    /** @param keys of more times that exist twice or never, with blanks between */
    void markAmbiguous(String keys) {
        Set<String> all = new LinkedHashSet<>(
                List.of(((ambiguousTimes == null ? "" : ambiguousTimes) + " " + keys).split(" ", -1)));
        all.remove("");
        ambiguousTimes = all.isEmpty() ? null : String.join(" ", all);
    }

    /** @param keys of times that were marked before and are not any more */
    void unmarkAmbiguous(String keys) {
        if (ambiguousTimes != null) {
            Set<String> left = new LinkedHashSet<>(List.of(ambiguousTimes.split(" ", -1)));
            left.removeAll(List.of(keys.split(" ", -1)));
            ambiguousTimes = left.isEmpty() ? null : String.join(" ", left);
        }
    }

    /** The source corrected when the contact was that opened it. */
    void correctOpening(Instant opening, Instant at, Actor actor, String reason) {
        changed("opened_at", openedAt.toString(), opening.toString(), at, actor, reason);
        openedAt = opening;
    }

    /** The source corrected when the first answer was. */
    void correctFirstResponse(Instant reply, Instant at, Actor actor, String reason) {
        String before = firstResponseAt == null ? null : firstResponseAt.toString();
        record(at, actor.name(), "first_response", before, reply.toString(), reason, null);
        firstResponseAt = reply;
        answeredUntimed = false;
    }

    /** Another time of solution, of a ticket that is solved. */
    void correctEnd(Instant end, Instant at, Actor actor, String reason) {
        record(
                at,
                actor.name(),
                "done",
                resolvedAt == null ? null : resolvedAt.toString(),
                end.toString(),
                reason,
                null);
        resolvedAt = end;
    }

    /** A line was added to its progress sheet. */
    void noteEntry(String entry, Instant at, Actor actor, String reason) {
        record(at, actor.name(), "entry", null, entry, reason, null);
    }

    /** A line of its progress sheet was corrected. */
    void noteCorrection(String before, String after, Instant at, Actor actor, String reason) {
        record(at, actor.name(), "correction", before, after, reason, null);
    }

    /** Sets when it is expected to be done (预计完成时间). */
    public void expectCompletion(@Nullable Instant at) {
        dueAt = at;
    }

    private void move(TicketState to, Instant at, String who, String reason) {
        if (!state.next().contains(to)) {
            throw illegal(to);
        }
        record(at, who, "state", state.key(), to.key(), reason, null);
        state = to;
    }

    /** An answer or a contact; it names the states when it moved the ticket. */
    private void recordMove(Instant at, String who, String kind, TicketState before, @Nullable Long intakeId) {
        boolean moved = before != state;
        record(at, who, kind, moved ? before.key() : null, moved ? state.key() : null, "", intakeId);
    }

    private KefuException illegal(TicketState to) {
        String legal = state.next().stream().map(TicketState::key).collect(Collectors.joining(", "));
        return new KefuException(
                new TicketProblem.IllegalTransition(id, state.key(), to.key(), legal.isEmpty() ? "-" : legal));
    }

    /** The new value, with an event when it is another. */
    private String changed(String kind, @Nullable String before, String after, Instant at, Actor actor, String reason) {
        if (!after.equals(before)) {
            record(at, actor.name(), kind, before, after, reason, null);
        }
        return after;
    }

    private void record(
            Instant at,
            String who,
            String kind,
            @Nullable String from,
            @Nullable String to,
            String reason,
            @Nullable Long intakeId) {
        events.add(new TicketEvent(id, at, who, kind, from, to, reason, intakeId));
        if (at.isAfter(updatedAt)) {
            updatedAt = at;
        }
    }

    /** The events since the last call. */
    List<TicketEvent> takeEvents() {
        List<TicketEvent> taken = List.copyOf(events);
        events.clear();
        return taken;
    }

    // ---- what others may know

    public String id() {
        return id;
    }

    public String source() {
        return source;
    }

    public String externalId() {
        return externalId;
    }

    /** True when it only counts in reports. */
    public boolean history() {
        return history;
    }

    public String channel() {
        return channel;
    }

    public String attribute() {
        return attribute;
    }

    public String description() {
        return description;
    }

    public String type() {
        return type;
    }

    public @Nullable String subtype() {
        return subtype;
    }

    public String urgency() {
        return urgency;
    }

    public String priority() {
        return priority;
    }

    public String level() {
        return level;
    }

    public String reasons() {
        return reasons;
    }

    public @Nullable String orderNo() {
        return orderNo;
    }

    public @Nullable String department() {
        return department;
    }

    public @Nullable String team() {
        return team;
    }

    public @Nullable String assignee() {
        return assignee;
    }

    public TicketState state() {
        return state;
    }

    public Instant openedAt() {
        return openedAt;
    }

    public @Nullable Instant firstResponseAt() {
        return firstResponseAt;
    }

    public @Nullable Instant resolvedAt() {
        return resolvedAt;
    }

    public @Nullable Instant closedAt() {
        return closedAt;
    }

    public boolean isAnsweredUntimed() {
        return answeredUntimed;
    }

    public @Nullable Integer contactRating() {
        return contactRating;
    }

    /** True when a time lies before the opening, or may be one of two. */
    public boolean hasInvalidTimes() {
        return !invalidTimes().isEmpty();
    }

    /**
     * A time that cannot be right, or may be one of two.
     *
     * @param key what it is the time of
     * @param ambiguous whether clocks were changed then; else it lies before the opening
     */
    public record InvalidTime(String key, boolean ambiguous) {}

    public List<InvalidTime> invalidTimes() {
        List<InvalidTime> invalid = new ArrayList<>();
        Map<String, @Nullable Instant> times = new LinkedHashMap<>();
        times.put("first_response", firstResponseAt);
        times.put("resolved_at", resolvedAt);
        times.put("closed_at", closedAt);
        times.forEach((key, at) -> {
            if (isBeforeOpening(at)) {
                invalid.add(new InvalidTime(key, false));
            }
        });
        if (ambiguousTimes != null) {
            List.of(ambiguousTimes.split(" ", -1)).forEach(key -> invalid.add(new InvalidTime(key, true)));
        }
        return invalid;
    }

    private boolean isBeforeOpening(@Nullable Instant at) {
        return at != null && at.isBefore(openedAt);
    }

    public @Nullable Instant dueAt() {
        return dueAt;
    }

    public int reopens() {
        return reopens;
    }

    public @Nullable Integer rating() {
        return rating;
    }

    public Instant updatedAt() {
        return updatedAt;
    }
}
