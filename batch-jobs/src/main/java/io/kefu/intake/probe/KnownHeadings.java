package io.kefu.intake.probe;

import io.kefu.intake.Trial;
import io.kefu.intake.format.Format;
import io.kefu.intake.format.Input;
import io.kefu.intake.format.Layout;
import io.kefu.intake.mapping.Mapping;
import io.kefu.intake.mapping.Mappings;
import io.kefu.problem.KefuException;
import io.kefu.workspace.Workspace;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Names the columns of a file that has no headings, where a mapping that states its columns reads it. */
final class KnownHeadings {

    private static final int ROWS = 200;

    private KnownHeadings() {}

    /** A mapping of the workspace, or a shipped one, whose stated columns read the file. */
    static Optional<Mapping> of(Workspace workspace, Layout layout, Input file, Instant now) throws IOException {
        if (layout.format() != Format.CSV || layout.header().isEmpty()) {
            return Optional.empty();
        }
        int width = layout.header().size();
        for (Mapping mapping : Mappings.all(workspace).values()) {
            List<String> stated = mapping.layout().header();
            boolean fits = mapping.layout().format() == Format.CSV
                    && mapping.layout().delimiter() == layout.delimiter()
                    && stated.size() >= width
                    && stated.size() - width <= 2;
            if (fits && reads(workspace, mapping, file, now)) {
                return Optional.of(mapping);
            }
        }
        return Optional.empty();
    }

    private static boolean reads(Workspace workspace, Mapping mapping, Input file, Instant now) throws IOException {
        try {
            Trial trial = Trial.of(workspace, mapping, file, now, 0, ROWS);
            return trial.counts().read() > 0
                    && trial.counts().quarantined() * 10 < trial.counts().read();
        } catch (KefuException e) {
            return false; // of another form
        }
    }
}
