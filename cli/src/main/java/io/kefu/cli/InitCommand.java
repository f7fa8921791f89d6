package io.kefu.cli;

import io.kefu.store.Database;
import io.kefu.workspace.Workspace;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code kefu init}. */
@Command(
        name = "init",
        description = "Make a workspace: kefu.yaml, directories, database.",
        footerHeading = "%nExamples:%n",
        footer = "  kefu init helpdesk")
final class InitCommand implements Callable<Integer> {

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "DIR",
            description = "Where (default: the workspace directory).")
    private @Nullable Path directory;

    private final Context context;

    InitCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Workspace workspace = Workspace.create(directory == null ? context.directory() : directory);
        Database.create(workspace.database()).close();
        context.console().note(context.texts().of("init.done", workspace.root()));
        context.console().note(context.texts().of("init.next", workspace.inbox(), workspace.root()));
        return ExitStatus.DONE.code();
    }
}
