package io.kefu.intake.record;

import io.kefu.store.Weighed;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The legs of one call as one interaction. Who answered last is its agent; the caller waited until the first answer, or
 * until the last leg gave up; talking is the sum over the answered legs.
 */
public final class Call implements Weighed {

    private static final Set<Field> GATHERED = Set.of(Field.TEXT, Field.ATTACHMENTS);

    private final List<StoredRecord> legs;

    /** @param legs of one call, in any order */
    public Call(List<StoredRecord> legs) {
        Map<String, StoredRecord> current = new HashMap<>();
        legs.forEach(leg -> current.merge(leg.externalId(), leg, Call::newer));
        this.legs = current.values().stream()
                .sorted(Comparator.comparing(StoredRecord::occurredAt).thenComparing(StoredRecord::externalId))
                .toList();
    }

    /** Of two versions of a leg the one that the source changed last, else the one that came last. */
    private static StoredRecord newer(StoredRecord a, StoredRecord b) {
        Comparator<StoredRecord> order = Comparator.comparing((StoredRecord leg) ->
                        leg.content().instant(Field.MODIFIED_AT).orElse(Instant.EPOCH))
                .thenComparing(StoredRecord::id);
        return order.compare(a, b) > 0 ? a : b;
    }

    @Override
    public long weight() {
        return legs.stream().mapToLong(StoredRecord::weight).sum();
    }

    /** The first leg. */
    public StoredRecord first() {
        return legs.get(0);
    }

    public CanonicalRecord content() {
        EnumMap<Field, String> values = new EnumMap<>(Field.class);
        for (Field field : RecordKind.INTERACTION.fields()) {
            String value = GATHERED.contains(field) ? gathered(field) : firstValue(field);
            if (value != null) {
                values.put(field, value);
            }
        }
        for (Field field : List.of(Field.AGENT, Field.TEAM)) {
            last(answered(), field).ifPresent(value -> values.put(field, value));
        }
        if (answered().isEmpty()) {
            values.remove(Field.AGENT); // whose telephone rang has not taken the call
        }
        for (Field field : List.of(Field.RATING, Field.OUTCOME, Field.MODIFIED_AT)) {
            last(legs, field).ifPresent(value -> values.put(field, value));
        }
        Instant begin = first().occurredAt();
        values.put(Field.EXTERNAL_ID, String.valueOf(first().content().text(Field.CONVERSATION)));
        values.put(Field.ANSWERED, Boolean.toString(!answered().isEmpty()));
        values.remove(Field.TALK_SECONDS);
        talked().ifPresent(seconds -> values.put(Field.TALK_SECONDS, Integer.toString(seconds)));
        ambiguous().ifPresent(keys -> values.put(Field.AMBIGUOUS, keys));
        waited(begin).ifPresent(seconds -> values.put(Field.WAIT_SECONDS, Long.toString(seconds)));
        end().ifPresent(end -> values.put(Field.ENDED_AT, Long.toString(end.toEpochMilli())));
        return new CanonicalRecord(values);
    }

    private List<StoredRecord> answered() {
        return legs.stream().filter(Call::isAnswered).toList();
    }

    private static boolean isAnswered(StoredRecord leg) {
        return leg.content().flag(Field.ANSWERED).orElse(talked(leg).orElse(0) > 0);
    }

    private static Optional<Integer> talked(StoredRecord leg) {
        return leg.content().integer(Field.TALK_SECONDS);
    }

    /** In all legs that were answered; empty when one of them does not tell. */
    private Optional<Integer> talked() {
        return answered().stream()
                .map(Call::talked)
                .reduce(Optional.of(0), (sum, leg) -> sum.flatMap(known -> leg.map(seconds -> known + seconds)));
    }

    private Optional<String> ambiguous() {
        Set<String> keys = new LinkedHashSet<>();
        legs.forEach(leg ->
                keys.addAll(List.of(leg.content().text(Field.AMBIGUOUS, "").split(" ", -1))));
        keys.remove("");
        return keys.isEmpty() ? Optional.empty() : Optional.of(String.join(" ", keys));
    }

    /** When the leg was answered; empty when it tells neither that nor how long it rang. */
    private static Optional<Instant> connected(StoredRecord leg) {
        return leg.content().instant(Field.ANSWERED_AT).or(() -> leg.content()
                .integer(Field.WAIT_SECONDS)
                .map(wait -> leg.occurredAt().plusSeconds(wait)));
    }

    private static Optional<Instant> end(StoredRecord leg) {
        Optional<Integer> talked = isAnswered(leg) ? talked(leg) : Optional.of(0);
        return leg.content().instant(Field.ENDED_AT).or(() -> connected(leg)
                .flatMap(at -> talked.map(at::plusSeconds)));
    }

    /** When the last leg ended that tells its end. */
    private Optional<Instant> end() {
        return legs.stream().map(Call::end).flatMap(Optional::stream).max(Comparator.naturalOrder());
    }

    /** How long the caller waited for an answer, or until he gave up. */
    private Optional<Long> waited(Instant begin) {
        Optional<Instant> until = answered().isEmpty()
                ? end()
                : answered().stream()
                        .map(Call::connected)
                        .flatMap(Optional::stream)
                        .min(Comparator.naturalOrder());
        return until.map(at -> Math.max(0, at.getEpochSecond() - begin.getEpochSecond()));
    }

    private @Nullable String firstValue(Field field) {
        for (StoredRecord leg : legs) {
            String value = leg.content().text(field);
            if (value != null) {
                return value;
            }
        }
        return null;
    }

    private static Optional<String> last(List<StoredRecord> legs, Field field) {
        return legs.stream()
                .map(leg -> Optional.ofNullable(leg.content().text(field)))
                .flatMap(Optional::stream)
                .reduce((earlier, later) -> later);
    }

    private @Nullable String gathered(Field field) {
        Set<String> texts = new LinkedHashSet<>();
        legs.forEach(leg -> texts.add(leg.content().text(field, "")));
        texts.remove("");
        return texts.isEmpty() ? null : String.join(field == Field.TEXT ? "\n" : "; ", texts);
    }
}
