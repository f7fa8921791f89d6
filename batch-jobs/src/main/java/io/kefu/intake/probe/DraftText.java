package io.kefu.intake.probe;

import io.kefu.intake.format.Format;
import io.kefu.intake.format.Input;
import io.kefu.intake.format.Layout;
import io.kefu.intake.probe.column.Column;
import io.kefu.intake.probe.column.Column.Reason;
import io.kefu.intake.probe.column.Column.Shape;
import io.kefu.intake.probe.column.DayOrder;
import io.kefu.intake.probe.column.SplitTime;
import io.kefu.intake.probe.column.Words;
import io.kefu.intake.record.Field;
import io.kefu.intake.record.RecordKind;
import io.kefu.intake.value.FieldValues;
import io.kefu.intake.value.TimeShapes.Order;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** The text of a mapping that is proposed. */
final class DraftText {

    private static final Set<String> ZONED = Set.of("iso", "epoch-s", "epoch-ms");

    private static final Map<Reason, String> WHY = Map.of(
            Reason.HEADING, "the heading says so",
            Reason.ENDING, "the heading ends so",
            Reason.VALUES, "the values have that form",
            Reason.SENTENCES, "it is the column with sentences",
            Reason.LEFT, "it is the only such column",
            Reason.NAMES, "whoever speaks asks or answers: inbound, or outbound for our own people");

    private final MappingDraft draft;
    private final Words words;
    private final String source;
    private final Input file;
    private final Charset charset;
    private final ZoneId zone;
    private final Layout layout;
    private final List<Column> columns;
    private final Turns turns;

    /** @param zone that of the office */
    DraftText(MappingDraft draft, String source, Input file, Charset charset, ZoneId zone) {
        this.draft = draft;
        this.words = draft.words();
        this.source = source;
        this.file = file;
        this.charset = charset;
        this.zone = zone;
        this.layout = draft.layout();
        this.columns = draft.columns();
        this.turns = draft.turns();
    }

    /**
     * The mapping's text.
     *
     * @param blanks whether what is not known is left blank, so that no import takes it; without, it is left out
     */
    String of(boolean blanks) {
        return of(blanks, new Answers());
    }

