package io.kefu.cli.customer;

import io.kefu.cli.Context;
import io.kefu.cli.ExitStatus;
import io.kefu.cli.option.OutputOption;
import io.kefu.job.Services;
import io.kefu.ticket.TimelineRepository.Moment;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code kefu customer timeline}. */
@Command(
        name = "timeline",
        description = "Show one customer's history over all channels: contacts, answers, orders; oldest first.",
        footerHeading = "%nExamples:%n",
        footer = "  kefu customer timeline C20240506001")
final class CustomerTimelineCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "NUMBER", description = "Number of a customer.")
    private String id = "";

    @Mixin
    private OutputOption output = new OutputOption();

    private final Context context;

    CustomerTimelineCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        context.console().data(context.with(this::timeline));
        return ExitStatus.DONE.code();
    }

    private String timeline(Services services) {
        String known = services.customer().repository().get(id).id();
        List<String> names = services.customer().repository().namesOf(known);
        return context.<Moment>listing()
                .about(moment -> names)
                .column("at", Moment::at)
                .column(
                        "channel",
                        Moment::channel,
                        code -> code == null ? null : context.language().label("channel." + code))
                .column("what", Moment::what, code -> context.language().label("moment." + code))
                .column("ticket", Moment::ticket)
                .column("who", Moment::who)
                .column("text", Moment::text)
                .render(services.ticket().timeline().of(known), output.format());
    }
}
