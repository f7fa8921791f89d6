package io.kefu.intake.probe;

import io.kefu.intake.Field;
import io.kefu.intake.RecordKind;
import io.kefu.intake.probe.Column.Shape;
import io.kefu.intake.read.Format;
import io.kefu.intake.read.Input;
import io.kefu.intake.read.Layout;
import io.kefu.workspace.Language;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The text of a mapping for a file, made of what its columns show. */
final class MappingDraft {

    private static final Set<Field> PERSON =
            EnumSet.of(Field.NAME, Field.PHONE, Field.EMAIL, Field.WECHAT, Field.COMPANY, Field.CUSTOMER_NO);

    /** Words that exports use for the codes of a field, beside the labels of both languages. */
    private static final Map<Field, Map<String, String>> WORDS = words();

    private final String source;
    private final Input file;
    private final Layout layout;
    private final List<Column> columns;
    private final Turns turns;
    private final RecordKind kind;

    MappingDraft(String source, Input file, Layout layout, List<Column> columns, Turns turns) {
        this.source = source;
        this.file = file;
        this.layout = layout;
        this.turns = turns;
        this.kind = kind(columns);
        this.columns = completed(columns);
    }

    RecordKind kind() {
        return kind;
    }

    List<Column> columns() {
        return columns;
    }

    private static Map<Field, Map<String, String>> words() {
        Map<Field, Map<String, String>> words = new EnumMap<>(Field.class);
        words.put(
                Field.ANSWERED,
                Map.ofEntries(
                        Map.entry("已接", "true"),
                        Map.entry("接通", "true"),
                        Map.entry("已接听", "true"),
                        Map.entry("answered", "true"),
                        Map.entry("未接", "false"),
                        Map.entry("放弃", "false"),
                        Map.entry("未接通", "false"),
                        Map.entry("未接听", "false"),
                        Map.entry("no answer", "false"),
                        Map.entry("busy", "false"),
                        Map.entry("failed", "false")));
        words.put(
                Field.DIRECTION,
                Map.ofEntries(
                        Map.entry("接收", "inbound"),
                        Map.entry("上行", "inbound"),
                        Map.entry("呼入", "inbound"),
                        Map.entry("in", "inbound"),
                        Map.entry("发送", "outbound"),
                        Map.entry("回复", "outbound"),
                        Map.entry("下行", "outbound"),
                        Map.entry("呼出", "outbound"),
                        Map.entry("out", "outbound")));
        words.put(
                Field.OUTCOME,
                Map.of(
                        "是", "solved", "已解决", "solved", "yes", "solved", "true", "solved", "否", "open", "未解决", "open",
                        "no", "open", "false", "open"));
        words.put(
                Field.STATE,
                Map.ofEntries(
                        Map.entry("new", "unassigned"),
                        Map.entry("open", "in_progress"),
                        Map.entry("active", "in_progress"),
                        Map.entry("pending", "pending"),
                        Map.entry("on hold", "pending"),
                        Map.entry("solved", "resolved"),
                        Map.entry("resolved", "resolved"),
                        Map.entry("done", "resolved"),
                        Map.entry("closed", "closed"),
                        Map.entry("待处理", "unassigned"),
                        Map.entry("已完成", "resolved"),
                        Map.entry("完成", "resolved")));
        words.put(Field.TYPE, Map.of("建议", "inquiry", "求助", "inquiry", "售后", "after_sales", "报修", "after_sales"));
        words.put(
                Field.PRIORITY, Map.of("urgent", "high", "critical", "high", "normal", "medium", "moderate", "medium"));
        return words;
    }

    /** What the rows are, by the fields that the headings tell. */
    private static RecordKind kind(List<Column> columns) {
        Set<Field> fields = EnumSet.noneOf(Field.class);
        columns.stream().map(Column::field).filter(field -> field != null).forEach(fields::add);
        boolean timed = fields.contains(Field.OCCURRED_AT);
        if (timed
                && fields.contains(Field.STATE)
                && (fields.contains(Field.EXTERNAL_ID) || fields.contains(Field.ORDER_NO))
                && !fields.contains(Field.AMOUNT)) {
            return RecordKind.TICKET_SNAPSHOT;
        }
        if (timed && fields.contains(Field.ORDER_NO) && fields.contains(Field.AMOUNT)) {
            return RecordKind.ORDER;
        }
        boolean person = fields.stream().anyMatch(PERSON::contains);
        boolean numbered = fields.contains(Field.CUSTOMER_NO) || fields.contains(Field.EXTERNAL_ID);
        return !timed && person && numbered ? RecordKind.CUSTOMER : RecordKind.INTERACTION;
    }

