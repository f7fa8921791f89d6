package io.kefu.intake.inbox;

import io.kefu.intake.file.Archives;
import io.kefu.intake.ledger.IntakeRepository;
import io.kefu.intake.ledger.RunLogRepository;
import io.kefu.problem.KefuException;
import io.kefu.workspace.OwnerOnly;
import io.kefu.workspace.Workspace;
import io.kefu.workspace.WorkspaceProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Where files go when they were read. */
public final class Archiving {

    private final Workspace workspace;
    private final IntakeRepository ledger;
    private final RunLogRepository log;

    public Archiving(Workspace workspace, IntakeRepository ledger, RunLogRepository log) {
        this.workspace = workspace;
        this.ledger = ledger;
        this.log = log;
    }

    /** Moves what was read, and what was known, from the inbox to the archive of the day; an archive when all of it was. */
    public void archive(long runId, LocalDate day) {
        if (workspace.isRehearsal()) {
            return;
        }
        Map<Path, List<RunLogRepository.FileLine>> onDisk = new LinkedHashMap<>();
        for (RunLogRepository.FileLine line : log.files(runId)) {
            onDisk.computeIfAbsent(Archives.fileOf(line.path()), file -> new ArrayList<>())
                    .add(line);
        }
        Path inbox = workspace.inbox().toAbsolutePath().normalize();
        onDisk.forEach((file, lines) -> {
            boolean consumed = lines.stream().allMatch(this::isConsumed);
            if (consumed && file.startsWith(inbox) && Files.exists(file) && holdsErased(lines)) {
                delete(file);
            } else if (consumed && file.startsWith(inbox) && Files.exists(file)) {
                String target = workspace.archivedName(move(file, lines.get(0).source(), day));
                lines.forEach(line -> log.archived(runId, line.position(), target));
            }
        });
    }

    /** A file that tells of somebody who was erased is not kept; what it tells of others is in the ledger. */
    private boolean holdsErased(List<RunLogRepository.FileLine> lines) {
        return lines.stream().anyMatch(line -> line.fileId() != null && ledger.holdsErased(line.fileId()));
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new KefuException(new WorkspaceProblem.CannotWrite(file.toString(), Workspace.reason(e)), e);
        }
    }

    private boolean isConsumed(RunLogRepository.FileLine line) {
        return (line.outcome().equals("read") || line.outcome().equals("known")) && isRead(line);
    }

    /** The twin of a file counts as known when it is planned; whether it was read shows now. */
    private boolean isRead(RunLogRepository.FileLine line) {
        return line.fileId() != null && ledger.state(line.fileId()).equals("read");
    }

    private Path move(Path file, String source, LocalDate day) {
        Path directory = workspace.archive().resolve(day.toString()).resolve(source);
        String name = String.valueOf(file.getFileName());
        try {
            OwnerOnly.directories(directory);
            Path target = directory.resolve(name);
            for (int copy = 2; Files.exists(target) && Files.mismatch(file, target) >= 0; copy++) {
                target = directory.resolve(copy + "-" + name);
            }
            Path moved = Files.move(file, target, StandardCopyOption.REPLACE_EXISTING);
            OwnerOnly.restrict(moved);
            return moved;
        } catch (IOException e) {
            throw new KefuException(
                    new WorkspaceProblem.CannotWrite(directory.resolve(name).toString(), Workspace.reason(e)), e);
        }
    }
}
