package io.kefu.customer.golden;

import io.kefu.customer.record.SourceRecord;
import io.kefu.text.Lists;
import io.kefu.text.Masked;
import io.kefu.workspace.Workspace;
import io.kefu.yaml.YamlMap;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Which of the values that sources know becomes the customer's, field by field, by the rules of {@code
 * rules/survivorship.yaml}. A value of which a mask hides a part never goes before one that is shown.
 */
public final class Survivorship {

    /** What the golden record is made of. */
    public enum Part {
        NAME("name", SourceRecord::name),
        COMPANY("company", SourceRecord::company),
        PHONE("phone", SourceRecord::phone),
        EMAIL("email", SourceRecord::email),
        WECHAT("wechat", SourceRecord::wechat),
        LEVEL("level", SourceRecord::level),
        INDUSTRY("industry", SourceRecord::industry),
        TAGS("tags", SourceRecord::tags),
        BIRTH_DATE("birth_date", SourceRecord::birthDate),
        ADDRESS("address", SourceRecord::address);

        private final String key;

        @SuppressWarnings("ImmutableEnumChecker") // reads one field of a record
        private final Function<SourceRecord, @Nullable String> value;

        Part(String key, Function<SourceRecord, @Nullable String> value) {
            this.key = key;
            this.value = value;
        }

        public String key() {
            return key;
        }

        @Nullable
        String of(SourceRecord record) {
            return value.apply(record);
        }
    }

    private static final List<String> RULES = List.of("trusted", "complete", "frequent", "recent");

    private static final Comparator<SourceRecord> NEWEST = Comparator.comparing(
                    (SourceRecord record) -> record.asOf() == null ? Instant.MIN : record.asOf())
            .thenComparing(SourceRecord::intakeId)
            .reversed();

    /**
     * How one field is chosen.
     *
     * @param all true when every different value is kept
     * @param rules in the order in which they decide
     */
    private record Choice(boolean all, List<String> rules) {}

    private final List<String> trust;
    private final Map<Part, Choice> choices;

    private Survivorship(List<String> trust, Map<Part, Choice> choices) {
        this.trust = trust;
        this.choices = choices;
    }

    /** Reads the workspace's rules, else the shipped ones. */
    public static Survivorship read(Workspace workspace) {
        Workspace.Resource file = workspace.resource("rules/survivorship.yaml");
        YamlMap root = YamlMap.parse(file.name(), file.text()).only("trust", "fields");
        YamlMap fields = root.map("fields")
                .only(Arrays.stream(Part.values()).map(Part::key).toArray(String[]::new));
        Map<Part, Choice> choices = new LinkedHashMap<>();
        for (Part part : Part.values()) {
            List<String> words = new ArrayList<>(
                    fields.has(part.key) ? List.of(fields.text(part.key).split("\\s+")) : List.of("trusted"));
            boolean all = words.remove("all");
            if (!RULES.containsAll(words)) {
                throw fields.wrong(part.key, "all, " + String.join(", ", RULES));
            }
            choices.put(part, new Choice(all, words));
        }
        return new Survivorship(root.has("trust") ? root.texts("trust") : List.of(), choices);
    }

    /**
     * A value and where it comes from.
     *
     * @param record null when no record tells
     */
    public record Origin(@Nullable String value, @Nullable SourceRecord record) {}

    /** Every field of the golden record with its origin; of several values with that of the first. */
    public Map<Part, Origin> origins(List<SourceRecord> records) {
        Map<Part, Origin> origins = new LinkedHashMap<>();
        for (Part part : Part.values()) {
            origins.put(part, origin(part, records));
        }
        return origins;
    }

    /** The golden record. */
    public Customer golden(String id, Instant createdAt, List<SourceRecord> records) {
        Map<Part, Origin> origins = origins(records);
        Function<Part, @Nullable String> value =
                part -> Objects.requireNonNull(origins.get(part)).value();
        String level = value.apply(Part.LEVEL);
        return new Customer(
                id,
                value.apply(Part.NAME),
                value.apply(Part.COMPANY),
                value.apply(Part.PHONE),
                value.apply(Part.EMAIL),
                value.apply(Part.WECHAT),
                level == null ? Level.ORDINARY : Level.of(level),
                value.apply(Part.INDUSTRY),
                value.apply(Part.TAGS),
                value.apply(Part.BIRTH_DATE),
                value.apply(Part.ADDRESS),
                records.size(),
                createdAt);
    }

    /** What stands before a value that somebody took away in the register, whichever source goes on telling it. */
    public static final String REMOVED = "-";

    private Origin origin(Part part, List<SourceRecord> records) {
        Choice choice = Objects.requireNonNull(choices.get(part));
        List<SourceRecord> telling =
                records.stream().filter(record -> part.of(record) != null).toList();
        if (telling.isEmpty()) {
            return new Origin(null, null);
        }
        List<SourceRecord> ordered =
                telling.stream().sorted(order(part, choice, telling)).toList();
        SourceRecord first = ordered.get(0);
        if (!choice.all()) {
            return new Origin(part.of(first), first);
        }
        Set<String> values = new LinkedHashSet<>();
        Set<String> removed = new HashSet<>();
        for (SourceRecord record : ordered) {
            for (String one : Lists.parts(String.valueOf(part.of(record)))) {
                boolean removal = record.source().equals(SourceRecord.REGISTER) && one.startsWith(REMOVED);
                if (removal) {
                    removed.add(one.substring(REMOVED.length()));
                } else {
                    values.add(one);
                }
            }
        }
        values.removeAll(removed);
        return new Origin(values.isEmpty() ? null : String.join(";", values), first);
    }

    private Comparator<SourceRecord> order(Part part, Choice choice, List<SourceRecord> telling) {
        Comparator<SourceRecord> order = Comparator.comparing(record -> Masked.is(String.valueOf(part.of(record))));
        for (String rule : choice.rules()) {
            order = order.thenComparing(
                    switch (rule) {
                        case "trusted" -> Comparator.comparingInt(this::distrust);
                        case "complete" ->
                            Comparator.comparingInt(
                                    record -> -String.valueOf(part.of(record)).length());
                        case "frequent" ->
                            Comparator.comparingLong(record -> -telling.stream()
                                    .filter(other -> Objects.equals(part.of(other), part.of(record)))
                                    .count());
                        default -> NEWEST;
                    });
        }
        return order.thenComparing(NEWEST).thenComparing(SourceRecord::id);
    }

    /** The sources that are named come first, then registers, then contacts. */
    private int distrust(SourceRecord record) {
        int place = trust.indexOf(record.source());
        return place >= 0 ? place : trust.size() + (record.register() ? 0 : 1);
    }
}