    /** The fields that the kind has, with those that every row of it needs. */
    private List<Column> completed(List<Column> proposed) {
        Set<Field> legal = kind.fields();
        List<Column> kept = new ArrayList<>();
        Set<Field> present = EnumSet.noneOf(Field.class);
        proposed.forEach(column -> {
            if (column.field() != null) {
                present.add(column.field());
            }
        });
        for (Column column : proposed) {
            Field field = column.field();
            boolean numbers = (kind == RecordKind.ORDER && field == Field.ORDER_NO)
                    || (kind == RecordKind.CUSTOMER && field == Field.CUSTOMER_NO)
                    || (kind == RecordKind.TICKET_SNAPSHOT && field == Field.ORDER_NO);
            if (kind == RecordKind.INTERACTION && field == Field.CLOSED_AT && !present.contains(Field.ENDED_AT)) {
                kept.add(column.as(Field.ENDED_AT));
            } else if (numbers && !present.contains(Field.EXTERNAL_ID)) {
                kept.add(column.as(Field.EXTERNAL_ID));
            } else {
                kept.add(field != null && legal.contains(field) ? column : column.as(null));
            }
        }
        boolean hasTime = kept.stream().anyMatch(column -> column.field() == Field.OCCURRED_AT);
        for (int i = 0; i < kept.size() && !hasTime && legal.contains(Field.OCCURRED_AT); i++) {
            Column column = kept.get(i);
            if (column.shape() == Shape.TIME) {
                kept.set(i, column.as(Field.OCCURRED_AT));
                hasTime = true;
            }
        }
        boolean hasText = kept.stream().anyMatch(column -> column.field() == Field.TEXT) || turns.found();
        for (int i = 0; i < kept.size() && !hasText && legal.contains(Field.TEXT); i++) {
            Column column = kept.get(i);
            if (column.field() == null && column.shape() == Shape.TEXT) {
                kept.set(i, column.as(Field.TEXT));
                hasText = true;
            }
        }
        return kept;
    }

    private boolean has(Field field) {
        return columns.stream().anyMatch(column -> column.field() == field);
    }

    String text() {
        StringBuilder yaml = new StringBuilder();
        yaml.append("# Proposed by kefu import --probe; check it, then import with it.\n");
        line(yaml, "source", Yaml.text(source));
        line(yaml, "files", Yaml.list(List.of(pattern())));
        line(yaml, "kind", kind.key());
        line(yaml, "format", layout.format().key());
        if (layout.format() == Format.CSV) {
            if (layout.delimiter() != ',') {
                line(yaml, "delimiter", Yaml.text(String.valueOf(layout.delimiter())));
            }
            if (layout.quote() != '"') {
                line(yaml, "quote", Yaml.text(String.valueOf(layout.quote())));
            }
            if (layout.skipLines() > 0) {
                line(yaml, "skip_lines", Integer.toString(layout.skipLines()));
            }
            if (!layout.header().isEmpty()) {
                line(yaml, "header", Yaml.list(layout.header()));
            }
        }
        if (!layout.records().isEmpty()) {
            line(yaml, "records", Yaml.text(layout.records()));
        }
        return layout.format() == Format.MAIL ? mail(yaml) : body(yaml);
    }

    private static void line(StringBuilder yaml, String key, String value) {
        yaml.append(key).append(": ").append(value).append('\n');
    }

    private static String mail(StringBuilder yaml) {
        return yaml.append("""
                constants: {channel: email, attribute: async}
                fields:
                  external_id: message_id
                  conversation: thread
                  occurred_at: date
                  email: from
                  name: from_name
                  subject: subject
                  text: {from: text, default: （无正文）}
                  attachments: attachments
                filters:
                  - {name: auto-reply, column: kind, equals: auto-reply}
                  - {name: bounce, column: kind, equals: [bounce, receipt]}
                  - {name: mailing-list, column: kind, equals: mailing-list}
                """).toString();
    }

