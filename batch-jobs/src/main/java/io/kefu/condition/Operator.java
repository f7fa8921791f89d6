package io.kefu.condition;

/** How a field is compared with values. */
enum Operator {
    EQUALS("=="),
    DIFFERS("!="),
    BELOW("<"),
    AT_MOST("<="),
    ABOVE(">"),
    AT_LEAST(">="),
    IN("in"),
    CONTAINS("contains"),
    MENTIONS("mentions"),
    MATCHES("matches"),
    IS_EMPTY("is empty"),
    /** A flag that stands alone. */
    IS_TRUE("");

    private final String symbol;

    Operator(String symbol) {
        this.symbol = symbol;
    }

    String symbol() {
        return symbol;
    }

    boolean takesList() {
        return this == IN || this == CONTAINS || this == MENTIONS;
    }
}
