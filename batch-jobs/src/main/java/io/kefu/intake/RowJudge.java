package io.kefu.intake;

import io.kefu.intake.read.SourceRow;

/** Finds out what becomes of a file's rows, handed over in file order from the first on. */
interface RowJudge {

    RowFate judge(SourceRow row);
}
