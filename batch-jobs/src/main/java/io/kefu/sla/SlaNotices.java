package io.kefu.sla;

import io.kefu.access.Mask;
import io.kefu.customer.CustomerRepository;
import io.kefu.customer.golden.Customer;
import io.kefu.notify.Draft;
import io.kefu.notify.MessageKind;
import io.kefu.notify.MessageTemplates;
import io.kefu.notify.NotifySettings;
import io.kefu.sla.Fired.Outcome;
import io.kefu.sla.Fired.Recipient;
import io.kefu.sla.policy.Role;
import io.kefu.sla.policy.SlaTarget;
import io.kefu.text.Tongue;
import io.kefu.ticket.TicketQueryRepository;
import io.kefu.ticket.life.Ticket;
import io.kefu.ticket.route.Organisation;
import io.kefu.ticket.route.Organisation.Person;
import io.kefu.workspace.Grades;
import io.kefu.workspace.Grades.Scale;
import io.kefu.workspace.Language;
import io.kefu.workspace.Workspace;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Tells people what scans found: each of a ticket once, with the whole story. */
public final class SlaNotices {

    private static final int SUMMARY = 80;

    private final NotifySettings settings;
    private final MessageTemplates templates;
    private final TicketQueryRepository queries;
    private final CustomerRepository customers;
    private final Workspace workspace;
    private final Language language;

    public SlaNotices(
            NotifySettings settings,
            MessageTemplates templates,
            TicketQueryRepository queries,
            CustomerRepository customers,
            Workspace workspace,
            Language language) {
        this.settings = settings;
        this.templates = templates;
        this.queries = queries;
        this.customers = customers;
        this.workspace = workspace;
        this.language = language;
    }

    /** What to tell of the levels of some tickets. */
    List<Draft> of(List<Fired> fired, Map<String, Ticket> tickets, Organisation organisation, SlaWords words) {
        Map<String, List<Fired>> byTicket = new LinkedHashMap<>();
        fired.forEach(one -> byTicket.computeIfAbsent(one.ticketId(), id -> new ArrayList<>())
                .add(one));
        List<Draft> drafts = new ArrayList<>();
        byTicket.forEach((id, levels) -> {
            Ticket ticket = tickets.get(id);
            boolean tells = levels.stream()
                    .anyMatch(one -> one.told().stream().anyMatch(recipient -> recipient.person() != null));
            if (ticket != null && tells) {
                drafts.addAll(new Story(ticket, levels, organisation, words).drafts());
            }
        });
        return drafts;
    }

    /** What is to be told of one ticket. */
    private final class Story {

        private final Ticket ticket;
        private final List<Fired> levels;
        private final Organisation organisation;
        private final SlaWords words;
        private final @Nullable String customer;
        private final String summary;

        private Story(Ticket ticket, List<Fired> levels, Organisation organisation, SlaWords words) {
            this.ticket = ticket;
            this.levels = levels;
            this.organisation = organisation;
            this.words = words;
            this.customer = queries.customers(List.of(ticket.id())).get(ticket.id());
            this.summary = summary();
        }

        private List<Draft> drafts() {
            Map<String, Recipient> recipients = new LinkedHashMap<>();
            for (Fired level : levels) {
                for (Recipient recipient : level.told()) {
                    if (recipient.person() != null) {
                        recipients.putIfAbsent(recipient.person(), recipient);
                    }
                }
            }
            List<Draft> drafts = new ArrayList<>();
            recipients
                    .values()
                    .forEach(recipient -> (recipient.role() == Role.CUSTOMER ? reminder() : escalation(recipient))
                            .ifPresent(drafts::add));
            return drafts;
        }

