package io.kefu.intake;

import io.kefu.problem.KefuException;
import io.kefu.problem.Nearest;
import io.kefu.workspace.Workspace;
import io.kefu.workspace.WorkspaceProblem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Plans what a run reads: every file of {@code inbox/<source>/}, in the order of directory and name, or the files
 * that were named. Files already read, still being written, or without a mapping are told apart here.
 */
public final class Inbox {

    /** What to read instead of the inbox. */
    public record Request(List<Path> files, @Nullable String mapping) {
        public static final Request INBOX = new Request(List.of(), null);
    }

    private final Workspace workspace;
    private final IntakeRepository ledger;
    private final RunLogRepository log;
    private final Map<String, Mapping> mappings;
    private final Supplier<Instant> wallClock;

    public Inbox(Workspace workspace, IntakeRepository ledger, RunLogRepository log) {
        this.workspace = workspace;
        this.ledger = ledger;
        this.log = log;
        this.mappings = Mapping.all(workspace);
        // Whether a file is still being written is a matter of the machine's own time, whatever --now says.
        this.wallClock = Clock.systemUTC()::instant;
    }

    /** Refuses a request that names a file or a mapping that is not there. */
    public void check(Request request) {
        if (request.mapping() != null && !mappings.containsKey(request.mapping())) {
            throw new KefuException(new IntakeProblem.UnknownMapping(
                    request.mapping(), Nearest.to(request.mapping(), mappings.keySet())));
        }
        for (Path file : request.files()) {
            if (!Files.exists(file)) {
                throw new KefuException(new IntakeProblem.NoSuchFile(file.toString()));
            }
            if (!Files.isRegularFile(file)) {
                throw new KefuException(new IntakeProblem.NotAFile(file.toString()));
            }
            if (!Files.isReadable(file)) {
                throw new KefuException(new IntakeProblem.UnreadableFile(file.toString(), "permission denied"));
            }
            if (mappingOf(file, request) == null) {
                throw new KefuException(new IntakeProblem.NoMapping(
                        file.toString(), directoryOf(file), String.join(", ", mappings.keySet())));
            }
        }
    }

    /** Fixes the run's list of files. */
    public void plan(long runId, Request request) {
        List<Path> files = request.files().isEmpty() ? inboxFiles() : request.files();
        Map<String, Long> planned = new HashMap<>();
        int position = 0;
        for (Path file : files) {
            log.plan(runId, judge(position++, file.toAbsolutePath().normalize(), request, planned));
        }
    }

