package io.kefu.condition;

import io.kefu.condition.ConditionProblem.Expected;
import io.kefu.condition.Fields.Field;
import io.kefu.condition.Lexer.Token;
import io.kefu.condition.Lexer.TokenType;
import io.kefu.problem.KefuException;
import io.kefu.problem.Nearest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads a condition by recursive descent; one token is looked at in advance. */
final class Parser {

    private static final int LONGEST = 20_000;
    private static final int DEEPEST = 64;
    private static final int MOST_VALUES = 1_000;
    private static final Map<String, String> FOREIGN_WORDS = Map.of(
            "like", "contains",
            "includes", "contains",
            "include", "contains",
            "has", "contains",
            "equals", "==",
            "eq", "==",
            "ne", "!=",
            "isnull", "is empty",
            "regexp", "matches");

    private final Source source;
    private final Fields<?> fields;
    private final Literals literals;
    private final Lexer lexer;
    private Token token;
    private int depth;

    private Parser(Source source, Fields<?> fields) {
        this.source = source;
        this.fields = fields;
        this.literals = new Literals(source, fields.zone());
        this.lexer = new Lexer(source);
        this.token = lexer.next();
    }

    static Node parse(String text, Fields<?> fields, String place) {
        if (text.isBlank()) {
            throw new KefuException(new ConditionProblem.EmptyCondition(place));
        }
        if (text.length() > LONGEST) {
            throw new KefuException(new ConditionProblem.ConditionTooLong(place, text.length(), LONGEST));
        }
        Parser parser = new Parser(new Source(text, place), fields);
        Node node = parser.any();
        if (parser.token.type() != TokenType.END) {
            throw parser.expected(Expected.AND_OR_END);
        }
        return node;
    }

    private Node any() {
        List<Node> parts = new ArrayList<>(List.of(all()));
        while (takeWord("or")) {
            parts.add(all());
        }
        return parts.size() == 1 ? parts.get(0) : new Node.Any(List.copyOf(parts));
    }

    private Node all() {
        List<Node> parts = new ArrayList<>(List.of(not()));
        while (takeWord("and")) {
            parts.add(not());
        }
        return parts.size() == 1 ? parts.get(0) : new Node.All(List.copyOf(parts));
    }

    private Node not() {
        if (token.isWord("not")) {
            deeper();
            take();
            Node negated = new Node.Not(not());
            depth--;
            return negated;
        }
        if (token.type() == TokenType.OPEN) {
            deeper();
            take();
            Node inner = any();
            if (token.type() != TokenType.CLOSE) {
                throw expected(Expected.CLOSING_PARENTHESIS);
            }
            take();
            depth--;
            return inner;
        }
        return comparison();
    }

    private void deeper() {
        if (++depth > DEEPEST) {
            throw new KefuException(new ConditionProblem.ConditionTooDeep(
                    source.place(), source.at(token.start()), source.excerpt(token.start()), DEEPEST));
        }
    }

