package io.kefu.cli.option;

import io.kefu.cli.Context;
import io.kefu.condition.Condition;
import io.kefu.condition.Fields;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Chooses what a list shows by a condition. */
public final class WhereOption {

    @Option(
            names = "--where",
            paramLabel = "CONDITION",
            description = "Only those of which this is true, for example 'urgency == urgent and age > 4h'.")
    private @Nullable String where;

    public boolean isSet() {
        return where != null;
    }

    /**
     * The condition, or empty when there is none.
     *
     * @param fields makes the fields that it may name
     */
    public <T> Optional<Condition<T>> over(BiFunction<Instant, ZoneId, Fields<T>> fields, Context context) {
        return Optional.ofNullable(where)
                .map(text -> Condition.parse(text, fields.apply(context.clock().instant(), context.zone()), "--where"));
    }
}
