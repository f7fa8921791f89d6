package io.kefu.cli.notify;

import io.kefu.cli.Context;
import io.kefu.cli.ExitStatus;
import io.kefu.notify.ChannelSettings;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code kefu notify pause}. */
@Command(
        name = "pause",
        description = "Stop a channel; what it would send waits. With --resume it goes on, also after failures.",
        footerHeading = "%nExamples:%n",
        footer = {"  kefu notify pause sms", "  kefu notify pause sms --resume"})
final class NotifyPauseCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "CHANNEL", description = "A channel of notify.yaml.")
    private String name = "";

    @Option(names = "--resume", description = "Let it go on.")
    private boolean resume;

    private final Context context;

    NotifyPauseCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        context.with(services -> {
            ChannelSettings channel = services.notices().needed().channel(name);
            return services.database().inTransaction(false, () -> {
                services.notices()
                        .channels()
                        .pause(
                                channel,
                                resume ? null : context.actor().name(),
                                services.clock().instant());
                return name;
            });
        });
        context.console().note(context.texts().of(resume ? "notice.resumed" : "notice.paused", name));
        return ExitStatus.DONE.code();
    }
}
