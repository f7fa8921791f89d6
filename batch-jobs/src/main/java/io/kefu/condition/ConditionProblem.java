package io.kefu.condition;

import io.kefu.problem.Problem;

/**
 * What can be wrong with a condition. {@code place} is where it stands (an option, or file:line:column), {@code at}
 * the line and column inside it, {@code excerpt} the text around that spot, marked with ».
 */
public sealed interface ConditionProblem extends Problem {

    /** What may stand at a place. */
    enum Expected {
        FIELD,
        OPERATOR,
        IN_CONTAINS_MATCHES,
        VALUE,
        LIST,
        COMMA_OR_END_OF_LIST,
        CLOSING_PARENTHESIS,
        EMPTY,
        AND_OR_END,
        WORD_OR_TEXT
    }

    record EmptyCondition(String place) implements ConditionProblem {}

    record ConditionTooLong(String place, int length, int most) implements ConditionProblem {}

    record ConditionTooDeep(String place, String at, String excerpt, int most) implements ConditionProblem {}

    record TooManyValues(String place, String at, String excerpt, int most) implements ConditionProblem {}

    record UnknownField(String place, String at, String excerpt, String name, String nearest, String fields)
            implements ConditionProblem {}

    record UnknownChoice(
            String place, String at, String excerpt, String field, String found, String nearest, String legal)
            implements ConditionProblem {}

    /** A field of this kind does not take the operator. */
    record WrongOperator(
            String place, String at, String excerpt, String field, Kind kind, String operator, String legal)
            implements ConditionProblem {}

    /** A value that is not of the field's kind. */
    record WrongLiteral(String place, String at, String excerpt, String field, String found, Kind kind)
            implements ConditionProblem {}

    /** Something else should stand here. */
    record Unexpected(String place, String at, String excerpt, Expected expected) implements ConditionProblem {}

    /** A symbol of another language, such as {@code &&}. */
    record ForeignSymbol(String place, String at, String excerpt, String found, String meant)
            implements ConditionProblem {}

    /** A text without a character: nothing equals or contains it. */
    record EmptyText(String place, String at, String excerpt, String field) implements ConditionProblem {}

    record UnclosedText(String place, String at, String excerpt) implements ConditionProblem {}

    /** A regular expression whose repetitions come to too much. */
    record PatternTooLarge(String place, String at, String excerpt, int most) implements ConditionProblem {}

    record BadPattern(String place, String at, String excerpt, String pattern, String reason)
            implements ConditionProblem {}
}
