package io.kefu.cli.notify;

import io.kefu.cli.Context;
import io.kefu.cli.ExitStatus;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code kefu notify retry}. */
@Command(
        name = "retry",
        description = "Let notices that were given up be tried again: one, or all of them.",
        footerHeading = "%nExamples:%n",
        footer = {"  kefu notify retry 12", "  kefu notify retry"})
final class NotifyRetryCommand implements Callable<Integer> {

    @Parameters(index = "0", arity = "0..1", paramLabel = "NOTICE", description = "Number of a notice (default: all).")
    private @Nullable Long id;

    private final Context context;

    NotifyRetryCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        int notices = context.with(services -> services.database().inTransaction(false, () -> services.notices()
                .outbox()
                .retry(id, services.clock().instant())));
        context.console().note(context.texts().of("notice.retried", notices));
        return ExitStatus.DONE.code();
    }
}
