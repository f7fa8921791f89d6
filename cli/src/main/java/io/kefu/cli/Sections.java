package io.kefu.cli;

import io.kefu.access.Mask;
import io.kefu.access.Personal;
import io.kefu.cli.option.OutputOption.Format;
import io.kefu.text.Json;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One thing with its facts and lists: facts line by line, then a table for each list; or one JSON object. */
public final class Sections {

    private record Fact(
            String key, @Nullable Object raw, @Nullable Object shown) {}

    private record Section<T>(String key, Listing<T> listing, List<T> rows) {
        private String render() {
            return listing.render(rows, Format.TABLE);
        }
    }

    private final Context context;
    private final List<Fact> facts = new ArrayList<>();
    private final List<Section<?>> sections = new ArrayList<>();
    private final Collection<String> known;
    private final Map<String, String> units = new LinkedHashMap<>();

    public Sections(Context context) {
        this(context, List.of());
    }

    /** @param known what is known of the person whom this is about, to be hidden in its words */
    public Sections(Context context, Collection<String> known) {
        this.context = context;
        this.known = known;
    }

    public Sections fact(String key, @Nullable Object value) {
        return fact(key, value, value);
    }

    /** A fact that people read differently; nothing is shown for null. */
    public Sections fact(String key, @Nullable Object raw, @Nullable Object shown) {
        if (shown != null) {
            Personal kind = Disclosure.of(key);
            facts.add(new Fact(key, masked(raw, kind), masked(shown, kind)));
        }
        return this;
    }

    /** A fact of a kind that its key does not tell, such as a name of one of us. */
    public Sections mixed(String key, @Nullable Object value, Personal kind) {
        if (value != null) {
            facts.add(new Fact(key, masked(value, kind), masked(value, kind)));
        }
        return this;
    }

    /** A count or a mean with its unit: it tells nothing of a person. */
    public Sections figure(String key, @Nullable Number raw, Object shown, String unit) {
        facts.add(new Fact(key, raw, shown));
        units.put(key, unit);
        return this;
    }

    private @Nullable Object masked(@Nullable Object value, Personal kind) {
        if (!(value instanceof String text)) {
            return value;
        }
        return kind == Personal.WORDS ? Mask.text(text, known) : kind.masked(text);
    }

    /** Its words are about the same person. */
    public <T> Sections section(String key, Listing<T> listing, List<T> rows) {
        sections.add(new Section<>(key, listing.about(row -> known).wrapping(), rows));
        return this;
    }

    /** CSV carries the facts alone. */
    public String render(Format format) {
        if (format == Format.JSON) {
            return Json.write(object()) + "\n";
        }
        boolean table = format == Format.TABLE;
        Listing<Fact> lines = context.<Fact>listing()
                .wrapping()
                .column("field", Fact::key, key -> table ? context.texts().of("column." + key) : key)
                .mixed("value", table ? Fact::shown : Fact::raw, fact -> Personal.NONE); // as added
        if (!table && !units.isEmpty()) {
            lines.column("unit", fact -> units.get(fact.key()));
        }
        StringBuilder text = new StringBuilder(lines.render(facts, format));
        if (table) {
            for (Section<?> section : sections) {
                if (!section.rows().isEmpty()) {
                    text.append('\n')
                            .append(context.texts().of("section." + section.key()))
                            .append('\n');
                    text.append(section.render());
                }
            }
        }
        return text.toString();
    }

    private Map<String, @Nullable Object> object() {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        facts.forEach(fact -> object.put(fact.key(), fact.raw()));
        if (!units.isEmpty()) {
            object.put("units", units);
        }
        sections.forEach(section -> object.put(section.key(), objects(section)));
        return object;
    }

    private static <T> List<Map<String, @Nullable Object>> objects(Section<T> section) {
        return section.listing().objects(section.rows());
    }
}