    private String body(StringBuilder yaml) {
        Set<String> dates = new LinkedHashSet<>();
        columns.stream().filter(column -> column.field() != null).forEach(column -> dates.addAll(column.dates()));
        if (turns.found()) {
            dates.addAll(turns.dates());
        }
        if (!dates.isEmpty() && !(dates.size() == 1 && dates.contains("iso"))) {
            line(yaml, "dates", Yaml.list(List.copyOf(dates)));
        }
        Map<String, String> constants = new LinkedHashMap<>();
        if (kind.fields().contains(Field.CHANNEL) && !has(Field.CHANNEL)) {
            constants.put("channel", source);
        }
        if (kind.fields().contains(Field.OCCURRED_AT) && !has(Field.OCCURRED_AT)) {
            yaml.append("# No column tells when it happened: correct this constant.\n");
            constants.put("occurred_at", "2000-01-01T00:00:00");
        }
        if (!constants.isEmpty()) {
            line(yaml, "constants", Yaml.map(constants));
        }
        if (kind == RecordKind.TICKET_SNAPSHOT) {
            line(yaml, "history", "true");
        }
        yaml.append("fields:\n");
        columns.stream()
                .filter(column -> column.field() != null)
                .forEach(column -> line(yaml, "  " + column.field().key(), rule(column)));
        if (turns.found()) {
            yaml.append(turns.yaml());
        }
        List<String> unused = columns.stream()
                .filter(column -> column.field() == null)
                .map(Column::name)
                .toList();
        if (!unused.isEmpty()) {
            yaml.append("# not mapped: ")
                    .append(String.join(", ", unused).replace("\n", " "))
                    .append('\n');
        }
        return yaml.toString();
    }

    private String rule(Column column) {
        Field field = java.util.Objects.requireNonNull(column.field());
        if (field.codes().isEmpty()) {
            return Yaml.text(column.name());
        }
        Map<String, String> values = new LinkedHashMap<>();
        for (String value : column.values()) {
            String code = code(field, value);
            if (!code.isEmpty()) {
                values.put(value, code);
            }
        }
        String otherwise = field == Field.STATE ? "in_progress" : field == Field.ANSWERED ? "false" : "\"\"";
        String from = "from: " + Yaml.text(column.name());
        return values.isEmpty()
                ? "{" + from + ", values: {\"?\": " + field.codes().get(0) + "}, otherwise: " + otherwise + "}"
                : "{" + from + ", values: " + Yaml.map(values) + ", otherwise: " + otherwise + "}";
    }

    /** The code that a word means, by the labels of both languages; empty when none is known. */
    static String code(Field field, String value) {
        String word = value.strip().toLowerCase(Locale.ROOT);
        List<String> codes = field.codes();
        if (codes.contains(word)) {
            return word;
        }
        String known = WORDS.getOrDefault(field, Map.of()).get(word);
        if (known != null) {
            return known;
        }
        for (Map.Entry<String, List<String>> labels :
                Language.labels(field.key(), codes).entrySet()) {
            for (String label : labels.getValue()) {
                boolean same = label.toLowerCase(Locale.ROOT).equals(word);
                if (same || (label.length() > 1 && word.startsWith(label.toLowerCase(Locale.ROOT)))) {
                    return labels.getKey();
                }
            }
        }
        return "";
    }

    /** The file's name with numbers left open: tomorrow's export has another date. */
    private String pattern() {
        String name = String.valueOf(Path.of(file.name()).getFileName());
        String member = name.substring(name.lastIndexOf('!') + 1);
        String open = member.substring(member.lastIndexOf('/') + 1).replaceAll("[\\[\\]{}?*\\\\]", "?");
        int dot = open.lastIndexOf('.');
        String base = dot > 0 ? open.substring(0, dot) : open;
        return base.replaceAll("\\d[\\d_-]*", "*").replaceAll("\\*+", "*") + (dot > 0 ? open.substring(dot) : "");
    }
}
