package io.kefu.cli;

import io.kefu.store.Database;
import io.kefu.workspace.DatabaseSettings;
import io.kefu.workspace.Workspace;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code kefu init}. */
@Command(
        name = "init",
        description =
                "Make a workspace: kefu.yaml, directories, database. On a server the database may be there already.",
        footerHeading = "%nExamples:%n",
        footer = {"  kefu init helpdesk", "  kefu init helpdesk --db 'jdbc:postgresql://db.example.com/kefu?user=kefu'"
        })
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
        Path root = directory == null ? context.directory() : directory;
        DatabaseSettings usual = DatabaseSettings.file(Workspace.DATABASE_FILE);
        DatabaseSettings named = context.named(usual);
        Workspace.refuseExisting(root);
        if (named.isServer()) {
            Database.create(named).close(); // before the directory: what a server refuses can be tried again
        }
        Workspace workspace = Workspace.create(root, named.address());
        if (!named.isServer()) {
            Database.create(workspace.database()).close();
        }
        context.console().note(context.texts().of("init.done", workspace.root()));
        context.console().note(context.texts().of("init.next", workspace.inbox(), workspace.root()));
        return ExitStatus.DONE.code();
    }
}
