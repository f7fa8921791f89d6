/**
 * Which files and rows were read, and the one fate of each row. Begin reading at {@link
 * io.kefu.intake.ledger.RowFate}.
 */
@NullMarked
package io.kefu.intake.ledger;

import org.jspecify.annotations.NullMarked;
