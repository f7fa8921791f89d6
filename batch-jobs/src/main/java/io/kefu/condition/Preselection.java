package io.kefu.condition;

import io.kefu.condition.Fields.Field;
import io.kefu.condition.Node.Comparison;
import io.kefu.text.Phrases;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What SQL can tell of a condition: every row of which the condition is true, and perhaps others, because SQL knows
 * neither folded texts nor regular expressions. The condition itself decides.
 *
 * @param sql a search condition for WHERE, in the SQL that all engines share, with {@code instr}
 * @param parameters its named parameters; a list stands for the values of an IN
 */
public record Preselection(String sql, Map<String, Object> parameters) {

    private static final String ANY_ROW = "1 = 1";

    /** Lets every row through. */
    public static final Preselection EVERYTHING = new Preselection(ANY_ROW, Map.of());

    /** Databases limit how deep an expression may be, one of ours at 1,000. */
    private static final int MOST_COMPARISONS = 200;

    static Preselection of(Node root, Fields<?> fields) {
        if (comparisons(root) > MOST_COMPARISONS) {
            return EVERYTHING;
        }
        Writer writer = new Writer(fields);
        String sql = writer.write(root, false);
        return new Preselection(sql, writer.parameters);
    }

    private static int comparisons(Node node) {
        if (node instanceof Node.All all) {
            return all.parts().stream().mapToInt(Preselection::comparisons).sum();
        }
        if (node instanceof Node.Any any) {
            return any.parts().stream().mapToInt(Preselection::comparisons).sum();
        }
        return node instanceof Node.Not not
                ? comparisons(not.part())
                : Math.max(1, ((Comparison) node).values().size());
    }

    /** Negations are carried down to the comparisons, so that letting more rows through never becomes letting fewer. */
    private static final class Writer {

        private final Fields<?> fields;
        private final Map<String, Object> parameters = new LinkedHashMap<>();

        private Writer(Fields<?> fields) {
            this.fields = fields;
        }

        private String write(Node node, boolean negated) {
            if (node instanceof Node.All all) {
                return join(all.parts(), negated ? " OR " : " AND ", negated);
            }
            if (node instanceof Node.Any any) {
                return join(any.parts(), negated ? " AND " : " OR ", negated);
            }
            if (node instanceof Node.Not not) {
                return write(not.part(), !negated);
            }
            Comparison comparison = (Comparison) node;
            Field<?> field = fields.get(comparison.field());
            String column = field.column();
            return column == null ? ANY_ROW : comparison(comparison, field.kind(), column, negated);
        }

        private String join(List<Node> parts, String word, boolean negated) {
            return parts.stream().map(part -> write(part, negated)).collect(Collectors.joining(word, "(", ")"));
        }

        private String comparison(Comparison comparison, Kind kind, String column, boolean negated) {
            Operator operator = comparison.operator();
            if (operator == Operator.IS_EMPTY) {
                return empty(kind, column, negated);
            }
            return switch (operator) {
                case MATCHES -> negated ? ANY_ROW : "(" + column + " IS NOT NULL)";
                case CONTAINS, MENTIONS -> negated ? ANY_ROW : contains(comparison, column);
                case IN -> in(comparison, column, negated);
                case EQUALS, IS_TRUE -> equal(comparison, kind, column, negated);
                case DIFFERS -> equal(comparison, kind, column, !negated);
                default -> order(comparison, column, negated);
            };
        }

        private static String empty(Kind kind, String column, boolean negated) {
            boolean text = kind == Kind.TEXT || kind == Kind.CHOICE || kind == Kind.LIST;
            if (negated) {
                return text ? "(" + column + " <> '')" : "(" + column + " IS NOT NULL)";
            }
            return text ? "(" + column + " IS NULL OR " + column + " = '')" : "(" + column + " IS NULL)";
        }

