package io.kefu.intake.ledger;

import io.kefu.intake.format.Part;

/** A file that a run reads, or a part of it. */
public record FilePart(PlannedFile file, Part part) {

    public static FilePart whole(PlannedFile file) {
        return new FilePart(file, Part.WHOLE);
    }
}
