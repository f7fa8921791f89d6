package io.kefu.job;

import io.kefu.problem.KefuException;
import io.kefu.workspace.DatabaseSettings;
import io.kefu.workspace.Workspace;
import io.kefu.workspace.WorkspaceProblem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Rehearses work that is more than one transaction on a private copy of the database; nothing of it stays. */
public final class DryRun {

    private DryRun() {}

    public static <T> T of(Services services, Function<Services, T> work) {
        Path directory = null;
        try {
            directory = Files.createTempDirectory("kefu-dry-run-");
            DatabaseSettings copy = services.database().rehearsal(directory);
            Workspace workspace = services.workspace().rehearsal(directory).over(copy);
            try (Services rehearsal =
                    Services.open(workspace, services.calendars(), services.clock(), services.language())) {
                return work.apply(rehearsal);
            }
        } catch (IOException e) {
            throw new KefuException(
                    new WorkspaceProblem.CannotWrite("the temporary directory", Workspace.reason(e)), e);
        } finally {
            delete(directory);
        }
    }

    private static void delete(@Nullable Path directory) {
        if (directory == null) {
            return;
        }
        try (Stream<Path> tree = Files.walk(directory)) {
            for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
