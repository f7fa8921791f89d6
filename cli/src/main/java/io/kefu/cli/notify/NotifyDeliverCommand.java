package io.kefu.cli.notify;

import io.kefu.cli.Context;
import io.kefu.cli.ExitStatus;
import io.kefu.cli.option.OutputOption;
import io.kefu.cli.option.WatchOption;
import io.kefu.notify.Delivery.Done;
import io.kefu.notify.Secrets;
import io.kefu.problem.ProblemText;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code kefu notify deliver}. */
@Command(
        name = "deliver",
        description =
                "Send what waits in the outbox, channel by channel: let cron run it every minute. Where nothing waits, nothing"
                        + " is said.",
        footerHeading = "%nExamples:%n",
        footer = {"  kefu notify deliver", "  kefu notify deliver --watch 30s"})
final class NotifyDeliverCommand implements Callable<Integer> {

    @Mixin
    private WatchOption watch = new WatchOption();

    @Option(names = "--strict", description = "Exit with 3 when notices were given up, or a channel does not send.")
    private boolean strict;

    @Mixin
    private OutputOption output = new OutputOption();

    private final Context context;

    NotifyDeliverCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() throws InterruptedException {
        Clock clock = Clock.offset(
                Clock.systemUTC(),
                Duration.between(Clock.systemUTC().instant(), context.clock().instant()));
        boolean well = context.with(
                services -> deliver(services.notices().delivery(clock).run(secrets())));
        while (watch.again()) {
            well = context.with(
                    services -> deliver(services.notices().delivery(clock).run(secrets())));
        }
        return strict && !well ? ExitStatus.FINDINGS.code() : ExitStatus.DONE.code();
    }

    static Secrets secrets() {
        return new Secrets(System::getenv);
    }

    /** @return whether everything went well */
    private boolean deliver(List<Done> done) {
        boolean quiet = done.stream()
                .allMatch(channel -> channel.sent() + channel.again() + channel.dead() + channel.waiting() == 0);
        if (!quiet || output.format() != OutputOption.Format.TABLE) {
            context.console()
                    .data(context.<Done>listing()
                            .column("route", Done::channel)
                            .column("sent", Done::sent)
                            .column("again", Done::again)
                            .column("dead", Done::dead)
                            .column("lost", Done::lost)
                            .column("waiting", Done::waiting)
                            .column("paused_by", Done::pausedBy)
                            .column("closed_until", Done::closedUntil)
                            .render(done, output.format()));
            context.console().out().flush();
        }
        done.stream().map(Done::broken).filter(Objects::nonNull).forEach(broken -> context.console()
                .note("kefu: " + ProblemText.in(context.language().locale()).sentence(broken.problem())));
        return done.stream()
                .allMatch(channel -> channel.dead() == 0
                        && channel.pausedBy() == null
                        && channel.closedUntil() == null
                        && channel.broken() == null);
    }
}
