package io.kefu.cli.option;

import io.kefu.job.Jobs;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Divides the heavy steps of a new run among workers. */
public final class PartitionsOption {

    @Option(
            names = "--partitions",
            paramLabel = "N",
            description = "Divide heavy steps into at most N parts, which workers take (default: partitions in"
                    + " kefu.yaml, else 1). Only on a server.")
    private @Nullable Integer partitions;

    /** The jobs with what was chosen. */
    public Jobs over(Jobs jobs) {
        return partitions == null ? jobs : jobs.inParts(partitions);
    }
}
