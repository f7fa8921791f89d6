package io.kefu.intake.mapping;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.kefu.intake.IntakeProblem;
import io.kefu.intake.file.FileGlob;
import io.kefu.intake.format.Encodings;
import io.kefu.intake.format.Format;
import io.kefu.intake.format.Layout;
import io.kefu.intake.record.Field;
import io.kefu.intake.record.Hashes;
import io.kefu.intake.record.RecordKind;
import io.kefu.intake.value.Seconds;
import io.kefu.intake.value.TimeFormats;
import io.kefu.problem.KefuException;
import io.kefu.problem.Nearest;
import io.kefu.workspace.Settings;
import io.kefu.workspace.Workspace;
import io.kefu.yaml.YamlMap;
import io.kefu.yaml.YamlProblem;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Describes a source: which files, their format and encoding, and how each canonical field is made of their columns.
 * Read from a YAML file under {@code mappings/}; nothing about a source is code.
 */
public final class Mapping {

    /** Fields that may have several values. */
    private static final Set<Field> LISTS = EnumSet.of(
            Field.PHONE,
            Field.EMAIL,
            Field.WECHAT,
            Field.TAGS,
            Field.ATTACHMENTS,
            Field.TEXT,
            Field.REPLY,
            Field.CATEGORY,
            Field.PRODUCT,
            Field.ADDRESS);

    /** The ending of mappings in which something is left blank. */
    public static final String DRAFT = ".draft";

    private static final String LINES = "\n";

    /** Constants are judged without a run's instant. */
    private static final Instant END_OF_TIME = Instant.parse("9999-12-31T00:00:00Z");

    private static final String[] KEYS = {
        "source", "files", "kind", "format", "encoding", "delimiter", "skip_lines", "header", "sheet", "records",
        "zone", "dates", "missing", "constants", "fields", "turns", "required", "filters", "history", "repeats",
        "customer_numbers", "quote", "reconcile", "record", "columns"
    };

    private final String name;
    private final String fingerprint;
    private final String source;
    private final List<FileGlob> files;
    private final RecordKind kind;
    private final Layout layout;
    private final List<String> missing;
    private final List<String> columns;
    private final List<FieldRule> rules;
    private final @Nullable TurnsRule turns;
    private final Set<Field> required;
    private final List<RowFilter> filters;
    private final boolean needsBrand;
    private final List<Field> reconcile;
    private final boolean history;
    private final boolean keepsRepeats;
    private final String customerNumbers;
    private final boolean conversesByPhone;

    private Mapping(String name, String fingerprint, YamlMap yaml, Settings settings) {
        this.name = name;
        this.fingerprint = fingerprint;
        yaml.only(KEYS);
        this.source = yaml.text("source");
        this.files =
                yaml.texts("files").stream().map(glob -> globOf(yaml, glob)).toList();
        this.kind = yaml.oneOf("kind", List.of(RecordKind.values()), RecordKind::key);
        Layout described = layout(yaml);
        this.missing = yaml.texts("missing");
        this.history = yaml.flag("history", false);
        this.keepsRepeats = yaml.has("repeats")
                && yaml.oneOf("repeats", List.of("duplicate", "keep"), word -> word)
                        .equals("keep");
        this.customerNumbers = yaml.text("customer_numbers", source);
        TimeFormats times = times(yaml, described.format(), settings.zone());
        ColumnCollector found = new ColumnCollector();
        this.rules = rules(yaml, times, found);
        this.conversesByPhone = sameColumns(Field.CONVERSATION, Field.PHONE);
        this.turns = yaml.has("turns") ? TurnsRule.parse(yaml.map("turns"), times) : null;
        List<YamlMap> filterMaps = yaml.maps("filters");
        filterMaps.forEach(filter -> filter.texts("column").forEach(found::position));
        this.columns = found.names();
        this.filters = filterMaps.stream()
                .map(filter -> RowFilter.parse(filter, columns::indexOf, settings.brand()))
                .toList();
        this.needsBrand = settings.brand().isEmpty() && filterMaps.stream().anyMatch(RowFilter::needsBrand);
        this.reconcile = reconcile(yaml);
        this.required = required(yaml);
        boolean lenient = yaml.has("columns")
                && yaml.oneOf("columns", List.of("strict", "lenient"), word -> word)
                        .equals("lenient");
        Layout whole = described.withColumns(columnsOf(LISTS), ids());
        this.layout = lenient ? whole.withOptional(optional()) : whole;
    }

