package io.kefu.intake;

import io.kefu.intake.file.Archives;
import io.kefu.intake.format.FileProblem;
import io.kefu.intake.format.Input;
import io.kefu.intake.format.SourceRow;
import io.kefu.intake.ledger.Attachments;
import io.kefu.intake.ledger.FilePart;
import io.kefu.intake.ledger.IntakeRepository;
import io.kefu.intake.ledger.PlannedFile;
import io.kefu.intake.ledger.RowFate;
import io.kefu.intake.mapping.Mapping;
import io.kefu.intake.read.RowReader;
import io.kefu.intake.record.Hashes;
import io.kefu.intake.record.RecordKind;
import io.kefu.intake.reject.Corrections;
import io.kefu.problem.KefuException;
import io.kefu.text.people.PhoneNumbers;
import io.kefu.workspace.Limits;
import io.kefu.workspace.Workspace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads a file, or a part of it, and judges its rows. */
final class FileFates implements Fates {

    /**
     * What judging needs.
     *
     * @param mappings of the workspace by name
     * @param now of the run
     */
    record Judging(
            Workspace workspace,
            Map<String, Mapping> mappings,
            IntakeRepository ledger,
            PhoneNumbers phones,
            Attachments attachments,
            Instant now) {

        static Judging of(Workspace workspace, Map<String, Mapping> mappings, IntakeRepository ledger, Instant now) {
            return new Judging(
                    workspace,
                    mappings,
                    ledger,
                    new PhoneNumbers(workspace.settings().phoneRegion()),
                    new Attachments(workspace),
                    now);
        }
    }

    private final PlannedFile file;
    private final Input input;
    private final RowReader reader;
    private final RowJudge judge;
    private boolean begun;
    private long rows;

    /**
     * @param verify whether to refuse another content than the planned one
     * @throws KefuException when the file cannot be read
     */
    FileFates(FilePart part, Judging judging, boolean verify) {
        this.file = part.file();
        this.begun = !part.part().isFirst();
        Mapping mapping = file.mapping();
        if (mapping.lacksBrand()) {
            throw new KefuException(new IntakeProblem.NoBrand(file.path(), mapping.name()));
        }
        Archives archives = new Archives(judging.workspace().settings().limits());
        @Nullable Input opened = null;
        try {
            opened = archives.open(file.path());
            this.input = opened;
            if (verify) {
                verify(opened, file);
            }
            this.reader = open(opened, part, judging);
            this.judge = judge(judging);
        } catch (IOException e) {
            release(opened);
            throw new KefuException(new FileProblem.UnreadableFile(file.path(), Workspace.reason(e)), e);
        } catch (KefuException e) {
            release(opened);
            throw e;
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            release(opened);
            throw new KefuException(new FileProblem.TooHard(file.path(), 0, e.toString()), e);
        }
    }

    /** Refuses a file whose content is not the planned one any more, or that cannot be read. */
    static void verify(PlannedFile file, Limits limits) {
        try {
            Input input = new Archives(limits).open(file.path());
            try {
                verify(input, file);
            } finally {
                Archives.release(input, file.path());
            }
        } catch (IOException e) {
            throw new KefuException(new FileProblem.UnreadableFile(file.path(), Workspace.reason(e)), e);
        } catch (KefuException e) {
            throw e;
        } catch (RuntimeException | OutOfMemoryError e) {
            throw new KefuException(new FileProblem.TooHard(file.path(), 0, e.toString()), e);
        }
    }

    /** The rows already stored are those of the planned content; another content would be read from its middle. */
    private static void verify(Input opened, PlannedFile file) throws IOException {
        if (!Hashes.ofFile(opened.path()).equals(file.sha256())) {
            throw new KefuException(new IntakeProblem.FileChanged(file.path()));
        }
    }

    private RowReader open(Input opened, FilePart part, Judging judging) throws IOException {
        Mapping mapping = file.mapping();
        return mapping.kind() == RecordKind.CORRECTION
                ? Corrections.open(
                        opened, file.path(), judging.workspace().settings().limits())
                : RowReader.open(
                        opened,
                        mapping.layout(),
                        mapping.columns(),
                        judging.workspace().settings().limits(),
                        part.part());
    }

    private RowJudge judge(Judging judging) {
        return file.mapping().kind() == RecordKind.CORRECTION
                ? new CorrectionIntake(
                        file,
                        reader::header,
                        judging.mappings(),
                        judging.ledger(),
                        judging.phones(),
                        judging.attachments(),
                        judging.now())
                : new FileIntake(
                        file, file.path(), file.mapping(), judging.phones(), judging.attachments(), judging.now());
    }

    @Override
    public @Nullable RowFate next() {
        if (!begun) {
            begun = true;
            return new RowFate.Begun(file, reader.header(), reader.sheet(), reader.sheetsLeft());
        }
        try {
            SourceRow row = reader.read();
            rows++;
            return row == null ? null : judge.judge(row);
        } catch (IOException e) {
            throw new KefuException(new FileProblem.UnreadableFile(file.path(), Workspace.reason(e)), e);
        } catch (KefuException e) {
            throw e;
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            // A defect of ours must not keep the other files out.
            throw new KefuException(new FileProblem.TooHard(file.path(), rows, e.toString()), e);
        }
    }

    @Override
    public void close() {
        try {
            reader.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            release(input);
        }
    }

    private void release(@Nullable Input opened) {
        if (opened != null) {
            Archives.release(opened, file.path());
        }
    }
}
