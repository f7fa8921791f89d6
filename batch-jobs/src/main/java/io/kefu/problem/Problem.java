package io.kefu.problem;

import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something that a person can put right, as facts. Implementations are records; their simple name is the key of
 * their sentences in the {@code Problems} bundles, and their components are the facts those sentences may name.
 */
public interface Problem {

    /** The name under which the sentences stand, for example {@code MissingColumn}. */
    default String key() {
        return getClass().getSimpleName();
    }

    /** The record's components by name, in declaration order. */
    default Map<String, String> facts() {
        Map<String, String> facts = new LinkedHashMap<>();
        for (RecordComponent component : getClass().getRecordComponents()) {
            facts.put(component.getName(), String.valueOf(value(component)));
        }
        return facts;
    }

    private @Nullable Object value(RecordComponent component) {
        try {
            component.getAccessor().trySetAccessible();
            return component.getAccessor().invoke(this);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot read " + component + " of " + key(), e);
        }
    }
}