    private Node comparison() {
        if (token.type() != TokenType.WORD || isReserved(token)) {
            throw expected(Expected.FIELD);
        }
        Token name = take();
        Field<?> field = fields.find(name.text());
        if (field == null) {
            throw new KefuException(new ConditionProblem.UnknownField(
                    source.place(),
                    source.at(name.start()),
                    source.excerpt(name.start()),
                    name.text(),
                    Nearest.to(name.text(), fields.names()),
                    String.join(", ", fields.names())));
        }
        Token at = token;
        if (token.type() == TokenType.COMPARE) {
            Operator operator = compareOperator(take().text());
            check(field, operator, at);
            return new Node.Comparison(field.name(), operator, List.of(value(field)));
        }
        if (takeWord("is")) {
            boolean negated = takeWord("not");
            if (!takeWord("empty")) {
                throw expected(Expected.EMPTY);
            }
            check(field, Operator.IS_EMPTY, at);
            return negated(negated, new Node.Comparison(field.name(), Operator.IS_EMPTY, List.of()));
        }
        boolean negated = takeWord("not");
        if (takeWord("in")) {
            check(field, Operator.IN, at);
            return negated(negated, new Node.Comparison(field.name(), Operator.IN, list(field)));
        }
        for (Operator operator : List.of(Operator.CONTAINS, Operator.MENTIONS)) {
            if (takeWord(operator.symbol())) {
                check(field, operator, at);
                List<Literal> values = token.type() == TokenType.LIST_OPEN ? list(field) : List.of(value(field));
                return negated(negated, new Node.Comparison(field.name(), operator, values));
            }
        }
        if (takeWord("matches")) {
            check(field, Operator.MATCHES, at);
            Token pattern = token;
            Literal value = value(field);
            Patterns.check(source, pattern.start(), ((Literal.Text) value).value());
            return negated(negated, new Node.Comparison(field.name(), Operator.MATCHES, List.of(value)));
        }
        if (negated) {
            throw expected(Expected.IN_CONTAINS_MATCHES);
        }
        if (field.kind() == Kind.FLAG && endsComparison(token)) {
            return new Node.Comparison(field.name(), Operator.IS_TRUE, List.of());
        }
        String meant = FOREIGN_WORDS.get(token.text().toLowerCase(java.util.Locale.ROOT));
        if (token.type() == TokenType.WORD && meant != null) {
            throw new KefuException(new ConditionProblem.ForeignSymbol(
                    source.place(), source.at(at.start()), source.excerpt(at.start()), token.text(), meant));
        }
        throw expected(Expected.OPERATOR);
    }

    private static Node negated(boolean negated, Node node) {
        return negated ? new Node.Not(node) : node;
    }

    private static boolean endsComparison(Token token) {
        return token.type() == TokenType.END
                || token.type() == TokenType.CLOSE
                || token.isWord("and")
                || token.isWord("or");
    }

    private static Operator compareOperator(String symbol) {
        for (Operator operator : Operator.values()) {
            if (operator.symbol().equals(symbol)) {
                return operator;
            }
        }
        throw new IllegalStateException("no operator " + symbol);
    }

    private void check(Field<?> field, Operator operator, Token at) {
        if (!field.kind().takes(operator)) {
            throw new KefuException(new ConditionProblem.WrongOperator(
                    source.place(),
                    source.at(at.start()),
                    source.excerpt(at.start()),
                    field.name(),
                    field.kind(),
                    operator.symbol(),
                    field.kind().operators()));
        }
    }

    private List<Literal> list(Field<?> field) {
        if (token.type() != TokenType.LIST_OPEN) {
            throw expected(Expected.LIST);
        }
        take();
        List<Literal> values = new ArrayList<>(List.of(value(field)));
        while (token.type() == TokenType.COMMA) {
            Token comma = take();
            if (values.size() == MOST_VALUES) {
                throw new KefuException(new ConditionProblem.TooManyValues(
                        source.place(), source.at(comma.start()), source.excerpt(comma.start()), MOST_VALUES));
            }
            values.add(value(field));
        }
        if (token.type() != TokenType.LIST_CLOSE) {
            throw expected(Expected.COMMA_OR_END_OF_LIST);
        }
        take();
        return List.copyOf(values);
    }

    private Literal value(Field<?> field) {
        if ((token.type() != TokenType.WORD && token.type() != TokenType.TEXT) || isReserved(token)) {
            throw expected(Expected.VALUE);
        }
        return literals.of(take(), field);
    }

    /** Words of the language are values only between quotes. */
    private static boolean isReserved(Token token) {
        return token.isWord("and")
                || token.isWord("or")
                || token.isWord("not")
                || token.isWord("in")
                || token.isWord("is")
                || token.isWord("contains")
                || token.isWord("mentions")
                || token.isWord("matches")
                || token.isWord("empty");
    }

    private boolean takeWord(String word) {
        boolean found = token.isWord(word);
        if (found) {
            take();
        }
        return found;
    }

    private Token take() {
        Token taken = token;
        token = lexer.next();
        return taken;
    }

    private KefuException expected(Expected expected) {
        return source.unexpected(token.start(), expected);
    }
}
