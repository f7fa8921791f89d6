package io.kefu.cli.option;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** Options that every command takes. */
public final class GlobalOptions {

    @Option(
            names = {"-w", "--workspace"},
            paramLabel = "DIR",
            scope = ScopeType.INHERIT,
            description = "The workspace (default: KEFU_WORKSPACE, else the current directory).")
    private @Nullable Path workspace;

    @Option(
            names = "--db",
            paramLabel = "ADDRESS",
            scope = ScopeType.INHERIT,
            description = "The database, a file or jdbc:postgresql://HOST/NAME (default: KEFU_DB, else kefu.yaml).")
    private @Nullable String database;

    @Option(
            names = "--lang",
            paramLabel = "LANG",
            scope = ScopeType.INHERIT,
            description = "zh or en (default: kefu.yaml, else the locale).")
    private @Nullable Lang lang;

    @Option(
            names = "--now",
            paramLabel = "TIME",
            scope = ScopeType.INHERIT,
            description = "Take this moment for now, for example 2024-05-09T08:00.")
    private @Nullable String now;

    @Option(
            names = "--as",
            paramLabel = "NAME",
            scope = ScopeType.INHERIT,
            description = "Act as this person (default: KEFU_USER, else the user of the system).")
    private @Nullable String actor;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "Show this help and exit.")
    private boolean help;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            scope = ScopeType.INHERIT,
            description = "Show the version and exit.")
    private boolean version;

    @Option(names = "--verbose", scope = ScopeType.INHERIT, description = "Show the stack trace of our own defects.")
    private boolean verbose;

    /** The languages that {@code --lang} takes. */
    public enum Lang {
        ZH,
        EN
    }

    public @Nullable Path workspace() {
        return workspace;
    }

    public @Nullable String database() {
        return database;
    }

    public @Nullable Lang lang() {
        return lang;
    }

    public @Nullable String now() {
        return now;
    }

    public @Nullable String actor() {
        return actor;
    }

    public boolean verbose() {
        return verbose;
    }

    /** True when a person asked about the program instead of using it. */
    public boolean asksForHelp() {
        return help || version;
    }
}
