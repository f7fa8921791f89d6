/**
 * Files become records: readers, mappings, the ledger of row fates, quarantine. Begin reading at {@link
 * io.kefu.intake.IntakeJob}, then {@link io.kefu.intake.mapping.Mapping} and {@link io.kefu.intake.ledger.RowFate}.
 */
@NullMarked
package io.kefu.intake;

import org.jspecify.annotations.NullMarked;
