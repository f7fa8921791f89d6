package io.kefu.intake;

import io.kefu.intake.file.Archives;
import io.kefu.intake.format.FileProblem;
import io.kefu.intake.format.Input;
import io.kefu.intake.format.SourceRow;
import io.kefu.intake.inbox.Inbox;
import io.kefu.intake.ledger.Attachments;
import io.kefu.intake.ledger.ErasedPeople;
import io.kefu.intake.ledger.IntakeRepository;
import io.kefu.intake.ledger.PlannedFile;
import io.kefu.intake.ledger.RowFate;
import io.kefu.intake.mapping.Mapping;
import io.kefu.intake.read.RowReader;
import io.kefu.intake.record.Hashes;
import io.kefu.intake.record.RecordKind;
import io.kefu.intake.reject.Corrections;
import io.kefu.problem.KefuException;
import io.kefu.problem.ProblemText;
import io.kefu.text.people.PhoneNumbers;
import io.kefu.workspace.Limits;
import io.kefu.workspace.Workspace;
import java.io.IOException;
import java.time.Instant;
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
    private final IntakeRepository ledger;
    private final long runId;
    private final PhoneNumbers phones;
    private final Attachments attachments;
    private final ErasedPeople erased;
    private final Limits limits;
    private final Archives archives;
    private final Instant now;
    private final Locale language;

    private List<PlannedFile> files = List.of();
    private int fileIndex;
    private long rows;
    private long rejected;
    private @Nullable Input input;
    private @Nullable RowReader reader;
    private @Nullable RowJudge judge;
    private RowFate.@Nullable Refused refused;

    ExportsReader(Workspace workspace, Inbox inbox, IntakeRepository ledger, long runId, Instant now, Locale language) {
        this.inbox = inbox;
        this.ledger = ledger;
        this.runId = runId;
        this.phones = new PhoneNumbers(workspace.settings().phoneRegion());
        this.attachments = new Attachments(workspace);
        this.erased = new ErasedPeople(workspace, ledger, attachments, phones);
        this.limits = workspace.settings().limits();
        this.archives = new Archives(limits);
        this.now = now;
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
        if (reader == null || judge == null) {
            return null;
        }
        if (rows == 0) {
            rows++;
            return new RowFate.Begun(file, reader.header(), reader.sheet(), reader.sheetsLeft());
        }
        try {
            SourceRow row = reader.read();
            if (row == null) {
                return null;
            }
            RowFate fate = erased.screened(judge.judge(row));
            if (fate instanceof RowFate.Quarantined) {
                rejected++;
                refuseMostlyRejected(file);
            }
            rows++;
            return fate;
        } catch (IOException e) {
            throw new KefuException(new FileProblem.UnreadableFile(file.path(), Workspace.reason(e)), e);
        } catch (KefuException e) {
            throw e;
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            // A defect of ours must not keep the other files out.
            throw new KefuException(new FileProblem.TooHard(file.path(), rows, e.toString()), e);
        }
    }

    /** Many rejects and hardly anything else: the mapping is wrong, and the quarantine is not filled with its faults. */
    private void refuseMostlyRejected(PlannedFile file) {
        boolean many = file.mapping().kind() != RecordKind.CORRECTION && rejected > limits.rejectedLeast();
        if (many && rejected * 100 > rows * limits.rejectedPercent()) {
            throw new KefuException(new IntakeProblem.MostlyRejected(
                    file.path(), rejected, rows, file.mapping().name()));
        }
    }

    /** The rows already stored are those of the planned content; another content would be read from its middle. */
    private static void refuseChanged(PlannedFile file, Input input) throws IOException {
        if (!Hashes.ofFile(input.path()).equals(file.sha256())) {
            throw new KefuException(new IntakeProblem.FileChanged(file.path()));
        }
    }

    private void openFile() {
        PlannedFile file = files.get(fileIndex);
        Mapping mapping = file.mapping();
        if (mapping.lacksBrand()) {
            throw new KefuException(new IntakeProblem.NoBrand(file.path(), mapping.name()));
        }
        try {
            input = archives.open(file.path());
            refuseChanged(file, input);
            if (mapping.kind() == RecordKind.CORRECTION) {
                RowReader opened = Corrections.open(input, file.path(), limits);
                reader = opened;
                judge = new CorrectionIntake(file, opened::header, inbox.mappings(), ledger, phones, attachments, now);
            } else {
                reader = RowReader.open(input, mapping.layout(), mapping.columns(), limits);
                judge = new FileIntake(file, file.path(), mapping, phones, attachments, now);
            }
        } catch (IOException e) {
            throw new KefuException(new FileProblem.UnreadableFile(file.path(), Workspace.reason(e)), e);
        } catch (KefuException e) {
            throw e;
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            throw new KefuException(new FileProblem.TooHard(file.path(), 0, e.toString()), e);
        }
    }

    private void nextFile() {
        close();
        fileIndex++;
        rows = 0;
        rejected = 0;
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
                judge = null;
            }
        }
        if (input != null) {
            Archives.release(input, files.get(fileIndex).path());
            input = null;
        }
    }
}
