package io.kefu.cli.agent;

import io.kefu.access.Personal;
import io.kefu.calendar.Leave;
import io.kefu.cli.Context;
import io.kefu.cli.ExitStatus;
import io.kefu.cli.option.OutputOption;
import io.kefu.ticket.route.Rota.Absence;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code kefu agent leave}. */
@Command(name = "leave", description = "Show who is away from today on.")
final class AgentLeaveCommand implements Callable<Integer> {

    @Mixin
    private OutputOption output = new OutputOption();

    private final Context context;

    AgentLeaveCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        LocalDate today = LocalDate.ofInstant(
                context.clock().instant(), context.workspace().settings().zone());
        List<Absence> absences =
                context.with(services -> services.ticket().routing().rota().awayFrom(today));
        context.console()
                .data(context.<Absence>listing()
                        .column("agent", absence -> absence.agent().id())
                        .mixed("name", absence -> absence.agent().name(), absence -> Personal.NONE) // one of us
                        .column("department", absence -> absence.agent().department())
                        .column("leave", absence -> span(absence.span(), context))
                        .column("reason", absence -> absence.span().why())
                        .render(absences, output.format()));
        return ExitStatus.DONE.code();
    }

    static String spans(List<Leave.Span> spans, Context context) {
        return spans.stream()
                .map(span -> (span(span, context) + " " + span.why()).strip())
                .collect(Collectors.joining("; "));
    }

    /** Whole days by their dates, both included; others with their times; what has no end as a file would say it. */
    private static String span(Leave.Span span, Context context) {
        if (span.until().equals(Leave.FOREVER)) {
            boolean day = span.from().toLocalTime().equals(LocalTime.MIDNIGHT);
            return (day ? span.from().toLocalDate().toString() : time(span.from())) + " "
                    + context.texts().of("leave.onwards");
        }
        boolean days = span.from().toLocalTime().equals(LocalTime.MIDNIGHT)
                && span.until().toLocalTime().equals(LocalTime.MIDNIGHT);
        if (!days) {
            return time(span.from()) + "/" + time(span.until());
        }
        LocalDate last = span.until().toLocalDate().minusDays(1);
        return span.from().toLocalDate().equals(last)
                ? last.toString()
                : span.from().toLocalDate() + "/" + last;
    }

    private static String time(LocalDateTime moment) {
        return moment.toString().replace('T', ' ');
    }
}
