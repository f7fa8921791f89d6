package io.kefu.intake;

import io.kefu.intake.ledger.FilePart;
import io.kefu.intake.ledger.RowFate;
import io.kefu.problem.KefuException;
import io.kefu.problem.ProblemText;
import io.kefu.workspace.WorkspaceProblem;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStreamReader;

/**
 * Gives the fates of files one after another. The position (file, fates) is saved with each block; a restart passes
 * over those before it again without handing them out, because the count of repeats depends on them.
 */
final class ExportsReader implements ItemStreamReader<RowFate> {

    private static final String FILE = "exports.file";
    private static final String ROWS = "exports.rows";

    private final Function<ExecutionContext, List<FilePart>> planned;
    private final Function<FilePart, Fates> opener;
    private final Locale language;

    private List<FilePart> parts = List.of();
    private int index;
    private long rows;
    private @Nullable Fates fates;
    private RowFate.@Nullable Refused refused;

    /**
     * @param planned what to read, asked for when the step begins
     * @param language of the words that tell why a file was refused
     */
    ExportsReader(
            Function<ExecutionContext, List<FilePart>> planned, Function<FilePart, Fates> opener, Locale language) {
        this.planned = planned;
        this.opener = opener;
        this.language = language;
    }

    @Override
    public void open(ExecutionContext context) {
        parts = planned.apply(context);
        index = context.getInt(FILE, 0);
        long done = context.getLong(ROWS, 0);
        rows = 0;
        if (done > 0 && index < parts.size()) {
            try {
                while (rows < done && next() != null) {
                    // Judged before the restart.
                }
            } catch (KefuException e) {
                refused = refusal(e);
            }
        }
    }

    @Override
    public void update(ExecutionContext context) {
        context.putInt(FILE, index);
        context.putLong(ROWS, rows);
    }

    @Override
    public @Nullable RowFate read() {
        while (index < parts.size()) {
            FilePart part = parts.get(index);
            if (refused != null) {
                RowFate fate = refused;
                leaveFile();
                return fate;
            }
            try {
                RowFate fate = next();
                if (fate instanceof RowFate.Refused) {
                    leaveFile();
                }
                if (fate != null) {
                    return fate;
                }
            } catch (KefuException e) {
                refused = refusal(e);
                continue;
            }
            nextPart();
            if (part.part().isLast()) {
                return new RowFate.Ended(part.file());
            }
        }
        return null;
    }

    /** The next fate of the part at hand; null at its end. */
    private @Nullable RowFate next() {
        if (fates == null) {
            fates = opener.apply(parts.get(index));
        }
        RowFate fate = fates.next();
        rows += fate == null ? 0 : 1;
        return fate;
    }

    /** A file is refused for its own sake alone: what the disk would not take is tried again. */
    private RowFate.Refused refusal(KefuException e) {
        if (e.problem() instanceof WorkspaceProblem.CannotWrite) {
            throw e;
        }
        return new RowFate.Refused(
                parts.get(index).file(), ProblemText.in(language).lines(e.problem()));
    }

    /** Passes over the rest of the file at hand. */
    private void leaveFile() {
        long file = parts.get(index).file().id();
        while (index < parts.size() && parts.get(index).file().id() == file) {
            nextPart();
        }
    }

    private void nextPart() {
        close();
        refused = null;
        index++;
        rows = 0;
    }

    @Override
    public void close() {
        if (fates != null) {
            Fates open = fates;
            fates = null;
            open.close();
        }
    }
}
