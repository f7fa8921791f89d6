package io.kefu.intake.inbox;

import io.kefu.intake.IntakeProblem;
import io.kefu.intake.file.Archives;
import io.kefu.intake.file.InboxFiles;
import io.kefu.intake.format.FileProblem;
import io.kefu.intake.format.Input;
import io.kefu.intake.ledger.FateCounts;
import io.kefu.intake.ledger.ImportRequest;
import io.kefu.intake.ledger.IntakeRepository;
import io.kefu.intake.ledger.PlannedFile;
import io.kefu.intake.ledger.RunLogRepository;
import io.kefu.intake.mapping.Mapping;
import io.kefu.intake.mapping.Mappings;
import io.kefu.intake.record.Hashes;
import io.kefu.intake.reject.Corrections;
import io.kefu.problem.KefuException;
import io.kefu.problem.Problem;
import io.kefu.problem.ProblemText;
import io.kefu.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Plans what a run reads: every file of {@code inbox/<source>/}, in the order of directory and name, or the files
 * that were named. Files already read, still being written, or without a mapping are told apart here.
 */
public final class Inbox {

    private final Workspace workspace;
    private final IntakeRepository ledger;
    private final RunLogRepository log;
    private final Map<String, Mapping> mappings;
    private final Archives archives;
    private final Locale language;
    private final Supplier<Instant> wallClock;

    /** @param mappings of the workspace by name */
    public Inbox(
            Workspace workspace,
            IntakeRepository ledger,
            RunLogRepository log,
            Map<String, Mapping> mappings,
            Locale language) {
        this.language = language;
        this.archives = new Archives(workspace.settings().limits());
        this.workspace = workspace;
        this.ledger = ledger;
        this.log = log;
        this.mappings = mappings;
        // Whether a file is still being written is a matter of the machine's own time, whatever --now says.
        this.wallClock = Clock.systemUTC()::instant;
    }

    /** The mappings of the workspace by name. */
    public Map<String, Mapping> mappings() {
        return mappings;
    }

    /** Refuses a request that names a file or a mapping that is not there. */
    public void check(ImportRequest request) {
        if (request.mapping() != null && !mappings.containsKey(request.mapping())) {
            throw Mappings.missing(workspace, request.mapping(), mappings.keySet());
        }
        for (Path file : request.files()) {
            if (!Files.exists(file)) {
                throw new KefuException(new IntakeProblem.NoSuchFile(file.toString()));
            }
            if (!Files.isReadable(file)) {
                throw new KefuException(new FileProblem.UnreadableFile(file.toString(), "permission denied"));
            }
            if (Files.isDirectory(file)) {
                if (InboxFiles.below(file).isEmpty()) {
                    throw new KefuException(new IntakeProblem.EmptyDirectory(file.toString()));
                }
            } else if (!Archives.isArchive(file) && mappingOf(InboxItem.of(file, null, workspace), request) == null) {
                throw new KefuException(new IntakeProblem.NoMapping(
                        file.toString(),
                        InboxItem.of(file, null, workspace).source(),
                        String.join(", ", mappings.keySet())));
            }
        }
    }

    /** Fixes the run's list of files: looks at all of them first, so that the database is held only to note them. */
    public void plan(long runId, ImportRequest request) {
        List<Examined> examined = new ArrayList<>();
        for (InboxItem item : items(request)) {
            if (item.problem() != null) {
                examined.add(Examined.without(item, null, "refused", words(item.problem())));
            } else if (!Archives.isArchive(item.onDisk())) {
                examined.add(examine(item, request));
            } else if (isGrowing(item, request)) {
                examined.add(Examined.without(item, null, "waiting", null));
            } else {
                examineArchive(item, request, examined);
            }
        }
        Map<String, Long> planned = new HashMap<>();
        for (int position = 0; position < examined.size(); position++) {
            log.plan(runId, line(position, examined.get(position), planned));
        }
    }

    /**
     * What a look at a file told.
     *
     * @param outcome known already, or null: then its content decides
     * @param sha256 of its content, else empty
     */
    private record Examined(
            InboxItem item,
            @Nullable Mapping mapping,
            @Nullable String outcome,
            @Nullable String problem,
            String sha256,
            long bytes) {

        private static Examined without(
                InboxItem item, @Nullable Mapping mapping, String outcome, @Nullable String problem) {
            return new Examined(item, mapping, outcome, problem, "", 0);
        }
    }

    private void examineArchive(InboxItem archive, ImportRequest request, List<Examined> examined) {
        try {
            for (String member : archives.members(archive.onDisk())) {
                examined.add(examine(InboxItem.member(member, archive.onDisk(), archive.source()), request));
            }
        } catch (KefuException e) {
            examined.add(Examined.without(archive, null, "refused", words(e.problem())));
        }
    }

