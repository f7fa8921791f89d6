package io.kefu.ticket.life;

import io.kefu.customer.golden.Level;
import io.kefu.text.Keyed;
import io.kefu.ticket.value.Priority;
import io.kefu.ticket.value.TicketType;
import io.kefu.ticket.value.Urgency;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A value of a ticket that can become another, as text; instants in ISO 8601. */
@SuppressWarnings("ImmutableEnumChecker") // its functions keep nothing
public enum Attribute {
    TYPE(t -> Keyed.keyOf(t.type), (t, v) -> t.type = TicketType.ofNullable(v)),
    SUBTYPE(t -> t.subtype, (t, v) -> t.subtype = v),
    URGENCY(t -> t.urgency.key(), (t, v) -> t.urgency = new Urgency(need(v))),
    PRIORITY(t -> t.priority.key(), (t, v) -> t.priority = new Priority(need(v))),
    DEPARTMENT(t -> t.department, (t, v) -> t.department = v),
    TEAM(t -> t.team, (t, v) -> t.team = v),
    GIVEN(t -> t.given, (t, v) -> t.given = v),
    LEVEL(t -> t.level.key(), (t, v) -> t.level = Level.of(need(v))),
    /** What the history of its customer added up to when it was opened. */
    MARKS(t -> t.marks, (t, v) -> t.marks = v),
    REQUESTER(t -> text(t.requesterId), (t, v) -> t.requesterId = v == null ? null : Long.valueOf(v)),
    OPENED_AT(t -> t.openedAt.toString(), (t, v) -> t.openedAt = Instant.parse(need(v))),
    FIRST_RESPONSE(t -> text(t.firstResponseAt), (t, v) -> {
        t.firstResponseAt = instant(v);
        t.answeredUntimed &= v == null;
    }),
    /** Somebody answered, and nobody noted when. */
    ANSWERED_UNTIMED(t -> t.answeredUntimed ? "true" : null, (t, v) -> t.answeredUntimed = v != null),
    /** When it was solved. */
    DONE(t -> text(t.resolvedAt), (t, v) -> t.resolvedAt = instant(v)),
    CLOSED_AT(t -> text(t.closedAt), (t, v) -> t.closedAt = instant(v)),
    /** How many contacts went into it, with those of tickets that were merged into it. */
    CONTACTS(t -> text(t.contacts), (t, v) -> t.contacts = Integer.parseInt(need(v))),
    MERGED_INTO(t -> t.mergedInto, (t, v) -> t.mergedInto = v),
    /** The ticket of which it does a part. */
    PARENT(t -> t.parent, (t, v) -> t.parent = v),
    /** An earlier ticket about the same matter. */
    FOLLOWS(t -> t.follows, (t, v) -> t.follows = v),
    OPEN_CHILDREN(t -> text(t.openChildren), (t, v) -> t.openChildren = Integer.parseInt(need(v))),
    /** Since when lists leave it out. */
    ARCHIVED_AT(t -> text(t.archivedAt), (t, v) -> t.archivedAt = instant(v)),
    /** Words by which people find it again, in order, with semicolons between. */
    TAGS(t -> t.tags, (t, v) -> t.tags = v),
    REOPENS(t -> text(t.reopens), (t, v) -> t.reopens = Integer.parseInt(need(v))),
    REASSIGNMENTS(t -> text(t.reassignments), (t, v) -> t.reassignments = Integer.parseInt(need(v))),
    RATING(t -> text(t.rating), (t, v) -> t.rating = integer(v)),
    /** What the customer gave before anybody answered: no verdict on the service. */
    CONTACT_RATING(t -> text(t.contactRating), (t, v) -> t.contactRating = integer(v)),
    /** Keys of the times that exist twice or never in their zone, as the source wrote them. */
    AMBIGUOUS(t -> t.ambiguousTimes, (t, v) -> t.ambiguousTimes = v),
    SOURCE_DUE(t -> text(t.sourceDueAt), (t, v) -> t.sourceDueAt = instant(v)),
    SOURCE_SLA_MET(t -> text(t.sourceSlaMet), (t, v) -> t.sourceSlaMet = v == null ? null : Boolean.valueOf(v)),
    SOURCE_CHANGED(t -> text(t.sourceChangedAt), (t, v) -> t.sourceChangedAt = instant(v)),
    SUBJECT(t -> t.subject, (t, v) -> t.subject = v),
    TEXT(t -> t.description, (t, v) -> t.description = v == null ? "" : v),
    CATEGORY(t -> t.category, (t, v) -> t.category = v),
    ORDER_NO(t -> t.orderNo, (t, v) -> t.orderNo = v),
    REASONS(t -> t.reasons, (t, v) -> t.reasons = v == null ? "" : v);

    private static final Map<String, Attribute> BY_KEY = new HashMap<>();

    static {
        for (Attribute attribute : values()) {
            BY_KEY.put(attribute.key(), attribute);
        }
    }

    private final Function<Ticket, @Nullable String> get;
    private final BiConsumer<Ticket, @Nullable String> set;

    Attribute(Function<Ticket, @Nullable String> get, BiConsumer<Ticket, @Nullable String> set) {
        this.get = get;
        this.set = set;
    }

    /** The name in the database. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    static @Nullable Attribute byKey(String key) {
        return BY_KEY.get(key);
    }

    /** True of what people wrote: it is kept apart, and goes when its customer is erased. */
    boolean isWords() {
        return this == SUBJECT || this == TEXT || this == ORDER_NO || this == REASONS || this == TAGS;
    }

    @Nullable
    String of(Ticket ticket) {
        return get.apply(ticket);
    }

    void set(Ticket ticket, @Nullable String value) {
        set.accept(ticket, value);
    }

    private static String need(@Nullable String value) {
        return Objects.requireNonNull(value);
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    private static @Nullable Instant instant(@Nullable String value) {
        return value == null ? null : Instant.parse(value);
    }

    private static @Nullable Integer integer(@Nullable String value) {
        return value == null ? null : Integer.valueOf(value);
    }
}
