package io.kefu.condition;

import com.google.re2j.Pattern;
import io.kefu.condition.Fields.Field;
import io.kefu.condition.Node.Comparison;
import io.kefu.text.Phrases;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes checks of nodes. */
final class Checks<T> {

    private final Fields<T> fields;

    Checks(Fields<T> fields) {
        this.fields = fields;
    }

    Check<T> of(Node node) {
        if (node instanceof Node.All all) {
            return new Check.All<>(each(all.parts()));
        }
        if (node instanceof Node.Any any) {
            return new Check.Any<>(each(any.parts()));
        }
        if (node instanceof Node.Not not) {
            return new Check.Not<>(of(not.part()), not.toString());
        }
        return comparison((Comparison) node);
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private Check<T>[] each(List<Node> nodes) {
        return nodes.stream().map(this::of).toArray(Check[]::new);
    }

    private Check<T> comparison(Comparison comparison) {
        Field<T> field = fields.get(comparison.field());
        if (comparison.operator() == Operator.IS_EMPTY) {
            return one(comparison, item -> isEmpty(field.value().apply(item)));
        }
        return switch (field.kind()) {
            case TEXT, CHOICE -> text(comparison, getter(field));
            case LIST -> list(comparison, getter(field));
            case NUMBER -> number(comparison, getter(field));
            case INSTANT -> instant(comparison, getter(field));
            case AGE -> age(comparison, getter(field));
            case FLAG -> flag(comparison, getter(field));
        };
    }

    /** The field's kind says what its values are; {@link Fields} took care of it. */
    @SuppressWarnings("unchecked")
    private static <T, V> Function<T, @Nullable V> getter(Field<T> field) {
        return (Function<T, @Nullable V>) (Function<T, ?>) field.value();
    }

    private static boolean isEmpty(@Nullable Object value) {
        return value == null
                || (value instanceof String text && text.isEmpty())
                || (value instanceof Collection<?> list && list.isEmpty());
    }

    private static <T> Check<T> one(Comparison comparison, Predicate<T> predicate) {
        return new Check.One<>(predicate, comparison.toString());
    }

    private Check<T> text(Comparison comparison, Function<T, @Nullable String> value) {
        List<String> wanted = texts(comparison);
        String first = wanted.get(0);
        return switch (comparison.operator()) {
            case EQUALS -> one(comparison, item -> first.equals(value.apply(item)));
            case DIFFERS -> one(comparison, item -> !first.equals(value.apply(item)));
            case IN -> in(comparison, wanted, value);
            case CONTAINS -> contains(comparison, new Phrases(wanted), value);
            case MENTIONS -> contains(comparison, Phrases.words(wanted), value);
            case MATCHES -> matches(comparison, first, value);
            default -> throw impossible(comparison);
        };
    }

    private Check<T> in(Comparison comparison, List<String> wanted, Function<T, @Nullable String> value) {
        Set<String> set = Set.copyOf(wanted);
        return new Check.Search<>(
                item -> {
                    String text = value.apply(item);
                    return text != null && set.contains(text);
                },
                item -> Optional.ofNullable(value.apply(item))
                        .map(found -> comparison.field() + " == " + shown(comparison, found)),
                comparison.toString());
    }

    private static String shown(Comparison comparison, String found) {
        return comparison.values().get(0) instanceof Literal.Code ? found : new Literal.Text(found).toString();
    }

    private Check<T> contains(Comparison comparison, Phrases phrases, Function<T, @Nullable String> value) {
        return new Check.Search<>(
                item -> {
                    String text = value.apply(item);
                    return text != null && phrases.anyIn(text);
                },
                item -> Optional.ofNullable(value.apply(item))
                        .flatMap(phrases::firstIn)
                        .map(found -> comparison.field() + " "
                                + comparison.operator().symbol() + " " + new Literal.Text(found)),
                comparison.toString());
    }

    private Check<T> matches(Comparison comparison, String regex, Function<T, @Nullable String> value) {
        Pattern pattern = Patterns.compile(regex);
        return one(comparison, item -> {
            String text = value.apply(item);
            return text != null && pattern.matcher(text).find();
        });
    }

    private Check<T> list(Comparison comparison, Function<T, @Nullable Collection<String>> value) {
        Set<String> wanted = texts(comparison).stream().map(Phrases::fold).collect(Collectors.toUnmodifiableSet());
        Function<T, Optional<String>> found = item -> {
            Collection<String> words = value.apply(item);
            return words == null
                    ? Optional.empty()
                    : words.stream()
                            .filter(word -> wanted.contains(Phrases.fold(word)))
                            .findFirst();
        };
        return new Check.Search<>(
                item -> found.apply(item).isPresent(),
                item -> found.apply(item).map(word -> comparison.field() + " contains " + new Literal.Text(word)),
                comparison.toString());
    }

    private Check<T> number(Comparison comparison, Function<T, @Nullable Number> value) {
        if (comparison.operator() == Operator.IN) {
            Set<Double> wanted = comparison.values().stream()
                    .map(literal -> ((Literal.Decimal) literal).value().doubleValue())
                    .collect(Collectors.toUnmodifiableSet());
            return one(comparison, item -> {
                Number number = value.apply(item);
                return number != null && wanted.contains(number.doubleValue());
            });
        }
        double wanted = ((Literal.Decimal) comparison.values().get(0)).value().doubleValue();
        Operator operator = comparison.operator();
        return one(comparison, item -> {
            Number number = value.apply(item);
            return number == null
                    ? operator == Operator.DIFFERS
                    : compares(operator, Double.compare(number.doubleValue(), wanted));
        });
    }

    private static boolean compares(Operator operator, int order) {
        return switch (operator) {
            case EQUALS -> order == 0;
            case DIFFERS -> order != 0;
            case BELOW -> order < 0;
            case AT_MOST -> order <= 0;
            case ABOVE -> order > 0;
            case AT_LEAST -> order >= 0;
            default -> throw new IllegalStateException("not an order: " + operator);
        };
    }

    private Check<T> instant(Comparison comparison, Function<T, @Nullable Instant> value) {
        Literal.Time wanted = (Literal.Time) comparison.values().get(0);
        Instant start = wanted.start(fields);
        Instant end = wanted.end(fields);
        Operator operator = comparison.operator();
        return one(comparison, item -> {
            Instant instant = value.apply(item);
            if (instant == null) {
                return operator == Operator.DIFFERS;
            }
            int order = instant.isBefore(start) ? -1 : instant.isBefore(end) ? 0 : 1;
            return compares(operator, order);
        });
    }

    /** Older than a span is to have been before the moment that far back. */
    private Check<T> age(Comparison comparison, Function<T, @Nullable Instant> value) {
        Instant wanted = fields.now().minus(((Literal.Span) comparison.values().get(0)).value());
        Operator operator = comparison.operator();
        return one(comparison, item -> {
            Instant instant = value.apply(item);
            return instant != null && compares(operator, wanted.compareTo(instant));
        });
    }

    private Check<T> flag(Comparison comparison, Function<T, @Nullable Boolean> value) {
        boolean wanted = comparison.operator() == Operator.IS_TRUE
                || ((Literal.Flag) comparison.values().get(0)).value();
        boolean differs = comparison.operator() == Operator.DIFFERS;
        return one(comparison, item -> {
            Boolean flag = value.apply(item);
            return (flag != null && flag == wanted) != differs;
        });
    }

    private static List<String> texts(Comparison comparison) {
        return comparison.values().stream()
                .map(literal -> literal instanceof Literal.Code code ? code.value() : ((Literal.Text) literal).value())
                .toList();
    }

    private static IllegalStateException impossible(Comparison comparison) {
        return new IllegalStateException("the parser lets no such comparison through: " + comparison);
    }
}