    /** The same with what a person said. */
    String of(boolean blanks, Answers answers) {
        StringBuilder yaml = new StringBuilder();
        yaml.append("# Proposed by kefu import --probe; check it, fill in what is left blank, then import with it.\n");
        line(yaml, "source", Yaml.text(source));
        line(yaml, "files", Yaml.list(List.of(pattern())));
        yaml.append("# ").append(comment(draft.guess().reason())).append('\n');
        line(yaml, "kind", draft.guess().kind().key());
        line(yaml, "format", layout.format().key());
        if (layout.format() == Format.CSV || layout.format() == Format.TEXT) {
            yaml.append("# encoding found: ").append(charset.name()).append('\n');
        }
        if (layout.format() == Format.CSV) {
            if (layout.delimiter() != ',') {
                line(yaml, "delimiter", Yaml.text(String.valueOf(layout.delimiter())));
            }
            if (layout.quote() != '"') {
                line(yaml, "quote", Yaml.text(String.valueOf(layout.quote())));
            }
        }
        if (layout.sheet().equals(Layout.ALIKE)) {
            yaml.append("# several sheets have these headings: all are read as one; name one to read it alone\n");
        }
        if (!layout.sheet().isEmpty()) {
            line(yaml, "sheet", Yaml.text(layout.sheet()));
        }
        if (layout.skipLines() > 0) {
            yaml.append(layout.format() == Format.TEXT ? "# the messages stand below " : "# the headings stand below ")
                    .append(layout.skipLines())
                    .append(layout.skipLines() == 1 ? " line\n" : " lines\n");
            line(yaml, "skip_lines", Integer.toString(layout.skipLines()));
        }
        if (!layout.header().isEmpty()) {
            yaml.append("# the file has no headings; these are ours\n");
            line(yaml, "header", Yaml.list(layout.header()));
        }
        if (!layout.record().isEmpty()) {
            line(yaml, "record", Yaml.text(layout.record()));
        }
        if (!layout.records().isEmpty()) {
            line(yaml, "records", Yaml.text(layout.records()));
        }
        return layout.format() == Format.MAIL ? mail(yaml) : body(yaml, blanks, answers);
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

    private String body(StringBuilder yaml, boolean blanks, Answers answers) {
        Set<String> dates = new LinkedHashSet<>();
        Set<String> orDates = new LinkedHashSet<>();
        boolean anyOrder = false;
        for (Column column : columns) {
            if (column.field() != null) {
                dates.addAll(dates(column, DayOrder.formats(answers.order(), column)));
                orDates.addAll(dates(column, DayOrder.exchanged(column)));
                anyOrder |= column.order() == Order.UNKNOWN;
            }
        }
        anyOrder &= answers.order().isEmpty() && blanks;
        if (turns.found()) {
            dates.addAll(turns.dates());
        }
        if (anyOrder) {
            yaml.append("dates: # day or month first? no time tells: ")
                    .append(Yaml.list(List.copyOf(dates)))
                    .append(" or ")
                    .append(Yaml.list(List.copyOf(orDates)))
                    .append('\n');
        } else if (!dates.isEmpty() && !(dates.size() == 1 && dates.contains("iso"))) {
            line(yaml, "dates", Yaml.list(List.copyOf(dates)));
        }
        Set<String> stated = draft.zones();
        if (stated.size() == 1) {
            line(yaml, "zone", Yaml.text(stated.iterator().next()));
        } else if (!answers.zone().isEmpty()) {
            line(yaml, "zone", Yaml.text(answers.zone()));
        } else if (draft.zoneIsOpen().isPresent() && blanks) {
            yaml.append("zone: # a heading names a zone; which one? for example America/Los_Angeles\n");
        } else if (dates.stream().anyMatch(format -> !ZONED.contains(format))) {
            yaml.append("# times without a zone are taken for ")
                    .append(zone)
                    .append("; another one: zone: Asia/Tokyo\n");
        }
        if (draft.guess().kind() == RecordKind.TICKET_SNAPSHOT) {
            line(yaml, "history", "true");
        }
        if (layout.format() == Format.TEXT) {
            yaml.append("# a file is a conversation; what we answered belongs to what the customer wrote in it\n");
            line(yaml, "constants", "{conversation: \"{file}\", attribute: async}");
        }
        yaml.append("fields:\n");
        draft.missing().forEach(field -> yaml.append("  ")
                .append(field.key())
                .append(
                        answers.column(field).isEmpty()
                                ? ": # no column tells it surely; which one?\n"
                                : ": " + Yaml.text(answers.column(field)) + " # a person said so\n"));
        columns.stream()
                .filter(column -> column.field() != null)
                .forEach(column -> field(yaml, column, blanks, answers));
        if (turns.found()) {
            yaml.append(turns.yaml());
        }
        List<String> unused = columns.stream()
                .filter(column -> column.field() == null)
                .map(Column::name)
                .toList();
        if (!unused.isEmpty()) {
            yaml.append("# not mapped: ")
                    .append(comment(String.join(", ", unused)))
                    .append('\n');
        }
        return yaml.toString();
    }

    private void field(StringBuilder yaml, Column column, boolean blanks, Answers answers) {
        Field field = Objects.requireNonNull(column.field());
        String columnText = split(column, column.dates())
                .map(parts -> "{from: " + Yaml.list(parts.columns()) + "}")
                .orElseGet(() -> counted(field, column));
        yaml.append("  ").append(field.key()).append(": ");
        if (!words.isCoded(field)) {
            yaml.append(columnText);
        } else {
            yaml.append(coded(field, column, blanks, answers));
        }
        yaml.append(" # ")
                .append(column.reason().percent())
                .append(" %: ")
                .append(WHY.get(column.reason()))
                .append('\n');
    }

    /** A date in one column and the time of day in another are one moment. */
    private Optional<SplitTime> split(Column column, List<String> dates) {
        return column.field() == Field.OCCURRED_AT ? SplitTime.of(column, dates, columns) : Optional.empty();
    }

    private List<String> dates(Column column, List<String> own) {
        return split(column, own).map(SplitTime::dates).orElse(own);
    }

    /** The column with the unit or the scale in which it counts. */
    private static String counted(Field field, Column column) {
        String counted =
                switch (field) {
                    case WAIT_SECONDS, TALK_SECONDS ->
                        column.shape() == Shape.NUMBER
                                ? Words.unit(column.name())
                                        .map(unit -> ", unit: " + unit)
                                        .orElse("")
                                : "";
                    case RATING ->
                        Words.scale(column.values())
                                .map(scale -> ", scale: " + scale)
                                .orElse("");
                    default -> "";
                };
        return counted.isEmpty() ? Yaml.text(column.name()) : "{from: " + Yaml.text(column.name()) + counted + "}";
    }

    /** The words that are known with their codes; the others wait for a person. */
    private String coded(Field field, Column column, boolean blanks, Answers answers) {
        if (FieldValues.isFlag(field) && column.values().stream().allMatch(value -> words.understood(field, value))) {
            return Yaml.text(column.name());
        }
        StringBuilder values = new StringBuilder();
        for (String value : column.values()) {
            String known = words.code(field, value);
            String code = known.isEmpty() ? answers.code(field, value) : known;
            if (!blanks && code.isEmpty()) {
                continue;
            }
            values.append(values.isEmpty() ? "" : ", ")
                    .append(Yaml.text(value))
                    .append(": ")
                    .append(code);
        }
        return "{from: " + Yaml.text(column.name()) + ", values: {" + values + "}}";
    }

    private static String comment(String text) {
        return text.replaceAll("[\\s\\p{Cc}]+", " ");
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
