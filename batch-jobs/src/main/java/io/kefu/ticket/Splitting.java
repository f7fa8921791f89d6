package io.kefu.ticket;

import io.kefu.access.Actor;
import io.kefu.customer.CustomerRepository.Requester;
import io.kefu.intake.record.StoredRecord;
import io.kefu.intake.record.Version;
import io.kefu.problem.KefuException;
import io.kefu.store.Database;
import io.kefu.ticket.life.Attribute;
import io.kefu.ticket.life.Ticket;
import io.kefu.ticket.life.TicketChanges;
import io.kefu.ticket.life.TicketProblem;
import io.kefu.ticket.life.TicketRepository.TicketRow;
import io.kefu.ticket.life.TicketWriter;
import io.kefu.ticket.recognise.Recognition;
import io.kefu.ticket.route.Router;
import io.kefu.ticket.route.Routing;
import io.kefu.ticket.thread.PlacementRepository;
import io.kefu.ticket.thread.PlacementRepository.Link;
import io.kefu.ticket.thread.Role;
import io.kefu.ticket.value.Cause;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Takes contacts out of a ticket into one of their own: another matter of the same conversation. */
public final class Splitting {

    private final Database database;
    private final TicketWriter writer;
    private final Routing routing;
    private final Supplier<Recognition> recognition;
    private final TicketService service;

    public Splitting(
            Database database,
            TicketWriter writer,
            Routing routing,
            Supplier<Recognition> recognition,
            TicketService service) {
        this.database = database;
        this.service = service;
        this.writer = writer;
        this.routing = routing;
        this.recognition = recognition;
    }

    /**
     * Takes these contacts out; the first of them opens the new ticket. One transaction; a dry run rolls it back.
     *
     * @param contacts their numbers in their source, and not the one that opened the ticket
     * @param requesters finds who asks by the keys of their records
     */
    public TicketRow split(
            String id,
            Set<String> contacts,
            Function<Collection<String>, Map<String, Requester>> requesters,
            String reason,
            Actor actor,
            boolean dryRun) {
        PlacementRepository placements = new PlacementRepository(database);
        return database.inTransaction(dryRun, () -> {
            Router router = routing.router();
            TicketChanges changes = writer.begin(router);
            Ticket ticket = service.inTime(changes.get(id, actor));
            Deeds.ours(ticket);
            if (ticket.mergedInto() != null) {
                throw new KefuException(new TicketProblem.CannotTake(
                        "contacts", id, ticket.state().key()));
            }
            List<List<StoredRecord>> taken = chosen(ticket, versions(ticket, placements.later(id)), contacts);
            StoredRecord first = taken.stream()
                    .map(Splitting::newest)
                    .min(Comparator.comparing(StoredRecord::occurredAt).thenComparing(StoredRecord::id))
                    .orElseThrow();
            Recognition rules = recognition.get();
            String key = first.requester();
            Requester requester =
                    key == null ? null : requesters.apply(List.of(key)).get(key);
            Ticket own = new Opening(rules, actor)
                    .contact(changes, first, requester, rules.facts().orderNo(first));
            Cause cause = Cause.of(changes.now(), actor, reason.isEmpty() ? Deeds.BY_HAND : reason);
            own.by(actor).change(Attribute.CONTACTS, Integer.toString(taken.size()), cause.because("split from " + id));
            ticket.by(actor)
                    .change(
                            Attribute.CONTACTS,
                            Integer.toString(ticket.contacts() - taken.size()),
                            cause.because("split into " + own.id() + "; " + cause.reason()));
            routing.give(router, own, actor, changes.now());
            changes.save();
            placements.move(taken.stream()
                    .flatMap(versions -> links(versions, own, versions.contains(first)))
                    .toList());
            return Objects.requireNonNull(writer.read(List.of(own.id())).get(own.id()));
        });
    }

    /** The contacts that came after the opening, by source and number, each with its versions as they came. */
    private static Map<String, List<StoredRecord>> versions(Ticket ticket, List<StoredRecord> later) {
        return later.stream()
                .filter(row -> !Handling.isOpening(ticket, row))
                .collect(Collectors.groupingBy(
                        row -> row.source() + "/" + row.externalId(), TreeMap::new, Collectors.toList()));
    }

    /** Those that are meant: by their numbers, with their source in front where a number is not enough. */
    private static List<List<StoredRecord>> chosen(
            Ticket ticket, Map<String, List<StoredRecord>> versions, Collection<String> contacts) {
        Set<String> chosen = new TreeSet<>();
        for (String contact : contacts) {
            List<String> meant = versions.entrySet().stream()
                    .filter(one -> one.getKey().equals(contact)
                            || one.getValue().get(0).externalId().equals(contact))
                    .map(Map.Entry::getKey)
                    .toList();
            if (meant.isEmpty()) {
                String known = versions.isEmpty() ? "-" : String.join(", ", versions.keySet());
                throw new KefuException(new TicketProblem.NoSuchContact(ticket.id(), contact, known));
            }
            if (meant.size() > 1) {
                throw new KefuException(
                        new TicketProblem.NotOneContact(ticket.id(), contact, String.join(", ", meant)));
            }
            chosen.add(meant.get(0));
        }
        versions.keySet().retainAll(chosen);
        return List.copyOf(versions.values());
    }

    /** Its versions keep what they were; the one that came first opened the ticket, or came after its opening. */
    private static Stream<Link> links(List<StoredRecord> versions, Ticket own, boolean opening) {
        return versions.stream()
                .map(row -> new Link(
                        row.id(),
                        own.id(),
                        row.id() != versions.get(0).id() ? Role.UPDATED : opening ? Role.OPENED : Role.APPENDED));
    }

    private static StoredRecord newest(List<StoredRecord> versions) {
        return versions.stream()
                .reduce((held, next) -> Version.of(next).replaces(Version.of(held)) ? next : held)
                .orElseThrow();
    }
}
