package io.kefu.cli.option;

import io.kefu.job.Jobs;
import io.kefu.workspace.Settings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Divides the heavy steps of a new run among workers. */
public final class PartitionsOption {

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command = CommandSpec.create();

    private @Nullable Integer partitions;

    @Option(
            names = "--partitions",
            paramLabel = "N",
            description = "Divide heavy steps into at most N parts, which workers take (default: partitions in"
                    + " kefu.yaml, else 1). Only on a server.")
    void setPartitions(int most) {
        if (most < 1 || most > Settings.MOST_PARTITIONS) {
            throw new ParameterException(
                    command.commandLine(), "--partitions is 1 to " + Settings.MOST_PARTITIONS + ", not " + most);
        }
        partitions = most;
    }

    /** The jobs with what was chosen. */
    public Jobs over(Jobs jobs) {
        return partitions == null ? jobs : jobs.inParts(partitions);
    }
}
