package io.kefu.workspace;

import io.kefu.problem.KefuException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** A file to write that a person named: a slip must not cost the workspace its database or its settings. */
public final class NamedOutput {

    /** Directories of a workspace that commands read. */
    private static final List<String> RESERVED =
            List.of("inbox", "archive", "attachments", "templates", "mappings", "rules", "sla", "calendars");

    private NamedOutput() {}

    /**
     * Refuses what nobody can have meant.
     *
     * @param endings of names that fit what is written, such as {@code .xlsx}; none allows any
     * @throws KefuException when the name has another ending, its directory is missing, it is a file that the workspace
     *     lives on, or a workbook that somebody saved since kefu wrote it
     */
    public static void check(Path file, Path workspace, String... endings) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        if (endings.length > 0 && List.of(endings).stream().noneMatch(name::endsWith)) {
            throw new KefuException(new WorkspaceProblem.WrongEnding(file.toString(), String.join(", ", endings)));
        }
        Path absolute = file.toAbsolutePath().normalize();
        Path directory = absolute.getParent();
        if (directory == null || !Files.isDirectory(directory)) {
            throw new KefuException(new WorkspaceProblem.NoDirectory(file.toString(), String.valueOf(directory)));
        }
        Path root = workspace.toAbsolutePath().normalize();
        if (absolute.startsWith(root)) {
            Path inside = root.relativize(absolute);
            String first = inside.getName(0).toString();
            boolean own = inside.getNameCount() == 1 ? first.startsWith("kefu.") : RESERVED.contains(first);
            if (own) {
                throw new KefuException(new WorkspaceProblem.OwnFile(file.toString()));
            }
        }
        if (OutputFile.isTouched(file)) {
            throw new KefuException(new WorkspaceProblem.TouchedFile(file.toString()));
        }
    }
}
