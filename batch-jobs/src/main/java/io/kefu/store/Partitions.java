package io.kefu.store;

import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.springframework.batch.core.step.Step;

/** Hands the parts of a heavy step to as many processes as take some. */
public interface Partitions {

    /** Where a part finds the number behind its name. */
    String NUMBER = "partition";

    /** One process does everything. */
    Partitions NONE = new Partitions() {
        @Override
        public int most() {
            return 1;
        }

        @Override
        public Step handedOut(String name, Supplier<List<String>> parts, LongSupplier done) {
            throw new IllegalStateException("one process works alone");
        }
    };

    /** How many parts a step has at most; 1: it is not divided. */
    int most();

    /** True when heavy steps are divided. */
    default boolean areUsed() {
        return most() > 1;
    }

    /**
     * A step that ends when all its parts have.
     *
     * @param parts the same at each restart: names of steps that a process does for one of them, each alone or with a
     *     blank and a number, which the step finds in its execution context
     * @param done how many items were processed so far, by all
     */
    Step handedOut(String name, Supplier<List<String>> parts, LongSupplier done);
}
