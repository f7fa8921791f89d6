package io.kefu.condition;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A condition over the fields of one type of thing. It is true or false of everything: a field without a value is
 * equal to nothing, contains nothing and lies nowhere, so {@code rating < 3} is false and {@code not rating < 3} is
 * true of a ticket without a rating. Immutable and thread safe.
 *
 * @param <T> what it looks at
 */
public final class Condition<T> implements Predicate<T> {

    private final Node root;
    private final Fields<T> fields;
    private final Check<T> check;

    private Condition(Node root, Fields<T> fields) {
        this.root = root;
        this.fields = fields;
        this.check = new Checks<>(fields).of(root);
    }

    /**
     * Reads a condition.
     *
     * @param place where it stands, for messages: an option, or file:line:column
     * @throws io.kefu.problem.KefuException with line and column of the first mistake
     */
    public static <T> Condition<T> parse(String text, Fields<T> fields, String place) {
        return new Condition<>(Parser.parse(text, fields, place), fields);
    }

    /** The items of which the condition is true; all when there is none. */
    public static <T> List<T> filter(List<T> items, Optional<Condition<T>> where) {
        return where.map(condition -> items.stream().filter(condition).toList()).orElse(items);
    }

    @Override
    public boolean test(T item) {
        return check.holds(item);
    }

    /**
     * Why it is true of something: the comparisons that decided, each in words of the language, with the value that
     * was found where several were listed. Empty when it is false.
     */
    public List<String> because(T item) {
        List<String> reasons = new ArrayList<>();
        if (check.holds(item)) {
            check.explain(item, reasons);
        }
        return reasons;
    }

    /**
     * Why it is false of something: the comparisons that failed, each in words of the language; of several that had all to
     * hold the first. Empty when it is true.
     */
    public List<String> whyNot(T item) {
        List<String> reasons = new ArrayList<>();
        if (!check.holds(item)) {
            check.refute(item, reasons);
        }
        return reasons;
    }

    /**
     * Whether it is surely false wherever another one is false: what it is true of, the other is true of as well. A no
     * says nothing, because values that mean the same may be written in many ways.
     */
    public boolean implies(Condition<T> other) {
        return root.implies(other.root);
    }

    /** Whether it asks for a field. */
    public boolean names(String field) {
        return root.names(field);
    }

    /** What SQL can tell of it: the rows to look at, never too few. */
    public Preselection preselection() {
        return Preselection.of(root, fields);
    }

    /** The condition as one would write it; {@link #parse} makes the same one of it again. */
    @Override
    public String toString() {
        return root.toString();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Condition<?> condition && root.equals(condition.root);
    }

    @Override
    public int hashCode() {
        return root.hashCode();
    }
}
