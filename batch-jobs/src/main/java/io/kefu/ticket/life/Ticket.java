package io.kefu.ticket.life;

import io.kefu.access.Actor;
import io.kefu.customer.golden.Level;
import io.kefu.customer.golden.Traits;
import io.kefu.text.Lists;
import io.kefu.ticket.cycle.Lifecycle;
import io.kefu.ticket.value.Birth;
import io.kefu.ticket.value.Priority;
import io.kefu.ticket.value.Round;
import io.kefu.ticket.value.StateKind;
import io.kefu.ticket.value.TicketState;
import io.kefu.ticket.value.TicketType;
import io.kefu.ticket.value.Urgency;
import io.kefu.ticket.value.Words;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A ticket: what its events add up to. {@link #apply} is the only way to change one; what people and systems may do is
 * said by {@link #by}. Events may lie before earlier ones in time, as imports bring them.
 */
public final class Ticket {

    private final Birth birth;

    @Nullable
    Long requesterId;

    @Nullable
    String subject;

    String description;

    @Nullable
    String category;

    @Nullable
    String orderNo;

    String reasons;

    @Nullable
    TicketType type;

    @Nullable
    String subtype;

    /** Nothing until it is opened. */
    Urgency urgency = new Urgency("");

    /** Nothing until it is opened. */
    Priority priority = new Priority("");

    @Nullable
    String department;

    @Nullable
    String team;

    /** What its source or a person said of it, by keys with blanks between: no rule decides that again. */
    @Nullable
    String given;

    Level level = Level.ORDINARY;

    /** Those of its customer, with blanks between. */
    @Nullable
    String marks;

    @Nullable
    String assignee;

    TicketState state = TicketState.NONE;
    Instant openedAt = Instant.EPOCH;

    @Nullable
    Instant firstResponseAt;

    boolean answeredUntimed;

    @Nullable
    Instant resolvedAt;

    @Nullable
    Instant closedAt;

    /** The ticket that has its contacts and entries since it was merged. */
    @Nullable
    String mergedInto;

    /** The ticket of which it does a part. */
    @Nullable
    String parent;

    /** An earlier ticket about the same matter. */
    @Nullable
    String follows;

    int openChildren;

    /** The parent that counts it as open, as far as that is stored. */
    @Nullable
    String countedIn;

    @Nullable
    String tags;

    int contacts = 1;
    int reopens;
    int reassignments;

    @Nullable
    Integer rating;

    @Nullable
    Integer contactRating;

    @Nullable
    String ambiguousTimes;

    @Nullable
    Instant sourceDueAt;

    @Nullable
    Boolean sourceSlaMet;

    @Nullable
    Instant sourceChangedAt;

    @Nullable
    Instant archivedAt;

    Instant updatedAt = Instant.EPOCH;
    int version;

    /** The number of the round that runs, or ran last. */
    int round = 1;

    /** When that round began, unless it is the first; null also when nobody knows. */
    @Nullable
    Instant reopenedAt;

    private final List<Round> ended = new ArrayList<>();

    private final List<TicketEvent> events = new ArrayList<>();

    List<TicketFollower> followers = List.of();

    @Nullable
    Lifecycle lifecycle;

    @Nullable
    StateKind storedKind;

    public Ticket(Birth birth, Words words, @Nullable Long requesterId) {
        this.birth = birth;
        this.subject = words.subject();
        this.description = words.description();
        this.category = words.category();
        this.orderNo = words.orderNo();
        this.reasons = words.reasons();
        this.requesterId = requesterId;
    }

    /** The ticket that these events add up to, in the order in which they were recorded. */
    public static Ticket replay(Birth birth, Words words, @Nullable Long requesterId, Iterable<TicketEvent> events) {
        Ticket ticket = new Ticket(birth, words, requesterId);
        events.forEach(event -> Fold.apply(ticket, event));
        return ticket;
    }

    /** Changes the ticket; the event waits to be stored with it. */
    public void apply(TicketEvent event) {
        followers.forEach(follower -> follower.happening(this));
        Fold.apply(this, event);
        events.add(event);
        followers.forEach(follower -> follower.happened(this, event));
    }

    /** What this actor may do with a ticket that was taken for changing it. */
    public Acting by(Actor actor) {
        return new Acting(this, lifecycle(), actor);
    }

    /** The states of the office, of a ticket that was taken for changing it. */
    public Lifecycle lifecycle() {
        return Objects.requireNonNull(lifecycle, "a ticket that was only read");
    }

    /** The events that are not stored yet. */
    public List<TicketEvent> events() {
        return List.copyOf(events);
    }

    /** It is stored as it is now. */
    void stored() {
        events.clear();
        ended.clear();
        storedKind = kind();
    }

    /** The kind of its state as it was stored last; null of a new one. */
    public @Nullable StateKind storedKind() {
        return storedKind;
    }

    void ended(Round round) {
        ended.add(round);
    }

    /** The rounds that ended since it was stored. */
    List<Round> endedRounds() {
        return ended;
    }

    public String id() {
        return birth.id();
    }

    public Birth birth() {
        return birth;
    }

    public String source() {
        return birth.origin().source();
    }

    public String externalId() {
        return birth.origin().externalId();
    }

    /** True when it only counts in reports. */
    public boolean history() {
        return birth.origin().history();
    }

    public String channel() {
        return birth.channel();
    }

    public String attribute() {
        return birth.attribute();
    }

    /** Whether the customer waits for the answer in its channel. */
    public boolean isInstant() {
        return attribute().equals("instant");
    }

    public @Nullable Long requesterId() {
        return requesterId;
    }

    public Words words() {
        return new Words(subject, description, category, orderNo, reasons);
    }

    public @Nullable String subject() {
        return subject;
    }

    public String description() {
        return description;
    }

    /** What its customer wrote, the subject in the first line. */
    public String text() {
        return Objects.requireNonNullElse(subject, "") + "\n" + description;
    }

    public @Nullable String category() {
        return category;
    }

    public @Nullable String orderNo() {
        return orderNo;
    }

    public String reasons() {
        return reasons;
    }

    /** What it is about; null while nobody knows. */
    public @Nullable TicketType type() {
        return type;
    }

    public @Nullable String subtype() {
        return subtype;
    }

    public Urgency urgency() {
        return urgency;
    }

    public Priority priority() {
        return priority;
    }

    public @Nullable String department() {
        return department;
    }

    public @Nullable String team() {
        return team;
    }

    /** Whether its source or a person gave this value, so that no rule decides it. */
    public boolean isGiven(Attribute attribute) {
        return given != null && List.of(given.split(" ", -1)).contains(attribute.key());
    }

    /** The level of the requester's customer by which it is treated. */
    public Level level() {
        return level;
    }

    /** What the requester's customer is to the house: the level it is treated by, the marks from when it was opened. */
    public Traits traits() {
        return Traits.of(level, marks);
    }

    public @Nullable String assignee() {
        return assignee;
    }

    public TicketState state() {
        return state;
    }

    public StateKind kind() {
        return state.kind();
    }

    public Instant openedAt() {
        return openedAt;
    }

    public @Nullable Instant firstResponseAt() {
        return firstResponseAt;
    }

    /** Somebody answered, and nobody noted when. */
    public boolean isAnsweredUntimed() {
        return answeredUntimed;
    }

    public boolean isAnswered() {
        return firstResponseAt != null || answeredUntimed;
    }

    /**
     * Whether a rating can be of our service: somebody answered before it was given.
     *
     * @param at null when nobody knows when
     */
    public boolean isAnsweredBy(@Nullable Instant at) {
        return answeredUntimed || (firstResponseAt != null && (at == null || !firstResponseAt.isAfter(at)));
    }

    public @Nullable Instant resolvedAt() {
        return resolvedAt;
    }

    public @Nullable Instant closedAt() {
        return closedAt;
    }

    /** The round that runs, or ran last. */
    public Round round() {
        return new Round(round, round == 1 ? openedAt : reopenedAt, resolvedAt, closedAt);
    }

    /** When the round that runs began, unless it is the first; null also when nobody knows. */
    public @Nullable Instant reopenedAt() {
        return reopenedAt;
    }

    public @Nullable String mergedInto() {
        return mergedInto;
    }

    /** The ticket of which it does a part. */
    public @Nullable String parent() {
        return parent;
    }

    /** An earlier ticket about the same matter. */
    public @Nullable String follows() {
        return follows;
    }

    /** How many tickets do a part of it and are not finished. */
    public int openChildren() {
        return openChildren;
    }

    /** The parent that has to wait for it; null when none has. */
    @Nullable
    String keptOpen() {
        return kind().isFinished() ? null : parent;
    }

    /** In order. */
    public List<String> tags() {
        return Lists.split(tags);
    }

    public int contacts() {
        return contacts;
    }

    public int reopens() {
        return reopens;
    }

    public int reassignments() {
        return reassignments;
    }

    public @Nullable Integer rating() {
        return rating;
    }

    public @Nullable Integer contactRating() {
        return contactRating;
    }

    public @Nullable Instant sourceChangedAt() {
        return sourceChangedAt;
    }

    /** Since when lists leave it out. */
    public @Nullable Instant archivedAt() {
        return archivedAt;
    }

    public Instant updatedAt() {
        return updatedAt;
    }

    /** Keys of the times that exist twice or never in their zone, with blanks between; empty for none. */
    public String ambiguousTimes() {
        return ambiguousTimes == null ? "" : ambiguousTimes;
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
            if (at != null && at.isBefore(openedAt)) {
                invalid.add(new InvalidTime(key, false));
            }
        });
        if (ambiguousTimes != null) {
            List.of(ambiguousTimes.split(" ", -1)).forEach(key -> invalid.add(new InvalidTime(key, true)));
        }
        return invalid;
    }
}