    private List<InboxItem> items(ImportRequest request) {
        List<InboxItem> items = new ArrayList<>();
        if (request.files().isEmpty()) {
            InboxFiles.below(workspace.inbox())
                    .forEach(found -> items.add(
                            InboxItem.of(found.path().toAbsolutePath().normalize(), found.problem(), workspace)));
            return items;
        }
        for (Path named : request.files()) {
            Path file = named.toAbsolutePath().normalize();
            if (!Files.isDirectory(file)) {
                items.add(InboxItem.of(file, null, workspace));
                continue;
            }
            boolean inInbox = file.startsWith(workspace.inbox().toAbsolutePath().normalize());
            String source = String.valueOf(file.getFileName());
            for (InboxFiles.Found found : InboxFiles.below(file)) {
                InboxItem item = InboxItem.of(found.path(), found.problem(), workspace);
                items.add(
                        inInbox
                                ? item
                                : new InboxItem(item.path(), item.onDisk(), source, item.fileName(), item.problem()));
            }
        }
        return items;
    }

    private Examined examine(InboxItem item, ImportRequest request) {
        Mapping mapping = mappingOf(item, request);
        if (mapping == null) {
            return Examined.without(item, null, "unmapped", null);
        }
        if (isGrowing(item, request)) {
            return Examined.without(item, mapping, "waiting", null);
        }
        try {
            Input input = archives.open(item.path());
            try {
                return new Examined(item, mapping, null, null, Hashes.ofFile(input.path()), Files.size(input.path()));
            } finally {
                Archives.release(input, item.path());
            }
        } catch (IOException e) {
            return Examined.without(
                    item, mapping, "refused", words(new FileProblem.UnreadableFile(item.path(), Workspace.reason(e))));
        } catch (KefuException e) {
            return Examined.without(item, mapping, "refused", words(e.problem()));
        }
    }

    private RunLogRepository.FileLine line(int position, Examined examined, Map<String, Long> planned) {
        Mapping mapping = examined.mapping();
        if (mapping == null || examined.outcome() != null) {
            return line(position, examined, null, String.valueOf(examined.outcome()));
        }
        String sha256 = examined.sha256();
        IntakeRepository.KnownFile known = ledger.findFile(sha256, mapping);
        boolean twice = planned.containsKey(sha256 + mapping.name());
        if (known != null && (twice || known.state().equals("read"))) {
            return line(position, examined, known.id(), "known");
        }
        long id = known == null
                ? ledger.insertFile(examined.item().displayName(), sha256, mapping, examined.bytes())
                : known.id();
        planned.put(sha256 + mapping.name(), id);
        return line(position, examined, id, "planned");
    }

    /** Only files of the inbox are waited for; whoever names a file says that it is complete. */
    private boolean isGrowing(InboxItem item, ImportRequest request) {
        if (!request.files().isEmpty()) {
            return false;
        }
        try {
            Instant changed = Files.getLastModifiedTime(item.onDisk()).toInstant();
            // A time to come is a mistake of some clock: no reason to wait for years.
            Duration since = Duration.between(changed, wallClock.get()).abs();
            return since.compareTo(workspace.settings().inboxSettle()) < 0;
        } catch (IOException e) {
            return false; // reading it tells what is wrong
        }
    }

    private String words(Problem problem) {
        return String.join("\n", ProblemText.in(language).lines(problem));
    }

    private static RunLogRepository.FileLine line(int position, Examined examined, @Nullable Long id, String outcome) {
        Mapping mapping = examined.mapping();
        return new RunLogRepository.FileLine(
                position,
                examined.item().path(),
                mapping == null ? examined.item().source() : mapping.source(),
                mapping == null ? null : mapping.name(),
                id,
                outcome,
                examined.problem(),
                null,
                new FateCounts(0, 0, 0, 0, 0));
    }

    /** The files that the run reads, as its plan fixed them. */
    public List<PlannedFile> planned(long runId) {
        List<PlannedFile> files = new ArrayList<>();
        for (RunLogRepository.FileLine line : log.files(runId)) {
            if (line.fileId() != null
                    && line.mapping() != null
                    && !line.outcome().equals("known")) {
                Mapping mapping = mappings.get(line.mapping());
                if (mapping == null) {
                    throw Mappings.missing(workspace, line.mapping(), mappings.keySet());
                }
                IntakeRepository.Content content = ledger.content(line.fileId());
                files.add(new PlannedFile(
                        line.fileId(), line.position(), line.path(), content.sha256(), content.bytes(), mapping));
            }
        }
        return files;
    }

    private @Nullable Mapping mappingOf(InboxItem item, ImportRequest request) {
        if (request.mapping() != null) {
            return mappings.get(request.mapping());
        }
        boolean named = !request.files().isEmpty() && Archives.memberOf(item.path()) == null;
        if (named && Corrections.isOne(item.onDisk(), workspace.settings().limits())) {
            return mappings.get(Corrections.NAME);
        }
        return mappings.values().stream()
                .filter(mapping -> mapping.covers(item.source(), item.fileName()))
                .findFirst()
                .orElse(null);
    }
}
