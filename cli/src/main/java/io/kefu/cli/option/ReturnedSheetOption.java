package io.kefu.cli.option;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** A sheet that came back, and where its mistakes are marked. */
public final class ReturnedSheetOption {

    @Parameters(index = "0", paramLabel = "FILE", description = "The sheet that came back.")
    private Path file = Path.of("");

    @Option(
            names = "--marked",
            paramLabel = "FILE",
            description =
                    "Where to put the copy in which mistakes are marked (default: FILE with .marked before .xlsx).")
    private @Nullable Path marked;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command = CommandSpec.create();

    /** The sheet; refuses to have it overwritten by the copy of itself. */
    public Path file() {
        if (marked != null
                && marked.toAbsolutePath()
                        .normalize()
                        .equals(file.toAbsolutePath().normalize())) {
            throw new ParameterException(command.commandLine(), "--marked names the sheet itself");
        }
        return file;
    }

    /** The copy in which mistakes are marked. */
    public Path marked() {
        String name = String.valueOf(file.getFileName());
        return marked != null ? marked : file.resolveSibling(name.replaceAll("(?i)\\.xlsx$", "") + ".marked.xlsx");
    }
}
