package io.kefu.job;

import io.kefu.store.Run;
import io.kefu.workspace.OutputFile;
import io.kefu.workspace.Workspace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file in the workspace while a run shares its work: whoever finds it there sees the files of the run. */
final class RunMarker {

    private final Path file;
    private final String workspaceId;

    RunMarker(Workspace workspace, String workspaceId) {
        this.file = workspace.root().resolve("kefu.run");
        this.workspaceId = workspaceId;
    }

    private byte[] content(Run run) {
        return ("workspace " + workspaceId + ", run " + run.id() + "\n").getBytes(StandardCharsets.UTF_8);
    }

    void set(Run run) {
        OutputFile.write(file, out -> out.write(content(run)));
    }

    boolean isSet(Run run) {
        try {
            return Files.isRegularFile(file) && java.util.Arrays.equals(Files.readAllBytes(file), content(run));
        } catch (IOException e) {
            return false;
        }
    }

    void remove() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