        private Optional<Draft> escalation(Recipient recipient) {
            Person person = organisation.leaders(ticket.department()).stream()
                    .filter(leader -> leader.id().equals(recipient.person()))
                    .findFirst()
                    .orElseGet(() -> organisation.person(String.valueOf(recipient.person())));
            List<Fired> theirs = levels.stream()
                    .filter(level -> isTold(level, recipient) || level.outcome() == Outcome.CAUGHT_UP)
                    .filter(level ->
                            levels.stream().anyMatch(one -> isTold(one, recipient) && one.target() == level.target()))
                    .toList();
            return settings.route(recipient.role().key(), person.email(), person.phone())
                    .map(route -> new Draft(
                            event(theirs),
                            person.id(),
                            MessageKind.ESCALATION.key(),
                            route.channel().name(),
                            route.address(),
                            ticket.id(),
                            templates.fill(MessageKind.ESCALATION, language, fields(theirs, person, recipient)),
                            isUrgent()));
        }

        private static boolean isTold(Fired level, Recipient recipient) {
            return level.told().stream()
                    .anyMatch(one ->
                            recipient.person() != null && recipient.person().equals(one.person()));
        }

        /** What has been told once in these words is told once. */
        private String event(List<Fired> theirs) {
            return theirs.stream()
                    .filter(level -> level.outcome() != Outcome.CAUGHT_UP)
                    .map(level -> level.target().key() + "/" + level.lap() + "/" + level.level() + "/"
                            + level.reachedAt().toEpochMilli())
                    .collect(Collectors.joining(" ", "sla " + ticket.id() + " ", ""));
        }

        /** What is more than usual, or was to be told at once. */
        private boolean isUrgent() {
            Grades grades = workspace.grades();
            return grades.place(Scale.URGENCY, ticket.urgency().key()) > 0
                    || levels.stream().anyMatch(level -> level.target() == SlaTarget.AT_ONCE);
        }

        private Map<String, @Nullable Object> fields(List<Fired> theirs, Person person, Recipient recipient) {
            List<Map<String, @Nullable String>> lines =
                    theirs.stream().map(words::line).toList();
            Fired last = theirs.get(theirs.size() - 1);
            Map<String, @Nullable Object> fields = new HashMap<>();
            fields.put("ticket", ticket.id());
            fields.put("to", person.name());
            fields.put("headline", words.headline(last));
            fields.put("levels", lines);
            fields.put("policy", last.policy());
            fields.put(
                    "priority",
                    workspace.grades().label(Scale.PRIORITY, ticket.priority().key(), language));
            fields.put("state", words.state(ticket.state().key()));
            fields.put(
                    "assignee",
                    ticket.assignee() == null
                            ? null
                            : organisation.person(ticket.assignee()).name());
            fields.put("department", ticket.department());
            fields.put("instead", recipient.instead() != null);
            fields.put("summary", summary);
            return fields;
        }

        /** It may go to a group: what tells of a person is hidden. */
        private String summary() {
            List<String> names = customer == null
                    ? List.of()
                    : customers.names(Set.of(customer)).getOrDefault(customer, List.of());
            String text = Mask.text(ticket.text().strip(), names).replaceAll("\\s+", " ");
            int length = text.codePointCount(0, text.length());
            return length <= SUMMARY ? text : text.substring(0, text.offsetByCodePoints(0, SUMMARY)) + "…";
        }

        private Optional<Draft> reminder() {
            if (customer == null) {
                return Optional.empty();
            }
            Customer contact = customers.get(customer);
            Fired level = levels.stream()
                    .filter(one -> one.told().stream().anyMatch(to -> to.role() == Role.CUSTOMER))
                    .findFirst()
                    .orElseThrow();
            Language theirs = Tongue.of(ticket.text()).filter("en"::equals).isPresent() ? Language.EN : Language.ZH;
            Map<String, @Nullable Object> fields = new HashMap<>();
            fields.put("ticket", ticket.id());
            fields.put("name", contact.name());
            fields.put("since", words.moment(level.startedAt()));
            Instant closes = words.closes(level);
            fields.put("closes", closes == null ? null : words.moment(closes));
            return settings.route(Role.CUSTOMER.key(), contact.email(), contact.phone())
                    .map(route -> new Draft(
                            event(List.of(level)),
                            customer,
                            MessageKind.SILENCE.key(),
                            route.channel().name(),
                            route.address(),
                            ticket.id(),
                            templates.fill(MessageKind.SILENCE, theirs, fields),
                            false));
        }
    }
}
