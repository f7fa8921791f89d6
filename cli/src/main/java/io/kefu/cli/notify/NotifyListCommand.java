package io.kefu.cli.notify;

import io.kefu.cli.Context;
import io.kefu.cli.ExitStatus;
import io.kefu.cli.option.LimitOption;
import io.kefu.cli.option.OutputOption;
import io.kefu.notify.Notice;
import io.kefu.notify.Notice.State;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code kefu notify list}. */
@Command(
        name = "list",
        description = "List notices, the newest first.",
        footerHeading = "%nExamples:%n",
        footer = "  kefu notify list --state dead")
final class NotifyListCommand implements Callable<Integer> {

    @Option(names = "--state", paramLabel = "STATE", description = "Only those that are ${COMPLETION-CANDIDATES}.")
    private @Nullable State state;

    @Mixin
    private LimitOption limit = new LimitOption();

    @Mixin
    private OutputOption output = new OutputOption();

    private final Context context;

    NotifyListCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        int most = limit.most(output.format());
        List<Notice> notices =
                context.with(services -> services.notices().outbox().list(state, most));
        context.console()
                .data(context.<Notice>listing()
                        .column("notice", Notice::id)
                        .column("created", Notice::createdAt)
                        .column("outcome", notice -> notice.state().key(), code -> context.texts()
                                .of("notice." + code))
                        .column("route", notice -> notice.draft().channel())
                        .column("recipient", notice -> notice.draft().recipient())
                        .column("contact", notice -> notice.draft().address())
                        .column("ticket", notice -> notice.draft().ticketId())
                        .column("subject", notice -> notice.draft().text().subject())
                        .column("attempts", Notice::attempts)
                        .column("answer", Notice::answer)
                        .render(notices, output.format()));
        return ExitStatus.DONE.code();
    }
}
