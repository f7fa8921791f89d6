package io.kefu.intake;

import io.kefu.intake.ledger.ErasedPeople;
import io.kefu.intake.ledger.PlannedFile;
import io.kefu.intake.ledger.RejectId;
import io.kefu.intake.ledger.RowFate;
import io.kefu.intake.record.RecordKind;
import io.kefu.problem.KefuException;
import io.kefu.workspace.Limits;
import org.jspecify.annotations.Nullable;

/**
 * What only whoever sees all rows of a file in their order can tell: the number of a rejected row, that people in it
 * were erased, and that too many were rejected.
 */
final class OrderedFates implements Fates {

    private final Fates fates;
    private final PlannedFile file;
    private final ErasedPeople erased;
    private final Limits limits;
    private long rows;
    private long rejected;

    OrderedFates(Fates fates, PlannedFile file, ErasedPeople erased, Limits limits) {
        this.fates = fates;
        this.file = file;
        this.erased = erased;
        this.limits = limits;
    }

    @Override
    public @Nullable RowFate next() {
        RowFate fate = fates.next();
        if (fate == null || fate instanceof RowFate.Begun || fate instanceof RowFate.Refused) {
            return fate;
        }
        rows++;
        RowFate screened = erased.screened(fate instanceof RowFate.Quarantined row ? numbered(row) : fate);
        if (screened instanceof RowFate.Quarantined) {
            rejected++;
            refuseMostlyRejected();
        }
        return screened;
    }

    private RowFate.Quarantined numbered(RowFate.Quarantined row) {
        return row.corrects() == null ? row.under(new RejectId(file.id(), rows)) : row;
    }

    /** Many rejects and hardly anything else: the mapping is wrong, and the quarantine is not filled with its faults. */
    private void refuseMostlyRejected() {
        boolean many = file.mapping().kind() != RecordKind.CORRECTION && rejected > limits.rejectedLeast();
        if (many && rejected * 100 > rows * limits.rejectedPercent()) {
            throw new KefuException(new IntakeProblem.MostlyRejected(
                    file.path(), rejected, rows, file.mapping().name()));
        }
    }

    @Override
    public void close() {
        fates.close();
    }
}
