package io.kefu.cli;

import io.kefu.job.JobProblem;
import io.kefu.problem.KefuException;
import io.kefu.problem.Problem;
import io.kefu.problem.ProblemText;
import io.kefu.store.Database;
import io.kefu.store.StoreProblem;
import io.kefu.workspace.Language;
import io.kefu.workspace.WorkspaceProblem;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParameterException;

/** Tells a person what went wrong: their problem in words, our defect in one line with the place of the details. */
final class ErrorPrinter implements IExecutionExceptionHandler {

    private final Context context;

    ErrorPrinter(Context context) {
        this.context = context;
    }

    @Override
    public int handleExecutionException(Exception exception, CommandLine command, CommandLine.ParseResult result) {
        if (exception instanceof KefuException known) {
            return problem(known.problem());
        }
        return disk(exception).map(this::problem).orElseGet(() -> defect(exception));
    }

    /** What the disk or the server did to the database, if that is behind it. */
    private Optional<Problem> disk(Exception exception) {
        try {
            return Database.problem(exception, context.workspace().database()).map(Problem.class::cast);
        } catch (KefuException e) {
            return Optional.empty(); // there is no workspace, so no database of one
        }
    }

    private int problem(Problem problem) {
        boolean first = true;
        for (String line : ProblemText.in(language().locale()).lines(problem)) {
            context.console().note(first ? "kefu: " + line : line);
            first = false;
        }
        if (problem instanceof StoreProblem.WorkspaceBusy || problem instanceof JobProblem.UnfinishedRun) {
            return ExitStatus.BUSY.code();
        }
        return problem instanceof WorkspaceProblem.CannotWrite
                        || problem instanceof StoreProblem.DiskFull
                        || problem instanceof StoreProblem.NoAccess
                        || problem instanceof StoreProblem.DiskFails
                        || problem instanceof StoreProblem.ServerGone
                        || problem instanceof StoreProblem.ServerFull
                        || problem instanceof StoreProblem.ServerFails
                        || problem instanceof StoreProblem.TooManyConnections
                        || problem instanceof StoreProblem.TooSlow
                        || problem instanceof StoreProblem.Conflict
                ? ExitStatus.FAILED.code()
                : ExitStatus.UNUSABLE.code();
    }

    private int defect(Exception exception) {
        context.console().note("kefu: " + context.texts().of("defect", exception.toString(), log(exception)));
        if (context.verbose()) {
            exception.printStackTrace(context.console().err());
        }
        return ExitStatus.FAILED.code();
    }

    private static String log(Exception exception) {
        try {
            Path log = Files.createTempFile("kefu-", ".log"); // readable by its owner alone
            try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(log))) {
                exception.printStackTrace(out);
            }
            return log.toString();
        } catch (IOException e) {
            return "-";
        }
    }

    private Language language() {
        return context.language();
    }

    /** Wrong usage: what is wrong, the nearest right thing, where help is. */
    int usage(ParameterException exception, String[] arguments) {
        CommandLine command = exception.getCommandLine();
        String message = String.valueOf(exception.getMessage());
        context.console().note("kefu: " + message.substring(0, 1).toLowerCase(Locale.ROOT) + message.substring(1));
        CommandLine.UnmatchedArgumentException.printSuggestions(
                exception, new PrintWriter(context.console().err(), true, java.nio.charset.StandardCharsets.UTF_8));
        context.console()
                .note(context.texts().of("see-help", command.getCommandSpec().qualifiedName()));
        return ExitStatus.UNUSABLE.code();
    }
}
