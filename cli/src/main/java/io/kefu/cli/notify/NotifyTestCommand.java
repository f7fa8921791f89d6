package io.kefu.cli.notify;

import io.kefu.cli.Context;
import io.kefu.cli.ExitStatus;
import io.kefu.notify.NotifySettings;
import io.kefu.notify.channel.Answer;
import io.kefu.notify.channel.Message;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code kefu notify test}. */
@Command(
        name = "test",
        description = "Send a message through a channel now, past the outbox, and print what the receiver says.",
        footerHeading = "%nExamples:%n",
        footer = {"  kefu notify test mail --to me@example.com", "  kefu notify test team"})
final class NotifyTestCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "CHANNEL", description = "A channel of notify.yaml.")
    private String name = "";

    @Option(names = "--to", paramLabel = "ADDRESS", description = "Where to, in a channel that needs an address.")
    private String to = "";

    private final Context context;

    NotifyTestCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Message message = new Message(
                UUID.randomUUID() + "@kefu",
                to,
                context.texts().of("notice.test-subject"),
                context.texts().of("notice.test-text"),
                null);
        Answer answer = context.with(services -> {
            NotifySettings settings = services.notices().needed();
            return settings.channel(name)
                    .open(settings.proxy(), NotifyDeliverCommand.secrets())
                    .send(message, services.clock().instant());
        });
        boolean taken = answer instanceof Answer.Taken;
        context.console().note(context.texts().of(taken ? "notice.taken" : "notice.not-taken", answer.words()));
        return taken ? ExitStatus.DONE.code() : ExitStatus.FAILED.code();
    }
}
