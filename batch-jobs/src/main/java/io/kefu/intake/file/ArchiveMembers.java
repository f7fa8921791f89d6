package io.kefu.intake.file;

import io.kefu.intake.IntakeProblem;
import io.kefu.intake.format.FileProblem;
import io.kefu.intake.format.Input;
import io.kefu.problem.KefuException;
import io.kefu.workspace.Limits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Opens what is to be looked at, be it a file or an archive of files. */
public final class ArchiveMembers {

    private ArchiveMembers() {}

    /** What is done with the open file. */
    @FunctionalInterface
    public interface Use<T> {
        T of(Input input) throws IOException;
    }

    /** Uses the file, or the first member of the archive. */
    public static <T> T first(Limits limits, Path file, Use<T> use) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new KefuException(new IntakeProblem.NoSuchFile(file.toString()));
        }
        Archives archives = new Archives(limits);
        String path = file.toString();
        if (Archives.isArchive(file)) {
            List<String> members = archives.members(file);
            if (members.isEmpty()) {
                throw new KefuException(new FileProblem.EmptyFile(path));
            }
            path = members.get(0);
        }
        Input input = archives.open(path);
        try {
            return use.of(input);
        } finally {
            Archives.release(input, path);
        }
    }
}
