/**
 * Files become records: readers, mappings, the ledger of row fates, quarantine. Start reading at {@link io.kefu.intake.Mapping} and {@link io.kefu.intake.Intake}.
 */
@NullMarked
package io.kefu.intake;

import org.jspecify.annotations.NullMarked;
