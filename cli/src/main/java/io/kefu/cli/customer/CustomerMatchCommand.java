package io.kefu.cli.customer;

import io.kefu.cli.Context;
import io.kefu.cli.ExitStatus;
import io.kefu.cli.option.OutputOption;
import io.kefu.customer.matching.ListMatching;
import io.kefu.intake.mapping.FlatList;
import io.kefu.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code kefu customer match}. */
@Command(
        name = "match",
        description = "Find the rows of a list that are one person or company; needs no workspace and changes none.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  kefu customer match customers.csv --mapping customers --clusters clusters.csv",
            "  kefu customer match a.csv b.csv --mapping people.yaml --out pairs.csv"
        })
final class CustomerMatchCommand implements Callable<Integer> {

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Files of one form, read as one list.")
    private List<Path> files = List.of();

    @Option(
            names = "--mapping",
            required = true,
            paramLabel = "NAME|FILE",
            description = "Which column is what: a mapping of kind customer.")
    private String mapping = "";

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "Write the pairs, those that match and those to be reviewed, as CSV.")
    private @Nullable Path pairs;

    @Option(names = "--clusters", paramLabel = "FILE", description = "Write the cluster of each row as CSV.")
    private @Nullable Path clusters;

    @Mixin
    private OutputOption output = new OutputOption();

    private final Context context;

    CustomerMatchCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() throws IOException {
        Workspace workspace = context.workspaceOrShipped();
        ListMatching matching = new ListMatching(FlatList.mapping(mapping, workspace), workspace.settings());
        ListMatching.Result result = matching.match(files, pairs, clusters);
        context.console()
                .data(context.<ListMatching.Result>listing()
                        .column("records", found -> found.summary().records())
                        .column("clusters", found -> found.summary().clusters())
                        .column("duplicates", found -> found.summary().duplicates())
                        .column("largest", found -> found.summary().largest())
                        .column("matches", found -> found.summary().matches())
                        .column("review", found -> found.summary().review())
                        .column("compared", found -> found.summary().candidates())
                        .render(List.of(result), output.format()));
        if (result.unreadable() > 0) {
            context.console().note(context.texts().of("match.unreadable", result.unreadable()));
        }
        if (result.namesOnly()) {
            context.console().note(context.texts().of("match.names-only"));
        }
        if (result.summary().crowdedKeys() > 0) {
            context.console()
                    .note(context.texts().of("match.crowded", result.summary().crowdedKeys()));
        }
        return ExitStatus.DONE.code();
    }
}
