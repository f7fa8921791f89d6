package io.kefu.condition;

import java.util.List;
import java.util.stream.Collectors;

/** A condition as a tree. Its text is such that parsing gives the same tree again. */
sealed interface Node {

    /** Whether it asks for a field. */
    boolean names(String field);

    /** Whether this is seen to be true only where the other is. */
    default boolean implies(Node other) {
        if (other instanceof All all) {
            return all.parts().stream().allMatch(this::implies);
        }
        return equals(other)
                || (other instanceof Any any && any.parts().stream().anyMatch(this::implies));
    }

    /** True when all parts are. */
    record All(List<Node> parts) implements Node {
        @Override
        public boolean implies(Node other) {
            return Node.super.implies(other) || parts.stream().anyMatch(part -> part.implies(other));
        }

        @Override
        public boolean names(String asked) {
            return parts.stream().anyMatch(part -> part.names(asked));
        }

        @Override
        public String toString() {
            return parts.stream()
                    .map(part -> part instanceof All || part instanceof Any ? "(" + part + ")" : part.toString())
                    .collect(Collectors.joining(" and "));
        }
    }

    /** True when at least one part is. */
    record Any(List<Node> parts) implements Node {
        @Override
        public boolean implies(Node other) {
            return parts.stream().allMatch(part -> part.implies(other));
        }

        @Override
        public boolean names(String asked) {
            return parts.stream().anyMatch(part -> part.names(asked));
        }

        @Override
        public String toString() {
            return parts.stream()
                    .map(part -> part instanceof Any ? "(" + part + ")" : part.toString())
                    .collect(Collectors.joining(" or "));
        }
    }

    record Not(Node part) implements Node {
        @Override
        public boolean names(String asked) {
            return part.names(asked);
        }

        @Override
        public String toString() {
            if (part instanceof Comparison comparison) {
                return switch (comparison.operator()) {
                    case IS_EMPTY -> comparison.field() + " is not empty";
                    case IN, CONTAINS, MENTIONS, MATCHES ->
                        comparison.field() + " not " + comparison.operator().symbol() + comparison.right();
                    default -> "not " + comparison;
                };
            }
            return part instanceof Not ? "not " + part : "not (" + part + ")";
        }
    }

    /** A field compared with values: one for most operators, none for {@code is empty} and a flag alone. */
    record Comparison(String field, Operator operator, List<Literal> values) implements Node {
        @Override
        public boolean implies(Node other) {
            return Node.super.implies(other) || (other instanceof Comparison comparison && isOneOf(comparison));
        }

        /** Whether each value that it wants is one that the other takes, too. */
        private boolean isOneOf(Comparison other) {
            return field.equals(other.field)
                    && (operator == Operator.EQUALS || operator == Operator.IN)
                    && (other.operator == Operator.EQUALS || other.operator == Operator.IN)
                    && other.values.containsAll(values);
        }

        @Override
        public boolean names(String asked) {
            return field.equals(asked);
        }

        @Override
        public String toString() {
            return switch (operator) {
                case IS_TRUE -> field;
                case IS_EMPTY -> field + " is empty";
                default -> field + " " + operator.symbol() + right();
            };
        }

        private String right() {
            if (operator == Operator.IN || values.size() > 1) {
                return values.stream().map(Literal::toString).collect(Collectors.joining(", ", " [", "]"));
            }
            return " " + values.get(0);
        }
    }
}
