package io.kefu.condition;

import static io.kefu.condition.Operator.ABOVE;
import static io.kefu.condition.Operator.AT_LEAST;
import static io.kefu.condition.Operator.AT_MOST;
import static io.kefu.condition.Operator.BELOW;
import static io.kefu.condition.Operator.CONTAINS;
import static io.kefu.condition.Operator.DIFFERS;
import static io.kefu.condition.Operator.EQUALS;
import static io.kefu.condition.Operator.IN;
import static io.kefu.condition.Operator.IS_EMPTY;
import static io.kefu.condition.Operator.IS_TRUE;
import static io.kefu.condition.Operator.MATCHES;
import static io.kefu.condition.Operator.MENTIONS;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** What a field holds, and so which operators and values it takes. */
public enum Kind {
    /** A text. {@code ==} and {@code in} compare exactly; {@code contains} ignores case and width, and {@code mentions} too. */
    TEXT(EQUALS, DIFFERS, IN, CONTAINS, MENTIONS, MATCHES, IS_EMPTY),
    /** One of a closed set of codes, each with labels that may be written instead. */
    CHOICE(EQUALS, DIFFERS, IN, IS_EMPTY),
    /** Several words, such as tags; {@code contains} looks for one of them as a whole. */
    LIST(CONTAINS, IS_EMPTY),
    NUMBER(EQUALS, DIFFERS, BELOW, AT_MOST, ABOVE, AT_LEAST, IN, IS_EMPTY),
    /** A moment, to the millisecond; compared with a day it is before, in or after that whole day. */
    INSTANT(EQUALS, DIFFERS, BELOW, AT_MOST, ABOVE, AT_LEAST, IS_EMPTY),
    /** How long ago something was, in real time, measured at the moment that the fields were made for. */
    AGE(BELOW, AT_MOST, ABOVE, AT_LEAST, IS_EMPTY),
    FLAG(IS_TRUE, EQUALS, DIFFERS, IS_EMPTY);

    @SuppressWarnings("ImmutableEnumChecker") // Set.of
    private final Set<Operator> operators;

    Kind(Operator... operators) {
        this.operators = Set.of(operators);
    }

    boolean takes(Operator operator) {
        return operators.contains(operator);
    }

    /** The operators that fields of this kind take, as a person writes them. */
    String operators() {
        return Arrays.stream(Operator.values())
                .filter(operator -> takes(operator) && operator != IS_TRUE)
                .map(Operator::symbol)
                .collect(Collectors.joining(", "));
    }
}
