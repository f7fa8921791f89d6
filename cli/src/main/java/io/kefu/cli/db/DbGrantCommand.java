package io.kefu.cli.db;

import io.kefu.cli.Context;
import io.kefu.cli.ExitStatus;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code kefu db grant}. */
@Command(
        name = "grant",
        description = {
            "Let a role of the server read the published views and nothing else; it is made when there is none.",
            "It gets no password here: set one with psql's \\password."
        },
        footerHeading = "%nExamples:%n",
        footer = "  kefu db grant analyst")
final class DbGrantCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "ROLE", description = "The name by which it connects.")
    private String role = "";

    private final Context context;

    DbGrantCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        List<String> views = context.with(services -> {
            List<String> granted = services.database().grantReading(role);
            services.audit().note(context.actor(), "db-grant", role);
            return granted;
        });
        views.forEach(view -> context.console().out().println(view));
        context.console().note(context.texts().of("db.granted", role, views.size()));
        return ExitStatus.DONE.code();
    }
}
