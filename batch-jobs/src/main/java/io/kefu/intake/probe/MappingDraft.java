package io.kefu.intake.probe;

import io.kefu.intake.format.Format;
import io.kefu.intake.format.Input;
import io.kefu.intake.format.Layout;
import io.kefu.intake.probe.column.Column;
import io.kefu.intake.probe.column.Column.Reason;
import io.kefu.intake.probe.column.Column.Shape;
import io.kefu.intake.probe.column.DayOrder;
import io.kefu.intake.probe.column.KindGuess;
import io.kefu.intake.probe.column.Sentences;
import io.kefu.intake.probe.column.SplitTime;
import io.kefu.intake.probe.column.Words;
import io.kefu.intake.record.Field;
import io.kefu.intake.record.RecordKind;
import io.kefu.intake.value.FieldValues;
import io.kefu.intake.value.TimeShapes;
import io.kefu.intake.value.TimeShapes.Order;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The text of a mapping for a file, made of what its columns show. */
final class MappingDraft {

    private static final Set<String> ZONED = Set.of("iso", "epoch-s", "epoch-ms");
    /** What they tell is never when something happened. */
    private static final Set<@Nullable Field> NO_MOMENT =
            EnumSet.of(Field.BIRTH_DATE, Field.WARRANTY_UNTIL, Field.DUE_AT);

    /** How long something took, or the half of a day alone. */
    private static final Pattern LENGTH =
            Pattern.compile("(?i).*(?:分钟|小时|秒|天|日|mins?|minutes?|hours?|h|days?)|上午|下午|晚上|中午|全天|am|pm");

    private static final Pattern CLOCK_HEADING =
            Pattern.compile("(?i)\\s*(?:.{0,4}时间|.{0,4}时刻|时分|time|clock|time of day|hour)\\s*");

    private static final Map<Reason, String> WHY = Map.of(
            Reason.HEADING, "the heading says so",
            Reason.ENDING, "the heading ends so",
            Reason.VALUES, "the values have that form",
            Reason.SENTENCES, "it is the column with sentences",
            Reason.LEFT, "it is the only such column",
            Reason.NAMES, "whoever speaks asks or answers: inbound, or outbound for our own people");

    private final String source;
    private final Input file;
    private final Charset charset;
    private final ZoneId zone;
    private final Layout layout;
    private final List<Column> columns;
    private final Turns turns;
    private final KindGuess guess;
    private final RecordKind kind;

    MappingDraft(
            String source,
            Input file,
            Layout layout,
            Charset charset,
            ZoneId zone,
            KindGuess guess,
            List<Column> columns,
            Turns turns) {
        this.source = source;
        this.charset = charset;
        this.zone = zone;
        this.file = file;
        this.layout = layout;
        this.turns = turns;
        this.guess = guess;
        this.kind = guess.kind();
        this.columns = completed(columns);
    }

