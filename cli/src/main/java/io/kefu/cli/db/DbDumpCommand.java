package io.kefu.cli.db;

import io.kefu.cli.Context;
import io.kefu.cli.ExitStatus;
import io.kefu.store.CanonicalDump;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code kefu db dump}. */
@Command(
        name = "dump",
        description = "Print the content as text. Two databases with the same dump hold the same.",
        footerHeading = "%nExamples:%n",
        footer = "  kefu db dump --canonical | sha256sum")
final class DbDumpCommand implements Callable<Integer> {

    @Option(
            names = "--canonical",
            required = true,
            description = "In an order that depends on the content alone, without run logs.")
    private boolean canonical;

    private final Context context;

    DbDumpCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        context.with(services -> {
            new CanonicalDump(services.database())
                    .print(line -> context.console().out().println(line));
            return canonical;
        });
        return ExitStatus.DONE.code();
    }
}
