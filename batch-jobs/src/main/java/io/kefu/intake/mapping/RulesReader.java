package io.kefu.intake.mapping;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.kefu.intake.format.Format;
import io.kefu.intake.record.Field;
import io.kefu.intake.record.RecordKind;
import io.kefu.intake.value.Codes;
import io.kefu.intake.value.Seconds;
import io.kefu.intake.value.TimeFormats;
import io.kefu.workspace.Workspace;
import io.kefu.yaml.YamlMap;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a mapping says about how each field is made, and the columns that this takes. */
final class RulesReader {

    private static final String LINES = "\n";

    /** Constants are judged without a run's instant. */
    private static final Instant END_OF_TIME = Instant.parse("9999-12-31T00:00:00Z");

    private final YamlMap yaml;
    private final RecordKind kind;
    private final TimeFormats times;
    private final Codes codes;
    private final List<String> columns = new ArrayList<>();

    RulesReader(YamlMap yaml, RecordKind kind, Format format, ZoneId officeZone, Codes codes) {
        this.codes = codes;
        this.yaml = yaml;
        this.kind = kind;
        this.times = times(yaml, format, officeZone);
    }

    TimeFormats times() {
        return times;
    }

    /** The columns that were asked for so far, each once. */
    List<String> columns() {
        return List.copyOf(columns);
    }

    int position(String column) {
        int known = columns.indexOf(column);
        if (known >= 0) {
            return known;
        }
        columns.add(column);
        return columns.size() - 1;
    }

    private List<Integer> positions(List<String> names) {
        return names.stream().map(this::position).toList();
    }

    List<FieldRule> rules(String source) {
        List<String> legal = kind.fields().stream().map(Field::key).toList();
        List<FieldRule> made = new ArrayList<>();
        YamlMap constants =
                yaml.mapOrEmpty("constants").only(legal.toArray(String[]::new)).complete();
        for (String key : constants.keys()) {
            String value = constants.text(key);
            FieldRule rule = FieldRule.constant(field(key), key, value, codes.of(field(key)), times);
            if (rule.apply(new String[0], List.of(), END_OF_TIME).problem() != null) {
                throw constants.wrong(key, "a legal value of " + key);
            }
            made.add(rule);
        }
        YamlMap fields =
                yaml.mapOrEmpty("fields").only(legal.toArray(String[]::new)).complete();
        for (String key : fields.keys()) {
            if (fields.isMap(key)) {
                made.add(rule(field(key), fields.map(key)));
            } else {
                List<String> from = fields.texts(key);
                made.add(new FieldRule(
                        field(key),
                        positions(from),
                        List.of(),
                        String.join("+", from),
                        null,
                        LINES,
                        Map.of(),
                        null,
                        null,
                        null,
                        Seconds.Unit.SECONDS,
                        null,
                        codes.of(field(key)),
                        times));
            }
        }
        boolean told = made.stream().anyMatch(rule -> rule.field() == Field.CHANNEL);
        if (!told && kind.fields().contains(Field.CHANNEL)) {
            made.add(FieldRule.constant(Field.CHANNEL, Field.CHANNEL.key(), source, List.of(), times));
        }
        return List.copyOf(made);
    }

    private FieldRule rule(Field field, YamlMap yaml) {
        yaml.only("from", "else", "join", "values", "otherwise", "pattern", "default", "unit", "scale");
        List<String> from = yaml.texts("from");
        Map<String, String> values = new LinkedHashMap<>();
        yaml.mapOrEmpty("values").complete();
        yaml.textMap("values").forEach((text, code) -> values.put(text.toLowerCase(Locale.ROOT), code));
        refuseIllegal(field, yaml.mapOrEmpty("values"), scale(field, yaml));
        return new FieldRule(
                field,
                positions(from),
                positions(yaml.texts("else")),
                String.join("+", from),
                null,
                // A date in one column and the time in another are told by a blank.
                yaml.text("join", field.isInstant() ? " " : LINES),
                values,
                yaml.textOrNull("otherwise"),
                yaml.has("pattern") ? pattern(yaml, "pattern") : null,
                yaml.textOrNull("default"),
                yaml.has("unit")
                        ? yaml.oneOf("unit", List.of(Seconds.Unit.values()), Seconds.Unit::key)
                        : Seconds.Unit.SECONDS,
                scale(field, yaml),
                codes.of(field),
                times);
    }

    /** {@code scale: 10} counts from 1, {@code scale: [0, 10]} from 0. */
    private static @Nullable Scale scale(Field field, YamlMap yaml) {
        if (!yaml.has("scale")) {
            return null;
        }
        List<String> ends = yaml.texts("scale");
        String shape = "10 or [0, 10]";
        if (field != Field.RATING || ends.size() > 2 || !ends.stream().allMatch(end -> end.matches("-?\\d{1,3}"))) {
            throw yaml.wrong("scale", field == Field.RATING ? shape : "a rating");
        }
        int least = ends.size() == 2 ? Integer.parseInt(ends.get(0)) : 1;
        int most = Integer.parseInt(ends.get(ends.size() - 1));
        if (most <= least) {
            throw yaml.wrong("scale", shape);
        }
        return new Scale(least, most);
    }

    /**
     * What a value map gives must be legal for the field, or every row with that value would be refused. A shipped
     * mapping may name values that an office has taken out of its own lists: it is told by such a row, if ever one comes.
     */
    private void refuseIllegal(Field field, YamlMap values, @Nullable Scale scale) {
        if (field.scale() != null && Workspace.isShipped(yaml.where("fields"))) {
            return;
        }
        for (String from : values.keys()) {
            String value = values.text(from);
            FieldRule constant = FieldRule.constant(field, from, value, codes.of(field), times)
                    .on(scale);
            if (!value.isEmpty()
                    && constant.apply(new String[0], List.of(), END_OF_TIME).problem() != null) {
                String legal = codes.of(field).isEmpty()
                        ? "a legal value of " + field.key()
                        : String.join(", ", codes.of(field));
                throw values.wrong(from, legal);
            }
        }
    }

    private static TimeFormats times(YamlMap yaml, Format format, ZoneId officeZone) {
        List<String> dates = new ArrayList<>(yaml.texts("dates"));
        if (dates.isEmpty() || format == Format.XLSX || format == Format.MAIL) {
            dates.add("iso");
        }
        ZoneId zone = yaml.zone("zone", officeZone);
        if (!yaml.has("dates")) {
            return new TimeFormats(dates, zone);
        }
        try {
            return new TimeFormats(dates, zone);
        } catch (IllegalArgumentException e) {
            throw yaml.wrong("dates", "patterns such as yyyy-MM-dd HH:mm:ss (hh needs a), iso, epoch-ms or epoch-s");
        }
    }

    private static Field field(String key) {
        Field field = Field.byKey(key);
        if (field == null) {
            throw new IllegalStateException("unknown field " + key);
        }
        return field;
    }

    /** In RE2 syntax: it takes linear time, whatever a customer writes. */
    static Pattern pattern(YamlMap yaml, String key) {
        try {
            return Pattern.compile(yaml.text(key));
        } catch (PatternSyntaxException e) {
            throw yaml.wrong(key, "a regular expression (" + e.getDescription() + ")");
        }
    }
}
