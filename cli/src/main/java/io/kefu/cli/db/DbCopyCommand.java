package io.kefu.cli.db;

import io.kefu.cli.Context;
import io.kefu.cli.ExitStatus;
import io.kefu.store.DatabaseCopy;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code kefu db copy}. */
@Command(
        name = "copy",
        description = {
            "Copy the database to another place, from a file to a server, from a server to a file, or within one kind.",
            "The copy is kept only when its canonical dump is equal."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  kefu db copy --to 'jdbc:postgresql://db.example.com/kefu?user=kefu'",
            "  kefu --db 'jdbc:postgresql://db.example.com/kefu?user=kefu' db copy --to rehearsal.db"
        })
final class DbCopyCommand implements Callable<Integer> {

    @Option(
            names = "--to",
            required = true,
            paramLabel = "URL",
            description = "A new or empty database: a file, or jdbc:postgresql://HOST/NAME?user=NAME.")
    private String target = "";

    private final Context context;

    DbCopyCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        DatabaseCopy.Copied copied = context.withJobs(false, jobs -> jobs.copyTo(context.named(target)));
        context.console().note(context.texts().of("db.copied", copied.tables(), copied.rows(), target));
        context.console().note(context.texts().of("db.copied.digest", copied.digest()));
        context.console().note(context.texts().of("db.copied.next", target));
        return ExitStatus.DONE.code();
    }
}
