package io.kefu.intake.probe;

import io.kefu.intake.file.ArchiveMembers;
import io.kefu.intake.format.FileProblem;
import io.kefu.intake.mapping.Mappings;
import io.kefu.problem.KefuException;
import io.kefu.workspace.OutputFile;
import io.kefu.workspace.Workspace;
import io.kefu.workspace.WorkspaceProblem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A file that was looked at, and where the mapping for it would stand.
 *
 * @param name of the mapping
 * @param target its file in the workspace
 */
public record ProbedFile(String name, Path target, Probe probe) {

    /**
     * Looks at a file; of an archive at its first member.
     *
     * @param name of the mapping; null makes one of the file's name
     * @param now the present
     */
    public static ProbedFile of(Workspace workspace, Path file, @Nullable String name, Instant now) {
        if (name != null && !name.matches("[\\p{L}\\p{N}_-]+")) {
            throw new KefuException(new ProbeProblem.NoName(name));
        }
        Path inbox = workspace.inbox().toAbsolutePath().normalize();
        boolean inside = file.startsWith(inbox) && inbox.relativize(file).getNameCount() > 1;
        String stem = slug(String.valueOf(file.getFileName()).replaceFirst("\\..*", ""));
        String source = inside ? inbox.relativize(file).getName(0).toString() : name == null ? stem : name;
        String chosen = name == null ? (inside ? slug(source + "-" + stem) : stem) : name;
        Path target = workspace.root().resolve("mappings").resolve(chosen + ".yaml");
        try {
            return ArchiveMembers.first(
                    workspace.settings().limits(),
                    file,
                    input -> new ProbedFile(chosen, target, Probe.of(workspace, input, source, now)));
        } catch (IOException e) {
            throw new KefuException(new FileProblem.UnreadableFile(file.toString(), Workspace.reason(e)), e);
        }
    }

    /** Letters, digits and hyphens, without the numbers that change from file to file. */
    private static String slug(String text) {
        String plain = text.toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]+", "-")
                .replaceAll("-?\\d{4,}", "")
                .replaceAll("^-+|-+$", "");
        return plain.isEmpty() ? "export" : plain;
    }

    /**
     * Writes the mapping with what a person said; refuses to write over another one. While something is left blank it stands
     * beside the mappings under a name that no import reads.
     */
    public Saved save(Answers answers) {
        boolean finished = probe.open().stream().allMatch(answers::settle);
        Path draft = target.resolveSibling(name + Mappings.DRAFT);
        for (Path taken : List.of(target, draft)) {
            if (Files.exists(taken)) {
                throw new KefuException(new WorkspaceProblem.WorkspaceExists(taken.toString()));
            }
        }
        Path written = finished ? target : draft;
        OutputFile.write(written, out -> out.write(probe.writer().apply(answers).getBytes(StandardCharsets.UTF_8)));
        return new Saved(written, finished);
    }

    /**
     * What was written.
     *
     * @param finished whether an import can use it
     */
    public record Saved(Path file, boolean finished) {}
}
