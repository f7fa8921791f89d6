package io.kefu.job;

import io.kefu.workspace.OutputFile;
import io.kefu.workspace.Workspace;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file in the workspace while a run shares its work, with the name of the process that runs it: whoever finds it there
 * sees the files of the run.
 */
final class RunMarker {

    private final Path file;

    RunMarker(Workspace workspace) {
        this.file = workspace.root().resolve("kefu.run");
    }

    void set(String manager) {
        OutputFile.write(file, out -> out.write(manager.getBytes(StandardCharsets.UTF_8)));
    }

    boolean isOf(String manager) {
        try {
            return Files.isRegularFile(file) && Files.readString(file).equals(manager);
        } catch (IOException e) {
            return false;
        }
    }

    void remove(String manager) {
        try {
            if (isOf(manager)) {
                Files.delete(file);
            }
        } catch (IOException e) {
            // The next run writes its own name over it.
        }
    }
}
