package io.kefu.condition;

import io.kefu.condition.Fields.Field;
import io.kefu.condition.Lexer.Token;
import io.kefu.problem.KefuException;
import io.kefu.problem.Nearest;
import io.kefu.text.DurationText;
import io.kefu.text.Phrases;
import io.kefu.text.Widths;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads values as their field's kind asks for; a value may always stand between quotes. */
final class Literals {

    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,15}(\\.\\d{1,9})?");
    private static final Duration LONGEST = Duration.ofDays(36_500);
    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2200;

    private final Source source;
    private final ZoneId zone;

    Literals(Source source, ZoneId zone) {
        this.source = source;
        this.zone = zone;
    }

    Literal of(Token token, Field<?> field) {
        String text = token.text();
        if (text.isBlank()) {
            throw new KefuException(new ConditionProblem.EmptyText(
                    source.place(), source.at(token.start()), source.excerpt(token.start()), field.name()));
        }
        @Nullable
        Literal literal =
                switch (field.kind()) {
                    case TEXT, LIST -> new Literal.Text(text);
                    case CHOICE -> code(token, field);
                    case NUMBER -> number(Widths.half(text));
                    case INSTANT -> time(Widths.half(text));
                    case AGE -> span(Widths.half(text));
                    case FLAG -> flag(text);
                };
        if (literal == null) {
            throw new KefuException(new ConditionProblem.WrongLiteral(
                    source.place(),
                    source.at(token.start()),
                    source.excerpt(token.start()),
                    field.name(),
                    text,
                    field.kind()));
        }
        return literal;
    }

    private Literal code(Token token, Field<?> field) {
        String folded = Phrases.fold(token.text());
        for (Map.Entry<String, String> label : field.labels().entrySet()) {
            if (Phrases.fold(label.getKey()).equals(folded)) {
                return new Literal.Code(label.getValue());
            }
        }
        throw new KefuException(new ConditionProblem.UnknownChoice(
                source.place(),
                source.at(token.start()),
                source.excerpt(token.start()),
                field.name(),
                token.text(),
                Nearest.to(token.text(), field.labels().keySet()),
                String.join(", ", field.labels().keySet())));
    }

    private static @Nullable Literal number(String text) {
        return NUMBER.matcher(text).matches() ? new Literal.Decimal(new BigDecimal(text)) : null;
    }

    private static @Nullable Literal flag(String text) {
        return switch (text) {
            case "true", "yes", "是" -> new Literal.Flag(true);
            case "false", "no", "否" -> new Literal.Flag(false);
            default -> null;
        };
    }

    private static @Nullable Literal span(String text) {
        Optional<Duration> span = DurationText.parse(text)
                .map(duration -> duration.truncatedTo(ChronoUnit.MILLIS))
                .filter(duration -> duration.compareTo(LONGEST) <= 0);
        return span.isPresent() ? new Literal.Span(span.get()) : null;
    }

    private @Nullable Literal time(String text) {
        if (text.equals("now")) {
            return new Literal.Now();
        }
        String iso = text.strip().replace(' ', 'T');
        try {
            if (iso.length() == 10) {
                LocalDate day = LocalDate.parse(iso);
                return inRange(day.getYear()) ? new Literal.Day(day) : null;
            }
            boolean offset = iso.endsWith("Z") || iso.lastIndexOf('+') > 10 || iso.lastIndexOf('-') > 10;
            OffsetDateTime moment = offset
                    ? OffsetDateTime.parse(iso)
                    : LocalDateTime.parse(iso).atZone(zone).toOffsetDateTime();
            return inRange(moment.getYear()) ? new Literal.Moment(moment.truncatedTo(ChronoUnit.MILLIS)) : null;
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static boolean inRange(int year) {
        return year >= FIRST_YEAR && year < LAST_YEAR;
    }
}