    private RunLogRepository.FileLine judge(int position, Path file, Request request, Map<String, Long> planned) {
        Mapping mapping = mappingOf(file, request);
        String source = mapping == null ? directoryOf(file) : mapping.source();
        if (mapping == null) {
            return line(position, file, source, null, null, "unmapped");
        }
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            Instant changed = attributes.lastModifiedTime().toInstant();
            if (request.files().isEmpty()
                    && changed.plus(workspace.settings().inboxSettle()).isAfter(wallClock.get())) {
                return line(position, file, source, mapping, null, "waiting");
            }
            String sha256 = Hashes.ofFile(file);
            IntakeRepository.KnownFile known = ledger.findFile(sha256, mapping);
            boolean twice = planned.containsKey(sha256 + mapping.name());
            if (known != null && (twice || known.state().equals("read"))) {
                return line(position, file, source, mapping, known.id(), "known");
            }
            long id = known == null
                    ? ledger.insertFile(displayName(file), sha256, mapping, attributes.size())
                    : known.id();
            planned.put(sha256 + mapping.name(), id);
            return line(position, file, source, mapping, id, "planned");
        } catch (IOException e) {
            return new RunLogRepository.FileLine(
                    position,
                    file.toString(),
                    source,
                    mapping.name(),
                    null,
                    "refused",
                    Workspace.reason(e),
                    null,
                    new FateCounts(0, 0, 0, 0, 0));
        }
    }

    private static RunLogRepository.FileLine line(
            int position, Path file, String source, @Nullable Mapping mapping, @Nullable Long id, String outcome) {
        return new RunLogRepository.FileLine(
                position,
                file.toString(),
                source,
                mapping == null ? null : mapping.name(),
                id,
                outcome,
                null,
                null,
                new FateCounts(0, 0, 0, 0, 0));
    }

    /** The files that the run reads, as its plan fixed them. */
    List<PlannedFile> planned(long runId) {
        List<PlannedFile> files = new ArrayList<>();
        for (RunLogRepository.FileLine line : log.files(runId)) {
            if (line.fileId() != null
                    && line.mapping() != null
                    && !line.outcome().equals("known")) {
                Mapping mapping = mappings.get(line.mapping());
                if (mapping == null) {
                    throw new KefuException(new IntakeProblem.UnknownMapping(
                            line.mapping(), Nearest.to(line.mapping(), mappings.keySet())));
                }
                files.add(new PlannedFile(
                        line.fileId(), line.position(), Path.of(line.path()), ledger.sha256(line.fileId()), mapping));
            }
        }
        return files;
    }

    /** Moves what was read, and what was known, from the inbox to the archive of the day. */
    public void archive(long runId, LocalDate day) {
        if (workspace.isRehearsal()) {
            return;
        }
        for (RunLogRepository.FileLine line : log.files(runId)) {
            Path file = Path.of(line.path());
            boolean consumed = line.outcome().equals("read") || line.outcome().equals("known");
            boolean inInbox = file.startsWith(workspace.inbox().toAbsolutePath().normalize());
            if (consumed && inInbox && Files.exists(file) && isRead(line)) {
                log.archived(
                        runId, line.position(), move(file, line.source(), day).toString());
            }
        }
    }

    /** The twin of a file counts as known when it is planned; whether it was read shows now. */
    private boolean isRead(RunLogRepository.FileLine line) {
        return line.fileId() != null && ledger.state(line.fileId()).equals("read");
    }

    private Path move(Path file, String source, LocalDate day) {
        Path directory = workspace.archive().resolve(day.toString()).resolve(source);
        String name = String.valueOf(file.getFileName());
        try {
            Files.createDirectories(directory);
            Path target = directory.resolve(name);
            for (int copy = 2; Files.exists(target) && Files.mismatch(file, target) >= 0; copy++) {
                target = directory.resolve(copy + "-" + name);
            }
            return Files.move(file, target, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new KefuException(
                    new WorkspaceProblem.CannotWrite(directory.resolve(name).toString(), Workspace.reason(e)), e);
        }
    }

    private List<Path> inboxFiles() {
        if (!Files.isDirectory(workspace.inbox())) {
            return List.of();
        }
        try (Stream<Path> tree = Files.walk(workspace.inbox())) {
            return tree.filter(Files::isRegularFile)
                    .filter(file -> !String.valueOf(file.getFileName()).startsWith("."))
                    .sorted((a, b) -> a.toString().compareTo(b.toString()))
                    .toList();
        } catch (UncheckedIOException e) {
            throw unreadableInbox(new IOException(e.getMessage(), e));
        } catch (IOException e) {
            throw unreadableInbox(e);
        }
    }

    private KefuException unreadableInbox(IOException e) {
        return new KefuException(
                new WorkspaceProblem.CannotRead(workspace.inbox().toString(), Workspace.reason(e)), e);
    }

    private @Nullable Mapping mappingOf(Path file, Request request) {
        if (request.mapping() != null) {
            return mappings.get(request.mapping());
        }
        String name = String.valueOf(file.getFileName());
        return mappings.values().stream()
                .filter(mapping -> mapping.covers(directoryOf(file), name))
                .findFirst()
                .orElse(null);
    }

    private static String directoryOf(Path file) {
        Path parent = file.toAbsolutePath().normalize().getParent();
        return parent == null || parent.getFileName() == null
                ? ""
                : parent.getFileName().toString();
    }

    private static String displayName(Path file) {
        return directoryOf(file) + "/" + file.getFileName();
    }
}
