package io.kefu.cli.option;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How long a list may get. */
public final class LimitOption {

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command = CommandSpec.create();

    private int limit = 50;

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "50",
            description = "At most so many; 0 for all (default: 50).")
    void setLimit(int limit) {
        if (limit < 0) {
            throw new ParameterException(command.commandLine(), "--limit is 0 or more, not " + limit);
        }
        this.limit = limit;
    }

    /** The most that may be shown. */
    public int most() {
        return limit == 0 ? Integer.MAX_VALUE : limit;
    }
}
