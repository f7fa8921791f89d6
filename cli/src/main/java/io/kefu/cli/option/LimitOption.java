package io.kefu.cli.option;

import io.kefu.cli.option.OutputOption.Format;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How long a list may get. */
public final class LimitOption {

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command = CommandSpec.create();

    private @Nullable Integer limit;

    @Option(
            names = "--limit",
            paramLabel = "N",
            description = "At most so many; 0 for all (default: 50 in tables, all for programs).")
    void setLimit(int limit) {
        if (limit < 0) {
            throw new ParameterException(command.commandLine(), "--limit is 0 or more, not " + limit);
        }
        this.limit = limit;
    }

    /** The most that a person is shown. */
    public int most() {
        int most = limit == null ? 50 : limit;
        return most == 0 ? Integer.MAX_VALUE : most;
    }

    /** The most that is shown; programs get all unless somebody said how many. */
    public int most(Format format) {
        return format == Format.TABLE || limit != null ? most() : Integer.MAX_VALUE;
    }
}
