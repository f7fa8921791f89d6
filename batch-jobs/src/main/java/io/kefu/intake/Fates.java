package io.kefu.intake;

import io.kefu.intake.ledger.RowFate;
import org.jspecify.annotations.Nullable;

/** What becomes of the rows of a file, in file order; before its first row stands that it has begun. */
interface Fates extends AutoCloseable {

    /**
     * The next fate, or null at the end.
     *
     * @throws io.kefu.problem.KefuException when the file cannot be read on
     */
    @Nullable
    RowFate next();

    @Override
    void close();
}
