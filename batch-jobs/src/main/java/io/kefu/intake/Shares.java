package io.kefu.intake;

import io.kefu.intake.file.Archives;
import io.kefu.intake.format.Input;
import io.kefu.intake.format.Part;
import io.kefu.intake.ledger.FilePart;
import io.kefu.intake.ledger.PlannedFile;
import io.kefu.intake.read.Borders;
import io.kefu.intake.record.RecordKind;
import io.kefu.workspace.Limits;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Divides the files of a run into shares of about the same size, which several processes read: many small files in one,
 * a large one in several. Corrections are in none: what they correct may be admitted only before them.
 */
final class Shares {

    private Shares() {}

    /**
     * The shares in the order of the files.
     *
     * @param most how many at most, about
     * @param least bytes of which a share has more, unless it is the last
     */
    static List<List<FilePart>> of(List<PlannedFile> files, Limits limits, int most, long least) {
        List<PlannedFile> judged = files.stream()
                .filter(file -> file.mapping().kind() != RecordKind.CORRECTION)
                .toList();
        long all = judged.stream().mapToLong(PlannedFile::bytes).sum();
        long size = Math.max(least, all / most);
        List<List<FilePart>> shares = new ArrayList<>();
        List<FilePart> share = new ArrayList<>();
        long held = 0;
        for (PlannedFile file : judged) {
            for (Part part : parts(file, limits, Math.max(1, size))) {
                share.add(new FilePart(file, part));
                held += Math.min(part.to(), file.bytes()) - part.from();
                if (held >= size && shares.size() < most - 1) {
                    shares.add(share);
                    share = new ArrayList<>();
                    held = 0;
                }
            }
        }
        if (!share.isEmpty()) {
            shares.add(share);
        }
        return shares;
    }

    /** How often a row repeats is counted over a whole file; what lies in an archive is unpacked by each reader. */
    private static List<Part> parts(PlannedFile file, Limits limits, long size) {
        if (file.mapping().keepsRepeats() || file.path().contains(Archives.MARK)) {
            return List.of(Part.WHOLE);
        }
        try {
            return Borders.parts(Input.of(Path.of(file.path())), file.mapping().layout(), limits, size);
        } catch (IOException | RuntimeException e) {
            return List.of(Part.WHOLE); // whoever reads it tells what is wrong
        }
    }
}
