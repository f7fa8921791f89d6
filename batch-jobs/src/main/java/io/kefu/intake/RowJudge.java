package io.kefu.intake;

import io.kefu.intake.format.SourceRow;
import io.kefu.intake.ledger.RowFate;

/** Finds out what becomes of a file's rows, handed over in file order from the first on. */
interface RowJudge {

    RowFate judge(SourceRow row);
}
