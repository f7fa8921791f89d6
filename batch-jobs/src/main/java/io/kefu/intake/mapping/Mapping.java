package io.kefu.intake.mapping;

import com.google.re2j.PatternSyntaxException;
import io.kefu.intake.file.FileGlob;
import io.kefu.intake.format.Layout;
import io.kefu.intake.record.Field;
import io.kefu.intake.record.Hashes;
import io.kefu.intake.record.RecordKind;
import io.kefu.intake.value.Codes;
import io.kefu.problem.KefuException;
import io.kefu.workspace.Settings;
import io.kefu.workspace.Workspace;
import io.kefu.yaml.YamlMap;
import io.kefu.yaml.YamlProblem;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
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

    private Mapping(String name, String fingerprint, YamlMap yaml, Workspace workspace) {
        Settings settings = workspace.settings();
        this.name = name;
        this.fingerprint = fingerprint;
        yaml.only(KEYS);
        this.source = yaml.text("source");
        this.files =
                yaml.texts("files").stream().map(glob -> globOf(yaml, glob)).toList();
        this.kind = yaml.oneOf("kind", List.of(RecordKind.values()), RecordKind::key);
        Layout described = LayoutReader.read(yaml);
        this.missing = yaml.texts("missing");
        this.history = yaml.flag("history", false);
        this.keepsRepeats = yaml.has("repeats")
                && yaml.oneOf("repeats", List.of("duplicate", "keep"), word -> word)
                        .equals("keep");
        this.customerNumbers = yaml.text("customer_numbers", source);
        RulesReader reader =
                new RulesReader(yaml, kind, described.format(), settings.zone(), new Codes(workspace.grades()));
        this.rules = reader.rules(source);
        this.conversesByPhone = sameColumns(Field.CONVERSATION, Field.PHONE);
        this.turns = yaml.has("turns") ? TurnsRule.parse(yaml.map("turns"), reader.times()) : null;
        List<YamlMap> filterMaps = yaml.maps("filters");
        filterMaps.forEach(filter -> filter.texts("column").forEach(reader::position));
        this.columns = reader.columns();
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

    /** Reads a mapping; {@code name} is its file name without the ending. */
    public static Mapping parse(String name, Workspace.Resource resource, Workspace workspace) {
        YamlMap yaml = YamlMap.parse(resource.name(), resource.text()).complete("dates", "zone");
        return new Mapping(name, Hashes.of(resource.text().getBytes(StandardCharsets.UTF_8)), yaml, workspace);
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
}
