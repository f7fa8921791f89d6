package io.kefu.customer.golden;

import io.kefu.text.Code;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a customer is to the house: what is asked by them matters as much. */
public record Traits(Level level, Set<Mark> marks) {

    /** Of somebody of whom nothing is known. */
    public static final Traits NONE = new Traits(Level.ORDINARY, Set.of());

    public Traits {
        marks = Set.copyOf(marks);
    }

    /** @param marks with blanks between; null for none */
    public static Traits of(Level level, @Nullable String marks) {
        return new Traits(level, marks(marks));
    }

    /** @param marks with blanks between; null for none */
    public static Set<Mark> marks(@Nullable String marks) {
        return marks == null
                ? Set.of()
                : Arrays.stream(marks.split(" "))
                        .map(key -> Code.of(Mark.class, key))
                        .collect(Collectors.toSet());
    }

    /** The marks with blanks between; null for none. */
    public static @Nullable String text(Set<Mark> marks) {
        return marks.isEmpty()
                ? null
                : EnumSet.copyOf(marks).stream().map(Mark::key).collect(Collectors.joining(" "));
    }

    /** Its marks with blanks between; null for none. */
    public @Nullable String markText() {
        return text(marks);
    }

    public boolean has(Mark mark) {
        return marks.contains(mark);
    }
}
