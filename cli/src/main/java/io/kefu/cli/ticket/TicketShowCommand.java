package io.kefu.cli.ticket;

import io.kefu.cli.Context;
import io.kefu.cli.ExitStatus;
import io.kefu.cli.Listing;
import io.kefu.cli.Reasons;
import io.kefu.cli.Sections;
import io.kefu.cli.option.OutputOption;
import io.kefu.cli.task.TaskLines;
import io.kefu.intake.record.StoredRecord;
import io.kefu.job.Services;
import io.kefu.text.Keyed;
import io.kefu.ticket.TicketQueryRepository.RequesterLine;
import io.kefu.ticket.ToldFacts.Told;
import io.kefu.ticket.life.StoredEvent;
import io.kefu.ticket.life.Ticket;
import io.kefu.ticket.life.TicketRepository.TicketRow;
import io.kefu.ticket.progress.ProgressEntry;
import io.kefu.ticket.recognise.Facts.Fact;
import io.kefu.workspace.Grades.Scale;
import io.kefu.workspace.Language;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code kefu ticket show}. */
@Command(name = "show", description = "Show one ticket with its history and progress.")
final class TicketShowCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "TICKET", description = "Number of a ticket.")
    private String id = "";

    @Mixin
    private OutputOption output = new OutputOption();

    private final Context context;

    TicketShowCommand(Context context) {
        this.context = context;
    }

    private String tongue(String code) {
        return Locale.forLanguageTag(code).getDisplayLanguage(context.language().locale());
    }

    private static @Nullable String joined(Collection<String> values) {
        return values.isEmpty() ? null : String.join(", ", values);
    }

    @Override
    public Integer call() {
        Sections sections = context.with(this::read);
        context.console().data(sections.render(output.format()));
        return ExitStatus.DONE.code();
    }

    private Sections read(Services services) {
        Language language = context.language();
        TicketRow row = services.ticket().queries().show(id);
        Ticket ticket = row.ticket();
        List<Fact> missing = services.ticket().missing().of(ticket);
        List<StoredRecord> contacts = services.ticket().queries().told(id);
        Told read = services.ticket().told().of(ticket, contacts);
        RequesterLine requester = services.ticket().queries().requester(id);
        Sections sections = new Sections(
                        context,
                        services.customer().repository().namesOf(requester == null ? null : requester.customerId()))
                .fact("ticket", ticket.id())
                .fact("source", ticket.source())
                .fact("source_id", ticket.externalId())
                .fact("channel", ticket.channel(), language.label("channel." + ticket.channel()))
                .fact("customer", requester == null ? null : requester.customerId())
                .fact("name", requester == null ? null : requester.name())
                .fact("contact", contact(requester));
        Asker asker = requester == null ? null : new Asker(context, services, requester.customerId());
        if (asker != null) {
            asker.facts(sections);
        }
        sections.fact("description", ticket.description())
                .fact("type", Keyed.keyOf(ticket.type()), context.label(Scale.TYPE, Keyed.keyOf(ticket.type())))
                .fact(
                        "subtype",
                        ticket.subtype(),
                        ticket.subtype() == null ? null : context.label(Scale.SUBTYPE, ticket.subtype()))
                .fact(
                        "urgency",
                        ticket.urgency().key(),
                        context.label(Scale.URGENCY, ticket.urgency().key()))
                .fact(
                        "priority",
                        ticket.priority().key(),
                        context.label(Scale.PRIORITY, ticket.priority().key()))
                .fact("reasons", ticket.reasons(), Reasons.shown(ticket.reasons(), context))
                .fact("order", ticket.orderNo())
                .fact("product", joined(read.products()))
                .fact("serial_no", joined(read.serialNos()))
                .fact(
                        "language",
                        read.language().orElse(null),
                        read.language().map(this::tongue).orElse(null))
                .fact("department", ticket.department())
                .fact("team", ticket.team())
                .fact("assignee", ticket.assignee())
                .fact("state", ticket.state().key(), TicketLines.state(context, ticket))
                .fact("missing", keys(missing), names(missing))
                .fact("tags", ticket.tags().isEmpty() ? null : String.join(", ", ticket.tags()))
                .fact("merged_into", ticket.mergedInto())
                .fact("parent", ticket.parent())
                .fact("follows", ticket.follows())
                .fact("opened", ticket.openedAt())
                .fact("first_response", ticket.firstResponseAt())
                .fact("due", row.dueAt())
                .fact("resolved_at", ticket.resolvedAt())
                .fact("closed_at", ticket.closedAt())
                .fact("archived_at", ticket.archivedAt())
                .fact("rating", ticket.rating())
                .fact("contact_rating", ticket.contactRating())
                .fact("invalid", invalid(ticket));
        Listing<StoredEvent> events = context.<StoredEvent>listing()
                .column("at", event -> event.cause().at())
                .column("actor", event -> event.cause().actor().name())
                .column("event", StoredEvent::kind, kind -> language.label("event." + kind))
                .columnOf("from", StoredEvent::before, this::shownValue)
                .columnOf("to", StoredEvent::after, this::shownValue)
                .column("reason", event -> event.cause().reason(), reason -> shownReason((String) reason));
        Listing<ProgressEntry> entries = context.<ProgressEntry>listing()
                .column("entry", ProgressEntry::id)
                .column("at", ProgressEntry::at)
                .column("stage", ProgressEntry::stage, code -> language.label("stage." + code))
                .column("operator", ProgressEntry::operator)
                .column("content", ProgressEntry::content)
                .column("next", ProgressEntry::nextStep);
        Listing<TicketRow> linked = context.<TicketRow>listing()
                .column("ticket", other -> other.ticket().id())
                .column(
                        "link",
                        other -> id.equals(other.ticket().parent()) ? "child" : "follower",
                        code -> context.texts().of("link." + code))
                .columnOf(
                        "state",
                        other -> other.ticket().state().key(),
                        (other, code) -> TicketLines.state(context, other.ticket()))
                .column("department", other -> other.ticket().department())
                .column("assignee", other -> other.ticket().assignee())
                .column("due", TicketRow::dueAt)
                .column("description", other -> other.ticket().description());
        sections.section("linked", linked, services.ticket().queries().linkedTo(id))
                .section(
                        "tasks",
                        TaskLines.of(context),
                        services.ticket().tasks().repository().of(id));
        if (asker != null) {
            asker.sections(sections, id);
        }
        Listing<StoredRecord> lines = context.<StoredRecord>listing()
                .column("external_id", StoredRecord::externalId)
                .column("source", StoredRecord::source)
                .column("at", StoredRecord::occurredAt)
                .column("text", StoredRecord::words);
        sections.section("contacts", lines, contacts.size() > 1 ? contacts : List.of());
        return sections.section("events", events, services.ticket().repository().story(id))
                .section("progress", entries, services.ticket().entries().of(id));
    }

    private static @Nullable String keys(List<Fact> missing) {
        return missing.isEmpty() ? null : missing.stream().map(Fact::key).collect(Collectors.joining(", "));
    }

    private @Nullable String names(List<Fact> missing) {
        return missing.isEmpty()
                ? null
                : missing.stream()
                        .map(fact -> context.language().label("fact." + fact.key()))
                        .collect(Collectors.joining(", "));
    }

    /** A value before or after an event, as people read it. */
    private @Nullable Object shownValue(StoredEvent event, @Nullable Object value) {
        if (value == null) {
            return null;
        }
        return switch (event.kind()) {
            case "opened", "state", "reply", "contact" ->
                context.lifecycle().label(String.valueOf(value), context.language());
            case "type", "subtype", "urgency", "priority" ->
                context.label(Scale.valueOf(event.kind().toUpperCase(Locale.ROOT)), value);
            case "team", "level" -> context.language().label(event.kind() + "." + value);
            case "done", "opened_at", "first_response" -> Instant.parse(String.valueOf(value));
            default -> value;
        };
    }

    private @Nullable String shownReason(@Nullable String reason) {
        return reason == null ? null : Reasons.shown(reason, context);
    }

    private @Nullable String invalid(Ticket ticket) {
        List<String> all = ticket.invalidTimes().stream()
                .map(time -> context.texts()
                        .of(
                                time.ambiguous() ? "ticket.ambiguous" : "ticket.before-opening",
                                context.texts().of("column." + time.key())))
                .toList();
        return all.isEmpty() ? null : String.join("; ", all);
    }

    private static @Nullable String contact(@Nullable RequesterLine requester) {
        if (requester == null) {
            return null;
        }
        return requester.phone() != null ? requester.phone() : requester.email();
    }
}
