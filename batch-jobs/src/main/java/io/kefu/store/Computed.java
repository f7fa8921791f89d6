package io.kefu.store;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStreamReader;

/** Reads what one computation gives, from where an earlier start ended. */
final class Computed<T> implements ItemStreamReader<T> {

    private final String name;
    private final Function<Boolean, List<T>> computation;
    private List<T> items = List.of();
    private boolean computed;
    private int next;

    Computed(String name, Function<Boolean, List<T>> computation) {
        this.name = name;
        this.computation = computation;
    }

    @Override
    public void open(ExecutionContext context) {
        next = context.getInt(name, 0);
    }

    @Override
    public @Nullable T read() {
        if (!computed) {
            items = computation.apply(next > 0);
            computed = true;
        }
        return next < items.size() ? items.get(next++) : null;
    }

    @Override
    public void update(ExecutionContext context) {
        context.putInt(name, next);
    }
}