    /** The columns that no required field needs; of several for one field, any may be missing. */
    private Set<String> optional() {
        Set<String> optional = new HashSet<>(columns);
        rules.stream()
                .filter(rule -> required.contains(rule.field())
                        && rule.fallback() == null
                        && rule.others().isEmpty()
                        && rule.columns().size() == 1)
                .forEach(rule -> rule.columns().forEach(column -> optional.remove(columns.get(column))));
        return optional;
    }

    /** The column that names a contact and tells nothing else; parts of ids, and numbers of orders, hold for each row. */
    private Set<String> ids() {
        List<FieldRule> named =
                rules.stream().filter(rule -> rule.field() == Field.EXTERNAL_ID).toList();
        boolean one = kind == RecordKind.INTERACTION
                && named.size() == 1
                && named.get(0).columns().size() == 1;
        int column = one ? named.get(0).columns().get(0) : -1;
        boolean alone =
                rules.stream().filter(rule -> rule.columns().contains(column)).count() == 1;
        return one && alone ? Set.of(columns.get(column)) : Set.of();
    }

    private Set<String> columnsOf(Set<Field> fields) {
        return rules.stream()
                .filter(rule -> fields.contains(rule.field()))
                .flatMap(rule -> rule.columns().stream())
                .map(columns::get)
                .collect(Collectors.toSet());
    }

    private static FileGlob globOf(YamlMap yaml, String glob) {
        try {
            return new FileGlob(glob);
        } catch (PatternSyntaxException e) {
            throw yaml.wrong("files", "patterns of file names such as *.csv");
        }
    }

    private static Layout layout(YamlMap yaml) {
        Format format = yaml.oneOf("format", List.of(Format.values()), Format::key);
        String encoding = yaml.text("encoding", Encodings.AUTO);
        if (!encoding.equals(Encodings.AUTO)) {
            yaml.convert("encoding", "auto or the name of an encoding such as UTF-8 or GB18030", Charset::forName);
        }
        return new Layout(
                format,
                encoding,
                character(yaml, "delimiter", ","),
                character(yaml, "quote", "\""),
                yaml.integer("skip_lines", 0, 0, 1000),
                yaml.texts("header"),
                yaml.text("sheet", ""),
                yaml.text("records", ""),
                format == Format.TEXT ? recordPattern(yaml) : "",
                Set.of(),
                Set.of(),
                Set.of());
    }

    private static String recordPattern(YamlMap yaml) {
        String text = yaml.text("record");
        Pattern pattern = pattern(yaml, "record");
        if (pattern.namedGroups().isEmpty()) {
            throw yaml.wrong("record", "a regular expression with named groups, (?P<at>...)");
        }
        return text;
    }

    /** In RE2 syntax: it takes linear time, whatever a customer writes. */
    private static Pattern pattern(YamlMap yaml, String key) {
        try {
            return Pattern.compile(yaml.text(key));
        } catch (PatternSyntaxException e) {
            throw yaml.wrong(key, "a regular expression (" + e.getDescription() + ")");
        }
    }

    private static char character(YamlMap yaml, String key, String otherwise) {
        String text = yaml.text(key, otherwise);
        if (text.length() != 1) {
            throw yaml.wrong(key, "one character");
        }
        return text.charAt(0);
    }