    List<Column> columns() {
        return columns;
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
                kept.add(column.as(Field.ENDED_AT, column.reason()));
            } else if (numbers && !present.contains(Field.EXTERNAL_ID)) {
                kept.add(column.as(Field.EXTERNAL_ID, column.reason()));
            } else {
                kept.add(field != null && legal.contains(field) ? column : column.as(null, Reason.NONE));
            }
        }
        List<Integer> times = new ArrayList<>();
        for (int i = 0; i < kept.size(); i++) {
            boolean free = kept.get(i).field() == null
                    && !NO_MOMENT.contains(proposed.get(i).field());
            if (kept.get(i).shape() == Shape.TIME && free) {
                times.add(i);
            }
        }
        if (layout.format() == Format.TEXT && legal.contains(Field.DIRECTION)) {
            kept.stream()
                    .filter(column -> column.field() == Field.NAME)
                    .findFirst()
                    .ifPresent(column -> kept.add(column.as(Field.DIRECTION, Reason.NAMES)));
        }
        boolean hasTime = kept.stream().anyMatch(column -> column.field() == Field.OCCURRED_AT);
        List<Column> all = List.copyOf(kept);
        kept.replaceAll(column -> column.field() == Field.OCCURRED_AT && hasUnreadClock(column, all)
                ? column.as(null, Reason.NONE) // midnight would be a guess
                : column);
        if (!hasTime && legal.contains(Field.OCCURRED_AT) && times.size() == 1) {
            kept.set(times.get(0), kept.get(times.get(0)).as(Field.OCCURRED_AT, Reason.LEFT));
        }
        boolean hasText = kept.stream().anyMatch(column -> column.field() == Field.TEXT) || turns.found();
        if (!hasText && legal.contains(Field.TEXT)) {
            Sentences.column(kept).ifPresent(i -> kept.set(i, kept.get(i).as(Field.TEXT, Reason.SENTENCES)));
        }
        return kept;
    }

    /** True for a column of days beside one that is called a time and that nobody can read. */
    private static boolean hasUnreadClock(Column day, List<Column> all) {
        return day.values().stream()
                        .noneMatch(value -> FieldValues.partOfTime(value).contains(":"))
                && SplitTime.of(day, day.dates(), all).isEmpty()
                && all.stream()
                        .anyMatch(other -> other.field() == null
                                && other.shape() != Shape.EMPTY
                                && CLOCK_HEADING.matcher(other.name()).matches()
                                && other.values().stream().noneMatch(value -> LENGTH.matcher(value)
                                        .matches()));
    }

    /** What is left blank for a person: fields without a column, and columns with words that are not known. */
    List<Question> open() {
        List<Question> open = new ArrayList<>();
        if (layout.format() != Format.MAIL) {
            missing().forEach(field -> open.add(Question.column(field)));
            columns.stream()
                    .filter(column -> column.field() != null && column.order() == Order.UNKNOWN)
                    .findFirst()
                    .ifPresent(column -> open.add(order(column)));
            zoneIsOpen()
                    .ifPresent(
                            column -> open.add(Question.zone(Objects.requireNonNull(column.field()), column.name())));
            for (Column column : columns) {
                Field field = column.field();
                if (field != null && !field.codes().isEmpty()) {
                    List<String> unknown = column.values().stream()
                            .filter(value -> !Words.understood(field, value))
                            .toList();
                    if (!unknown.isEmpty()) {
                        open.add(Question.words(field, column.name(), unknown));
                    }
                }
            }
        }
        return open;
    }

    private static Question order(Column column) {
        String format = column.dates().stream()
                .filter(known -> !TimeShapes.first(known).isEmpty())
                .findFirst()
                .orElseThrow();
        return Question.order(
                Objects.requireNonNull(column.field()), column.name(), List.of(format, TimeShapes.exchanged(format)));
    }

    private Stream<Column> times() {
        return columns.stream().filter(column -> column.field() != null && column.shape() == Shape.TIME);
    }

    /** The zones that headings of times name; a mapping has one for all. */
    private Set<String> zones() {
        return times().map(column -> Words.zone(column.name()).orElse(""))
                .filter(zone -> !zone.isEmpty())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** A column of times whose heading names a zone that only a person knows, or another one than another heading. */
    private Optional<Column> zoneIsOpen() {
        int named = zones().size();
        return named == 1
                ? Optional.empty()
                : times().filter(column -> Words.namesAnotherZone(column.name())
                                || (named > 1 && Words.zone(column.name()).isPresent()))
                        .findFirst();
    }

    /** What every row needs and no column tells; the channel is the source's name then. */
    private List<Field> missing() {
        return kind.required().stream()
                .filter(field -> field != Field.CHANNEL && !has(field))
                .toList();
    }

    private boolean has(Field field) {
        return columns.stream().anyMatch(column -> column.field() == field);
    }

    /**
     * The mapping's text.
     *
     * @param blanks whether what is not known is left blank, so that no import takes it; without, it is left out
     */
    String text(boolean blanks) {
        return text(blanks, new Answers());
    }

    /** The same with what a person said. */
    String text(boolean blanks, Answers answers) {
        StringBuilder yaml = new StringBuilder();
        yaml.append("# Proposed by kefu import --probe; check it, fill in what is left blank, then import with it.\n");
        line(yaml, "source", Yaml.text(source));
        line(yaml, "files", Yaml.list(List.of(pattern())));
        yaml.append("# ").append(comment(guess.reason())).append('\n');
        line(yaml, "kind", kind.key());
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
        Set<String> stated = zones();
        if (stated.size() == 1) {
            line(yaml, "zone", Yaml.text(stated.iterator().next()));
        } else if (!answers.zone().isEmpty()) {
            line(yaml, "zone", Yaml.text(answers.zone()));
        } else if (zoneIsOpen().isPresent() && blanks) {
            yaml.append("zone: # a heading names a zone; which one? for example America/Los_Angeles\n");
        } else if (dates.stream().anyMatch(format -> !ZONED.contains(format))) {
            yaml.append("# times without a zone are taken for ")
                    .append(zone)
                    .append("; another one: zone: Asia/Tokyo\n");
        }
        if (kind == RecordKind.TICKET_SNAPSHOT) {
            line(yaml, "history", "true");
        }
        if (layout.format() == Format.TEXT) {
            yaml.append("# a file is a conversation; what we answered belongs to what the customer wrote in it\n");
            line(yaml, "constants", "{conversation: \"{file}\", attribute: async}");
        }
        yaml.append("fields:\n");
        missing().forEach(field -> yaml.append("  ")
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
        if (field.codes().isEmpty()) {
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
    private static String coded(Field field, Column column, boolean blanks, Answers answers) {
        if (FieldValues.isFlag(field) && column.values().stream().allMatch(value -> Words.understood(field, value))) {
            return Yaml.text(column.name());
        }
        StringBuilder values = new StringBuilder();
        for (String value : column.values()) {
            String known = Words.code(field, value);
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
