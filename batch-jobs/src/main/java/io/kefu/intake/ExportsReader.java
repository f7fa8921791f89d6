package io.kefu.intake;

import io.kefu.problem.KefuException;
import io.kefu.problem.ProblemText;
import io.kefu.text.PhoneNumbers;
import io.kefu.workspace.Workspace;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStreamReader;

/**
 * Reads the planned files one after another. The position (file, rows judged) is saved with each block; a restart
 * judges the rows before it again without handing them out, because the count of repeats depends on them.
 */
final class ExportsReader implements ItemStreamReader<RowFate> {

    private static final String FILE = "exports.file";
    private static final String ROWS = "exports.rows";

    private final Inbox inbox;
    private final long runId;
    private final PhoneNumbers phones;
    private final Locale language;

    private List<PlannedFile> files = List.of();
    private int fileIndex;
    private long rows;
    private @Nullable RowReader reader;
    private @Nullable FileIntake intake;
    private RowFate.@Nullable Refused refused;

    ExportsReader(Inbox inbox, long runId, PhoneNumbers phones, Locale language) {
        this.inbox = inbox;
        this.runId = runId;
        this.phones = phones;
        this.language = language;
    }

    @Override
    public void open(ExecutionContext context) {
        files = inbox.planned(runId);
        fileIndex = context.getInt(FILE, 0);
        long done = context.getLong(ROWS, 0);
        rows = 0;
        if (done > 0 && fileIndex < files.size()) {
            try {
                refuseChanged(files.get(fileIndex));
                openFile();
                while (rows < done && next() != null) {
                    // Judged before the restart.
                }
            } catch (KefuException e) {
                refused = new RowFate.Refused(
                        files.get(fileIndex), ProblemText.in(language).lines(e.problem()));
            }
        }
    }

    @Override
    public void update(ExecutionContext context) {
        context.putInt(FILE, fileIndex);
        context.putLong(ROWS, rows);
    }

    @Override
    public @Nullable RowFate read() {
        if (fileIndex >= files.size()) {
            return null;
        }
        PlannedFile file = files.get(fileIndex);
        if (refused != null) {
            RowFate fate = refused;
            refused = null;
            nextFile();
            return fate;
        }
        try {
            if (reader == null) {
                openFile();
                rows++;
                return new RowFate.Begun(file);
            }
            RowFate fate = next();
            if (fate != null) {
                return fate;
            }
            nextFile();
            return new RowFate.Ended(file);
        } catch (KefuException e) {
            nextFile();
            return new RowFate.Refused(file, ProblemText.in(language).lines(e.problem()));
        }
    }

    /** The next row of the open file; null at its end. */
    private @Nullable RowFate next() {
        PlannedFile file = files.get(fileIndex);
        if (rows == 0) {
            rows++;
            return new RowFate.Begun(file);
        }
        try {
            SourceRow row = reader == null ? null : reader.read();
            if (row == null || intake == null) {
                return null;
            }
            rows++;
            return intake.judge(row);
        } catch (IOException e) {
            throw new KefuException(new IntakeProblem.UnreadableFile(file.path().toString(), Workspace.reason(e)), e);
        }
    }

    /** The rows already stored are those of the planned content; another content would be read from its middle. */
    private static void refuseChanged(PlannedFile file) {
        try {
            if (!Hashes.ofFile(file.path()).equals(file.sha256())) {
                throw new KefuException(
                        new IntakeProblem.FileChanged(file.path().toString()));
            }
        } catch (IOException e) {
            throw new KefuException(new IntakeProblem.UnreadableFile(file.path().toString(), Workspace.reason(e)), e);
        }
    }

    private void openFile() {
        PlannedFile file = files.get(fileIndex);
        try {
            intake = new FileIntake(file, phones);
            reader = RowReader.open(file.path(), file.mapping());
        } catch (IOException e) {
            throw new KefuException(new IntakeProblem.UnreadableFile(file.path().toString(), Workspace.reason(e)), e);
        }
    }

    private void nextFile() {
        close();
        fileIndex++;
        rows = 0;
    }

    @Override
    public void close() {
        if (reader != null) {
            try {
                reader.close();
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            } finally {
                reader = null;
                intake = null;
            }
        }
    }
}