    /** The fields that together name a row of a source without ids. */
    private List<Field> reconcile(YamlMap yaml) {
        List<Field> keys = new ArrayList<>();
        for (String key : yaml.texts("reconcile")) {
            Field field = Field.byKey(key);
            if (field == null || !maps(field)) {
                throw yaml.wrong("reconcile", "fields that this mapping fills");
            }
            keys.add(field);
        }
        return List.copyOf(keys);
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

    private List<FieldRule> rules(YamlMap yaml, TimeFormats times, ColumnCollector found) {
        List<String> legal = kind.fields().stream().map(Field::key).toList();
        List<FieldRule> made = new ArrayList<>();
        YamlMap constants =
                yaml.mapOrEmpty("constants").only(legal.toArray(String[]::new)).complete();
        for (String key : constants.keys()) {
            String value = constants.text(key);
            FieldRule rule = FieldRule.constant(field(key), key, value, times);
            if (rule.apply(new String[0], List.of(), END_OF_TIME).problem() != null) {
                throw constants.wrong(key, "a legal value of " + key);
            }
            made.add(rule);
        }
        YamlMap fields =
                yaml.mapOrEmpty("fields").only(legal.toArray(String[]::new)).complete();
        for (String key : fields.keys()) {
            if (fields.isMap(key)) {
                made.add(rule(field(key), fields.map(key), times, found));
            } else {
                List<String> from = fields.texts(key);
                made.add(new FieldRule(
                        field(key),
                        found.positions(from),
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
                        times));
            }
        }
        boolean told = made.stream().anyMatch(rule -> rule.field() == Field.CHANNEL);
        if (!told && kind.fields().contains(Field.CHANNEL)) {
            made.add(FieldRule.constant(Field.CHANNEL, Field.CHANNEL.key(), source, times));
        }
        return List.copyOf(made);
    }

    private static FieldRule rule(Field field, YamlMap yaml, TimeFormats times, ColumnCollector found) {
        yaml.only("from", "else", "join", "values", "otherwise", "pattern", "default", "unit", "scale");
        List<String> from = yaml.texts("from");
        Map<String, String> values = new LinkedHashMap<>();
        yaml.mapOrEmpty("values").complete();
        yaml.textMap("values").forEach((text, code) -> values.put(text.toLowerCase(Locale.ROOT), code));
        refuseIllegal(field, yaml.mapOrEmpty("values"), times, scale(field, yaml));
        return new FieldRule(
                field,
                found.positions(from),
                found.positions(yaml.texts("else")),
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
                times);
    }

    /** {@code scale: 10} counts from 1, {@code scale: [0, 10]} from 0. */
    private static FieldRule.@Nullable Scale scale(Field field, YamlMap yaml) {
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
        return new FieldRule.Scale(least, most);
    }

    /** What a value map gives must be legal for the field, or every row with that value would be refused. */
    private static void refuseIllegal(Field field, YamlMap values, TimeFormats times, FieldRule.@Nullable Scale scale) {
        for (String from : values.keys()) {
            String value = values.text(from);
            FieldRule constant = FieldRule.constant(field, from, value, times).on(scale);
            if (!value.isEmpty()
                    && constant.apply(new String[0], List.of(), END_OF_TIME).problem() != null) {
                String legal =
                        field.codes().isEmpty() ? "a legal value of " + field.key() : String.join(", ", field.codes());
                throw values.wrong(from, legal);
            }
        }
    }

    private Set<Field> required(YamlMap yaml) {
        Set<Field> needed = EnumSet.noneOf(Field.class);
        needed.addAll(kind.required());
        Set<Field> made = rules.stream()
                .map(FieldRule::field)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Field.class)));
        if (turns != null) {
            made.addAll(List.of(Field.TEXT, Field.FIRST_REPLY_AT));
        }
        for (String key : yaml.texts("required")) {
            Field field = Field.byKey(key);
            if (field == null || !kind.fields().contains(field)) {
                throw yaml.wrong("required", "fields of " + kind.key());
            }
            needed.add(field);
        }
        for (Field field : needed) {
            if (!made.contains(field)) {
                throw new KefuException(new YamlProblem.MissingKey(yaml.where("fields"), field.key()));
            }
        }
        return needed;
    }

    private static Field field(String key) {
        Field field = Field.byKey(key);
        if (field == null) {
            throw new IllegalStateException("unknown field " + key);
        }
        return field;
    }

    /** Reads a mapping; {@code name} is its file name without the ending. */
    public static Mapping parse(String name, Workspace.Resource resource, Settings settings) {
        YamlMap yaml = YamlMap.parse(resource.name(), resource.text()).complete("dates", "zone");
        return new Mapping(name, Hashes.of(resource.text().getBytes(StandardCharsets.UTF_8)), yaml, settings);
    }

    /** All mappings of a workspace by name. */
    public static Map<String, Mapping> all(Workspace workspace) {
        return workspace.resources("mappings").stream()
                .map(path -> parse(
                        path.substring("mappings/".length(), path.lastIndexOf('.')),
                        workspace.resource(path),
                        workspace.settings()))
                .collect(Collectors.toMap(Mapping::name, Function.identity(), (a, b) -> b, LinkedHashMap::new));
    }

    /** Why there is no mapping of a name: its draft waits for a person, or none is called so. */
    public static KefuException missing(Workspace workspace, String name, Collection<String> known) {
        String draft = "mappings/" + name + DRAFT;
        if (Files.isRegularFile(workspace.root().resolve(draft))) {
            try {
                parse(name, workspace.resource(draft), workspace.settings());
            } catch (KefuException e) {
                return e; // what is left blank
            }
            return new KefuException(new IntakeProblem.StillADraft(draft, name));
        }
        return new KefuException(new IntakeProblem.UnknownMapping(name, Nearest.to(name, known)));
    }

    /** True when a file of this name in the inbox of this source is meant. */
    public boolean covers(String directory, String fileName) {
        return source.equals(directory) && files.stream().anyMatch(glob -> glob.matches(fileName));
    }

    public String name() {
        return name;
    }

    /** Changes whenever the mapping's text changes: a mended mapping reads its files anew. */
    public String fingerprint() {
        return fingerprint;
    }

    public String source() {
        return source;
    }

    public RecordKind kind() {
        return kind;
    }

    /** How its files lie. */
    public Layout layout() {
        return layout;
    }

    /** The fields that name a row without an id; empty: its whole content does. */
    public List<Field> reconcile() {
        return reconcile;
    }

    /** True when it looks for the company's names and kefu.yaml tells none. */
    public boolean lacksBrand() {
        return needsBrand;
    }

    /** Texts that mean “no value”. */
    public List<String> missing() {
        return missing;
    }

    /** The source columns that the rules read, each once. */
    public List<String> columns() {
        return columns;
    }

    public List<FieldRule> rules() {
        return rules;
    }

    @Nullable
    public TurnsRule turns() {
        return turns;
    }

    /** True when the mapping fills the field, even where a row has no value for it. */
    public boolean maps(Field field) {
        return rules.stream().anyMatch(rule -> rule.field() == field);
    }

    /** True when what makes a conversation is the phone of the other side. */
    public boolean conversesByPhone() {
        return conversesByPhone;
    }

    private boolean sameColumns(Field one, Field other) {
        return rules.stream()
                .filter(rule -> rule.field() == one && !rule.columns().isEmpty())
                .anyMatch(rule -> rules.stream()
                        .anyMatch(
                                twin -> twin.field() == other && twin.columns().equals(rule.columns())));
    }

    public Set<Field> required() {
        return required;
    }

    public List<RowFilter> filters() {
        return filters;
    }

    /** True when its tickets count in reports but start no clockwork: no rule, no routing, no message. */
    public boolean history() {
        return history;
    }

    /** True when equal rows without an id, in one file, are several rows and not one. */
    public boolean keepsRepeats() {
        return keepsRepeats;
    }

    /** The name space of this source's customer numbers. */
    public String customerNumbers() {
        return customerNumbers;
    }

    /** Collects the columns that rules ask for. */
    private static final class ColumnCollector {

        private final List<String> names = new ArrayList<>();

        int position(String column) {
            int known = names.indexOf(column);
            if (known >= 0) {
                return known;
            }
            names.add(column);
            return names.size() - 1;
        }

        List<Integer> positions(List<String> columns) {
            return columns.stream().map(this::position).toList();
        }

        List<String> names() {
            return List.copyOf(names);
        }
    }
}
