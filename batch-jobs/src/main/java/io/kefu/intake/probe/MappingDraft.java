package io.kefu.intake.probe;

import io.kefu.intake.format.Format;
import io.kefu.intake.format.Layout;
import io.kefu.intake.probe.column.Column;
import io.kefu.intake.probe.column.Column.Reason;
import io.kefu.intake.probe.column.Column.Shape;
import io.kefu.intake.probe.column.KindGuess;
import io.kefu.intake.probe.column.Sentences;
import io.kefu.intake.probe.column.SplitTime;
import io.kefu.intake.probe.column.Words;
import io.kefu.intake.record.Field;
import io.kefu.intake.record.RecordKind;
import io.kefu.intake.value.FieldValues;
import io.kefu.intake.value.TimeShapes;
import io.kefu.intake.value.TimeShapes.Order;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a mapping for a file would say, as its columns show it, and what it leaves open. */
final class MappingDraft {

    /** What they tell is never when something happened. */
    private static final Set<@Nullable Field> NO_MOMENT =
            EnumSet.of(Field.BIRTH_DATE, Field.WARRANTY_UNTIL, Field.DUE_AT);

    /** How long something took, or the half of a day alone. */
    private static final Pattern LENGTH =
            Pattern.compile("(?i).*(?:分钟|小时|秒|天|日|mins?|minutes?|hours?|h|days?)|上午|下午|晚上|中午|全天|am|pm");

    private static final Pattern CLOCK_HEADING =
            Pattern.compile("(?i)\\s*(?:.{0,4}时间|.{0,4}时刻|时分|time|clock|time of day|hour)\\s*");

    private final Layout layout;
    private final List<Column> columns;
    private final Turns turns;
    private final Words words;
    private final KindGuess guess;
    private final RecordKind kind;

    MappingDraft(Layout layout, KindGuess guess, List<Column> columns, Turns turns, Words words) {
        this.words = words;
        this.layout = layout;
        this.turns = turns;
        this.guess = guess;
        this.kind = guess.kind();
        this.columns = completed(columns);
    }

    Words words() {
        return words;
    }

    List<Column> columns() {
        return columns;
    }

    Layout layout() {
        return layout;
    }

    KindGuess guess() {
        return guess;
    }

    Turns turns() {
        return turns;
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
                if (field != null && words.isCoded(field)) {
                    List<String> unknown = column.values().stream()
                            .filter(value -> !words.understood(field, value))
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
    Set<String> zones() {
        return times().map(column -> Words.zone(column.name()).orElse(""))
                .filter(zone -> !zone.isEmpty())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** A column of times whose heading names a zone that only a person knows, or another one than another heading. */
    Optional<Column> zoneIsOpen() {
        int named = zones().size();
        return named == 1
                ? Optional.empty()
                : times().filter(column -> Words.namesAnotherZone(column.name())
                                || (named > 1 && Words.zone(column.name()).isPresent()))
                        .findFirst();
    }

    /** What every row needs and no column tells; the channel is the source's name then. */
    List<Field> missing() {
        return kind.required().stream()
                .filter(field -> field != Field.CHANNEL && !has(field))
                .toList();
    }

    private boolean has(Field field) {
        return columns.stream().anyMatch(column -> column.field() == field);
    }
}