        /** Looks for the caseless parts of what is searched for: those look the same in every spelling. */
        private String contains(Comparison comparison, String column) {
            StringBuilder sql = new StringBuilder();
            for (Literal literal : comparison.values()) {
                Optional<String> part = longestCaseless(((Literal.Text) literal).value());
                if (part.isEmpty()) {
                    return "(" + column + " IS NOT NULL)";
                }
                sql.append(sql.isEmpty() ? "(" : " OR ")
                        .append("instr(")
                        .append(column)
                        .append(", ")
                        .append(parameter(part.get()))
                        .append(") > 0");
            }
            return sql.append(')').toString();
        }

        private static Optional<String> longestCaseless(String text) {
            String longest = "";
            int start = 0;
            for (int i = 0; i <= text.length(); i++) {
                if (i == text.length() || !Phrases.isCaseless(text.charAt(i))) {
                    if (i - start > longest.length()) {
                        longest = text.substring(start, i);
                    }
                    start = i + 1;
                }
            }
            return longest.isEmpty() ? Optional.empty() : Optional.of(longest);
        }

        private String in(Comparison comparison, String column, boolean negated) {
            String list =
                    parameter(comparison.values().stream().map(Writer::bound).toList());
            return negated
                    ? "(" + column + " NOT IN (" + list + ") OR " + column + " IS NULL)"
                    : "(" + column + " IN (" + list + "))";
        }

        private String equal(Comparison comparison, Kind kind, String column, boolean negated) {
            if (kind == Kind.INSTANT) {
                Literal.Time time = (Literal.Time) comparison.values().get(0);
                String start = parameter(time.start(fields).toEpochMilli());
                String end = parameter(time.end(fields).toEpochMilli());
                return negated
                        ? "(" + column + " < " + start + " OR " + column + " >= " + end + " OR " + column + " IS NULL)"
                        : "(" + column + " >= " + start + " AND " + column + " < " + end + ")";
            }
            String value = parameter(
                    comparison.values().isEmpty()
                            ? 1
                            : bound(comparison.values().get(0)));
            return negated
                    ? "(" + column + " <> " + value + " OR " + column + " IS NULL)"
                    : "(" + column + " = " + value + ")";
        }

        private String order(Comparison comparison, String column, boolean negated) {
            Literal literal = comparison.values().get(0);
            Operator operator = comparison.operator();
            String bound;
            if (literal instanceof Literal.Span span) {
                Instant moment = fields.now().minus(span.value());
                bound = turned(operator).symbol() + " " + parameter(moment.toEpochMilli());
            } else if (literal instanceof Literal.Time time) {
                boolean fromEnd = operator == Operator.AT_MOST || operator == Operator.ABOVE;
                Instant edge = fromEnd ? time.end(fields) : time.start(fields);
                boolean before = operator == Operator.BELOW || operator == Operator.AT_MOST;
                bound = (before ? "< " : ">= ") + parameter(edge.toEpochMilli());
            } else {
                bound = operator.symbol() + " " + parameter(bound(literal));
            }
            String sql = column + " " + bound;
            return negated ? "(NOT " + sql + " OR " + column + " IS NULL)" : "(" + sql + ")";
        }

        private static Operator turned(Operator operator) {
            return switch (operator) {
                case BELOW -> Operator.ABOVE;
                case AT_MOST -> Operator.AT_LEAST;
                case ABOVE -> Operator.BELOW;
                case AT_LEAST -> Operator.AT_MOST;
                default -> throw new IllegalStateException("not an order: " + operator);
            };
        }

        private static Object bound(Literal literal) {
            if (literal instanceof Literal.Decimal number) {
                return number.value().doubleValue();
            }
            if (literal instanceof Literal.Flag flag) {
                return flag.value() ? 1 : 0;
            }
            return literal instanceof Literal.Code code ? code.value() : ((Literal.Text) literal).value();
        }

        private String parameter(Object value) {
            String name = "c" + parameters.size();
            parameters.put(name, value);
            return ":" + name;
        }
    }
}
