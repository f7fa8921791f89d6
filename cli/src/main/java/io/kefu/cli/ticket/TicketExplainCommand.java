package io.kefu.cli.ticket;

import io.kefu.access.Personal;
import io.kefu.cli.Context;
import io.kefu.cli.ExitStatus;
import io.kefu.cli.Listing;
import io.kefu.cli.Reasons;
import io.kefu.cli.Sections;
import io.kefu.cli.option.OutputOption;
import io.kefu.job.Services;
import io.kefu.sla.SlaRow;
import io.kefu.text.DurationText;
import io.kefu.text.Keyed;
import io.kefu.text.Lists;
import io.kefu.ticket.life.Attribute;
import io.kefu.ticket.life.Ticket;
import io.kefu.ticket.route.Account;
import io.kefu.ticket.route.Considered;
import io.kefu.ticket.route.Reckoning.Explained;
import io.kefu.workspace.Grades.Scale;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code kefu ticket explain}. */
@Command(
        name = "explain",
        description = "Say why a ticket has its type, urgency, priority, team, assignee and due times.",
        footerHeading = "%nExamples:%n",
        footer = "  kefu ticket explain CS20240506001")
final class TicketExplainCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "TICKET", description = "Number of a ticket.")
    private String id = "";

    @Mixin
    private OutputOption output = new OutputOption();

    private final Context context;

    TicketExplainCommand(Context context) {
        this.context = context;
    }

    /** A value of the ticket and why it is so. */
    private record Verdict(
            String field,
            @Nullable String value,
            @Nullable String shown,
            @Nullable String reason) {}

    @Override
    public Integer call() {
        Sections sections = context.with(this::read);
        context.console().data(sections.render(output.format()));
        return ExitStatus.DONE.code();
    }

    private Sections read(Services services) {
        Ticket ticket = services.ticket().queries().show(id).ticket();
        Explained explained =
                services.ticket().reckoning().explain(ticket, context.clock().instant());
        Account account = explained.account();
        Listing<Verdict> verdicts = context.<Verdict>listing()
                .column("field", Verdict::field, key -> context.texts().of("column." + key))
                .columnOf("value", Verdict::value, (verdict, value) -> verdict.shown())
                .column("why", Verdict::reason, this::shown);
        Listing<SlaRow> clocks = context.<SlaRow>listing()
                .column("target", clock -> clock.target().key(), code -> context.language()
                        .label("target." + code))
                .column("policy", SlaRow::policy)
                .column("budget", clock -> DurationText.hours(clock.budget()))
                .column("begins", SlaRow::startedAt)
                .column("due", SlaRow::dueAt)
                .column("met", SlaRow::metAt);
        Listing<Considered> agents = context.<Considered>listing()
                .column("agent", one -> one.agent().id())
                .mixed("name", one -> one.agent().name(), one -> Personal.NONE) // one of us
                .column("skills", one -> Lists.joined(one.agent().skills()))
                .column("load", one -> one.load() + "/" + one.agent().capacity())
                .column("outcome", TicketExplainCommand::outcome, code -> context.texts()
                        .of("obstacle." + code));
        return new Sections(context)
                .fact("ticket", ticket.id())
                .fact("state", ticket.state().key(), TicketLines.state(context, ticket))
                .fact("moment", account == null ? null : account.decision().moment())
                .section("verdicts", verdicts, verdicts(ticket, explained))
                .section(
                        "clocks",
                        clocks,
                        services.sla().of(id).stream().filter(SlaRow::newest).toList())
                .section("considered", agents, account == null ? List.of() : account.agents());
    }

    private @Nullable String shown(@Nullable Object reason) {
        return reason == null ? null : Reasons.shown(reason.toString(), context);
    }

    private static String outcome(Considered one) {
        if (one.chosen()) {
            return "chosen";
        }
        return one.obstacle() == null ? "none" : one.obstacle().key();
    }

    private List<Verdict> verdicts(Ticket ticket, Explained explained) {
        String type = Keyed.keyOf(ticket.type());
        String team = ticket.isGiven(Attribute.TEAM) ? "given by the source" : "by type and department";
        Account account = explained.account();
        String nobody = account == null ? null : account.decision().reason();
        return List.of(
                new Verdict("type", type, context.label(Scale.TYPE, type), reason(ticket, "type")),
                new Verdict(
                        "urgency",
                        ticket.urgency().key(),
                        context.label(Scale.URGENCY, ticket.urgency().key()),
                        reason(ticket, "urgency")),
                new Verdict(
                        "priority",
                        ticket.priority().key(),
                        context.label(Scale.PRIORITY, ticket.priority().key()),
                        reason(ticket, "priority")),
                new Verdict("team", ticket.team(), ticket.team(), ticket.team() == null ? null : team),
                new Verdict(
                        "assignee",
                        ticket.assignee(),
                        ticket.assignee(),
                        explained.reason() == null ? nobody : explained.reason()));
    }

    /** The part of the reasons that is about a field; a field that no rule mentions is as it is by default. */
    private static String reason(Ticket ticket, String field) {
        String head = field + ": ";
        return Arrays.stream(ticket.reasons().split("; ", -1))
                .filter(part -> part.startsWith(head))
                .map(part -> part.substring(head.length()))
                .findFirst()
                .orElse("by default");
    }
}
