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

    /**
     * The record's components by name, in declaration order. An enum constant stands as {@code Type.CONSTANT}, under
     * which the bundles have its word.
     */
    default Map<String, String> facts() {
        Map<String, String> facts = new LinkedHashMap<>();
        for (RecordComponent component : getClass().getRecordComponents()) {
            Object value = value(component);
            boolean word = value instanceof Enum<?>;
            facts.put(component.getName(), word ? component.getType().getSimpleName() + "." + value : value + "");
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
