package io.kefu.cli.notify;

import io.kefu.cli.Context;
import io.kefu.cli.ExitStatus;
import io.kefu.cli.Sections;
import io.kefu.cli.option.OutputOption;
import io.kefu.job.Services;
import io.kefu.notify.Draft;
import io.kefu.notify.Notice;
import io.kefu.notify.NotifyProblem;
import io.kefu.problem.KefuException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code kefu notify show}. */
@Command(
        name = "show",
        description = "Show a notice: what it says, to whom, what became of it.",
        footerHeading = "%nExamples:%n",
        footer = "  kefu notify show 12")
final class NotifyShowCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "NOTICE", description = "Number of a notice.")
    private long id;

    @Mixin
    private OutputOption output = new OutputOption();

    private final Context context;

    NotifyShowCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        context.console().data(context.with(this::read).render(output.format()));
        return ExitStatus.DONE.code();
    }

    private Sections read(Services services) {
        Notice notice = services.notices()
                .outbox()
                .find(id)
                .orElseThrow(() -> new KefuException(new NotifyProblem.NoSuchNotice(Long.toString(id))));
        Draft draft = notice.draft();
        List<String> known = draft.ticketId() == null
                ? List.of()
                : services.ticket().askers().names(List.of(draft.ticketId())).apply(draft.ticketId());
        return new Sections(context, known)
                .fact("notice", notice.id())
                .fact("event", draft.event())
                .fact("template", draft.template())
                .fact("route", draft.channel())
                .fact("recipient", draft.recipient())
                .fact("contact", draft.address())
                .fact("ticket", draft.ticketId())
                .fact("created", notice.createdAt())
                .fact(
                        "outcome",
                        notice.state().key(),
                        context.texts().of("notice." + notice.state().key()))
                .fact("send_at", notice.sendAt())
                .fact("attempts", notice.attempts())
                .fact("ended_at", notice.endedAt())
                .fact("answer", notice.answer())
                .fact("subject", draft.text().subject())
                .fact("text", draft.text().text());
    }
}
