package io.kefu.ticket.life;

import io.kefu.customer.golden.Level;
import io.kefu.customer.golden.Traits;
import io.kefu.text.Json;
import io.kefu.text.Keyed;
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
import io.kefu.ticket.value.Priority;
import io.kefu.ticket.value.TicketState;
import io.kefu.ticket.value.TicketType;
import io.kefu.ticket.value.Urgency;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An event as it is stored and shown.
 *
 * @param kind opened, assigned, state, reply, contact, told, words, entry, correction, or the attribute that changed
 * @param from the value before: a state, an agent, or that of the attribute
 * @param facts a JSON object of whatever else it changes, or null
 */
public record StoredEvent(
        String ticketId,
        Cause cause,
        String kind,
        @Nullable String from,
        @Nullable String to,
        @Nullable String facts) {

    private static final String DEPARTMENT = "department";
    private static final String STATE = "state";
    private static final String MANNER = "manner";

    /** Whether people are shown it: what a source told, and what follows from another event, stands in the ticket. */
    boolean isStory() {
        return !kind.equals("told") && !kind.equals("words");
    }

    /** The kinds whose values are what people wrote: they go when the customer is erased, and the ticket stays as it is. */
    public static List<String> wordKinds() {
        return Stream.concat(
                        Stream.of("entry", "correction", "words"),
                        Arrays.stream(Attribute.values())
                                .filter(Attribute::isWords)
                                .map(Attribute::key))
                .toList();
    }

    static StoredEvent of(String ticketId, TicketEvent event) {
        if (event instanceof Opened opened) {
            return line(ticketId, event, "opened", null, opened.state().text(), facts(opened));
        } else if (event instanceof Assigned assigned) {
            Map<String, @Nullable String> facts = new LinkedHashMap<>();
            put(facts, DEPARTMENT, assigned.department());
            put(facts, STATE, text(assigned.state()));
            return line(ticketId, event, "assigned", assigned.from(), assigned.to(), facts);
        } else if (event instanceof Moved moved) {
            Map<String, @Nullable String> facts = new LinkedHashMap<>();
            putManner(facts, moved.manner());
            return line(ticketId, event, STATE, moved.from().text(), moved.to().text(), facts);
        } else if (event instanceof Answered answered) {
            return line(ticketId, event, "reply", text(answered.from()), text(answered.to()), Map.of());
        } else if (event instanceof Contacted contacted) {
            return line(ticketId, event, "contact", text(contacted.from()), text(contacted.to()), Map.of());
        } else if (event instanceof Changed changed) {
            return line(ticketId, event, changed.attribute().key(), changed.from(), changed.to(), Map.of());
        } else if (event instanceof Told told) {
            Map<String, @Nullable String> facts = new LinkedHashMap<>();
            told.values().forEach((attribute, value) -> facts.put(attribute.key(), value));
            boolean words = told.values().keySet().stream().anyMatch(Attribute::isWords);
            return line(ticketId, event, words ? "words" : "told", null, null, facts);
        } else if (event instanceof Noted noted) {
            return line(
                    ticketId, event, noted.from() == null ? "entry" : "correction", noted.from(), noted.to(), Map.of());
        }
        throw new IllegalStateException("no form for " + event);
    }

    /** The value before, as programs read it: a state by its key alone. */
    public @Nullable String before() {
        return isOfStates() && from != null ? TicketState.parse(from).key() : from;
    }

    /** The value after it, as programs read it. */
    public @Nullable String after() {
        return isOfStates() && to != null ? TicketState.parse(to).key() : to;
    }

    private boolean isOfStates() {
        return switch (kind) {
            case "opened", STATE, "reply", "contact" -> true;
            default -> false;
        };
    }

    /** What happened, read again. */
    public TicketEvent event() {
        return switch (kind) {
            case "opened" -> opened();
            case "assigned" -> {
                Map<String, @Nullable String> facts = read();
                yield new Assigned(cause, from, to, facts.get(DEPARTMENT), state(facts.get(STATE)));
            }
            case STATE ->
                new Moved(
                        cause,
                        TicketState.parse(Objects.requireNonNull(from)),
                        TicketState.parse(Objects.requireNonNull(to)),
                        manner(read()));
            case "reply" -> new Answered(cause, state(from), state(to));
            case "contact" -> new Contacted(cause, state(from), state(to));
            case "entry", "correction" -> new Noted(cause, from, to);
            case "told", "words" -> {
                Map<Attribute, @Nullable String> values = new EnumMap<>(Attribute.class);
                read().forEach((key, value) -> values.put(attribute(key), value));
                yield new Told(cause, values);
            }
            default -> new Changed(cause, attribute(kind), from, to);
        };
    }

    private static Map<String, @Nullable String> facts(Opened opened) {
        Map<String, @Nullable String> facts = new LinkedHashMap<>();
        Grade grade = opened.grade();
        put(facts, "type", Keyed.keyOf(grade.type()));
        put(facts, "subtype", grade.subtype());
        put(facts, "urgency", grade.urgency().key());
        put(facts, "priority", grade.priority().key());
        put(facts, DEPARTMENT, grade.department());
        put(facts, "team", grade.team());
        put(facts, "given", grade.given());
        put(facts, "level", opened.traits().level().key());
        put(facts, "marks", opened.traits().markText());
        return facts;
    }

    private Opened opened() {
        Map<String, @Nullable String> facts = read();
        Grade grade = new Grade(
                TicketType.ofNullable(facts.get("type")),
                facts.get("subtype"),
                new Urgency(Objects.requireNonNull(facts.get("urgency"))),
                new Priority(Objects.requireNonNull(facts.get("priority"))),
                facts.get(DEPARTMENT),
                facts.get("team"),
                facts.get("given"),
                Map.of());
        return new Opened(
                cause,
                TicketState.parse(Objects.requireNonNull(to)),
                grade,
                Traits.of(Level.of(Objects.requireNonNull(facts.get("level"))), facts.get("marks")));
    }

    private Map<String, @Nullable String> read() {
        return facts == null ? Map.of() : Json.read(facts);
    }

    private static Attribute attribute(String key) {
        Attribute attribute = Attribute.byKey(key);
        if (attribute == null) {
            throw new IllegalStateException("no event " + key);
        }
        return attribute;
    }

    private static StoredEvent line(
            String ticketId,
            TicketEvent event,
            String kind,
            @Nullable String from,
            @Nullable String to,
            Map<String, @Nullable String> facts) {
        return new StoredEvent(ticketId, event.cause(), kind, from, to, facts.isEmpty() ? null : Json.write(facts));
    }

    private static void put(Map<String, @Nullable String> facts, String name, @Nullable String value) {
        if (value != null) {
            facts.put(name, value);
        }
    }

    private static void putManner(Map<String, @Nullable String> facts, Manner manner) {
        if (manner != Manner.DONE) {
            facts.put(MANNER, manner.name().toLowerCase(Locale.ROOT));
        }
    }

    private static Manner manner(Map<String, @Nullable String> facts) {
        String manner = facts.get(MANNER);
        return manner == null ? Manner.DONE : Manner.valueOf(manner.toUpperCase(Locale.ROOT));
    }

    private static @Nullable String text(@Nullable TicketState state) {
        return state == null ? null : state.text();
    }

    private static @Nullable TicketState state(@Nullable String text) {
        return text == null ? null : TicketState.parse(text);
    }
}
