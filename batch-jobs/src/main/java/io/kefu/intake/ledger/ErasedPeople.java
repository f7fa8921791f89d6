package io.kefu.intake.ledger;

import io.kefu.intake.record.Claims;
import io.kefu.intake.record.Claims.Identity;
import io.kefu.intake.record.Field;
import io.kefu.intake.record.RecordKind;
import io.kefu.text.people.PhoneNumbers;
import io.kefu.workspace.Workspace;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Keeps people who were erased from coming back with an old export: their rows end filtered. Who turns up again after
 * that, by a contact of a later time, is a new customer.
 */
public final class ErasedPeople {

    /** The filter that the rows are counted under. */
    static final String FILTER = "erased";

    private final Map<String, Instant> hashes;
    private final @Nullable ErasureKey key;
    private final PhoneNumbers phones;

    public ErasedPeople(Workspace workspace, IntakeRepository ledger, PhoneNumbers phones) {
        this.hashes = ledger.erased();
        this.key = hashes.isEmpty() ? null : ErasureKey.of(workspace);
        this.phones = phones;
    }

    /** The fate of a row once it is known whose it is. */
    public RowFate screened(RowFate fate) {
        if (key == null) {
            return fate;
        }
        if (fate instanceof RowFate.Accepted row && isErased(row, key)) {
            List<String> contents =
                    row.attachments().stream().map(Attachments.Stored::sha256).toList();
            return new RowFate.Filtered(row.file(), FILTER, contents, row.corrects());
        }
        if (fate instanceof RowFate.Quarantined row && hashes.containsKey(key.hash("raw", row.raw()))) {
            return new RowFate.Filtered(row.file(), FILTER, row.corrects());
        }
        return fate;
    }

    private boolean isErased(RowFate.Accepted row, ErasureKey known) {
        if (hashes.containsKey(known.hash("row", row.mapping().source() + "|" + row.key()))) {
            return true;
        }
        Instant at = row.content().instant(Field.OCCURRED_AT).orElse(null);
        boolean isContact =
                row.mapping().kind() != RecordKind.CUSTOMER && row.mapping().kind() != RecordKind.ORDER;
        for (Identity identity : Claims.of(
                        row.mapping().kind() == RecordKind.CUSTOMER ? RecordKind.CUSTOMER : RecordKind.INTERACTION,
                        row.content(),
                        row.mapping().customerNumbers(),
                        phones)
                .identities()) {
            Instant erasedAt = hashes.get(known.hash(identity.kind(), identity.value()));
            if (erasedAt != null && !(isContact && at != null && at.isAfter(erasedAt))) {
                return true;
            }
        }
        return false;
    }
}
