package io.kefu.ticket;

import io.kefu.access.Actor;
import io.kefu.customer.CustomerRepository.Requester;
import io.kefu.intake.record.Field;
import io.kefu.intake.record.StoredRecord;
import io.kefu.ticket.life.Attribute;
import io.kefu.ticket.life.Ticket;
import io.kefu.ticket.life.TicketChanges;
import io.kefu.ticket.life.TicketWriter;
import io.kefu.ticket.progress.EntryRepository;
import io.kefu.ticket.recognise.Recognition;
import io.kefu.ticket.recognise.Regrading;
import io.kefu.ticket.route.Agent;
import io.kefu.ticket.route.Router;
import io.kefu.ticket.route.Routing;
import io.kefu.ticket.thread.OpenThreads;
import io.kefu.ticket.thread.PlacementRepository;
import io.kefu.ticket.thread.PlacementRepository.Link;
import io.kefu.ticket.thread.PlacementRepository.PlacedRow;
import io.kefu.ticket.thread.Role;
import io.kefu.ticket.value.Cause;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Turns contacts into tickets: threads a contact into the ticket it belongs to, or opens one, grades it, and gives it
 * to an agent. Open threads and agents' loads are read once, then follow what happens.
 */
final class TicketDesk {

    /** What a block of contacts came to. */
    record Outcome(int opened, int appended, int assigned, int unplaced, int selfServed) {}

    private static final int SAVE_EVERY = 1_000;

    private final TicketWriter writer;
    private final PlacementRepository placements;
    private final EntryRepository entries;
    private final Recognition recognition;
    private final Router router;
    private final OpenThreads threads;
    private final Actor actor;
    private final Opening opening;
    private final Regrading regrading;

    /** Whether any row to deal with is a version of another; the two may lie in different blocks. */
    private final boolean versions;

    TicketDesk(
            TicketWriter writer,
            PlacementRepository placements,
            EntryRepository entries,
            Recognition recognition,
            Router router,
            OpenThreads threads,
            Actor actor) {
        this.writer = writer;
        this.placements = placements;
        this.entries = entries;
        this.recognition = recognition;
        this.router = router;
        this.threads = threads;
        this.actor = actor;
        this.opening = new Opening(recognition, actor);
        this.regrading = new Regrading(recognition);
        this.versions = placements.hasUpdates();
    }

    /** Deals with contacts in the order given, in the caller's transaction. */
    Outcome take(List<PendingRow> contacts) {
        return new Sitting(contacts).work();
    }

    /** One block. */
    private final class Sitting {

        private final List<PendingRow> contacts;
        private final TicketChanges changes = writer.begin(router, threads);
        private final Belonging belonging = new Belonging(threads, regrading, changes, actor);
        private final Handling handling = new Handling(changes, actor);
        private final Revision revision = new Revision(changes, entries, recognition, actor, handling);
        private final Map<Long, Requester> requesters = new HashMap<>();
        private final Map<Long, @Nullable String> orders = new HashMap<>();
        private final Map<String, PlacedRow> known = new HashMap<>();
        private final List<Link> links = new ArrayList<>();
        private final List<PlacementRepository.Joined> joined = new ArrayList<>();
        private int opened;
        private int appended;
        private int assigned;
        private int unplaced;
        private int selfServed;

        private Sitting(List<PendingRow> contacts) {
            this.contacts = contacts;
            for (PendingRow contact : contacts) {
                orders.put(contact.row().id(), recognition.facts().orderNo(contact.row()));
                if (contact.requester() != null) {
                    requesters.put(contact.row().id(), contact.requester());
                }
            }
            if (versions) {
                knowVersions();
            }
            contacts.stream()
                    .map(contact -> contact.row().occurredAt())
                    .min(Instant::compareTo)
                    .ifPresent(first -> threads.lookBack(
                            requesters.values().stream()
                                    .map(Requester::customerId)
                                    .distinct()
                                    .toList(),
                            first));
            threads.lookBackAtOrders(contacts.stream()
                    .filter(contact -> orders.get(contact.row().id()) != null)
                    .flatMap(contact -> Stream.ofNullable(customerOf(contact.row())))
                    .distinct()
                    .toList());
            Set<String> needed = new LinkedHashSet<>();
            known.values().forEach(row -> needed.add(row.ticketId()));
            for (PendingRow contact : contacts) {
                OpenThreads.Found found = threads.guess(
                        contact.row(),
                        customerOf(contact.row()),
                        orders.get(contact.row().id()));
                if (found != null) {
                    needed.add(found.ticketId());
                }
            }
            changes.tickets(needed, actor);
        }

        private void knowVersions() {
            Map<String, Set<String>> ids = new HashMap<>();
            for (PendingRow contact : contacts) {
                if (!contact.row().externalId().startsWith("#")) {
                    ids.computeIfAbsent(contact.row().source(), source -> new HashSet<>())
                            .add(contact.row().externalId());
                }
            }
            ids.forEach((source, numbers) -> placements
                    .placedRows(source, numbers)
                    .forEach((number, row) -> known.put(rowKey(source, number), row)));
        }

        private Outcome work() {
            for (int i = 0; i < contacts.size(); i++) {
                deal(contacts.get(i).row());
                if ((i + 1) % SAVE_EVERY == 0) {
                    save(); // written while the next ones are dealt with
                }
            }
            save();
            return new Outcome(opened, appended, assigned, unplaced, selfServed);
        }

        private void save() {
            changes.save();
            placements.insert(List.copyOf(links));
            placements.insertJoined(List.copyOf(joined));
            links.clear();
            joined.clear();
        }

        private void deal(StoredRecord contact) {
            PlacedRow placed = known.get(rowKey(contact));
            Ticket before = placed == null ? null : changes.atHand(placed.ticketId());
            if (placed != null && before != null) {
                revise(before, contact, placed);
            } else if (!contact.content().flag(Field.HANDED_OVER).orElse(true)) {
                link(contact, null, Role.SELF_SERVED); // counts for the self-service rate
                selfServed++;
            } else {
                place(contact, belonging.of(contact, customerOf(contact), orders.get(contact.id())));
            }
        }

        /** An export that is older than what we know changes nothing. */
        private void revise(Ticket ticket, StoredRecord contact, PlacedRow placed) {
            PlacedRow newer = new PlacedRow(ticket.id(), contact);
            if (newer.replaces(placed)) {
                revision.apply(ticket, contact, placed.row(), requesters.get(contact.id()));
                known.put(rowKey(contact), newer);
            }
            link(contact, ticket, Role.UPDATED);
        }

        private void place(StoredRecord contact, Belonging.@Nullable Place place) {
            Ticket thread = place == null ? null : place.ticket();
            boolean ours = Handling.isOurs(contact);
            if (ours && thread == null) {
                link(contact, null, Role.UNPLACED);
                unplaced++;
            } else if (ours && thread != null) {
                handling.ours(thread, contact, router);
                link(contact, thread, Role.REPLIED);
                appended++;
            } else if (place == null) {
                Ticket ticket = open(contact);
                link(contact, ticket, Role.OPENED);
                known.put(rowKey(contact), new PlacedRow(ticket.id(), contact));
                opened++;
            } else {
                append(place.ticket(), contact, place.reason());
                threads.join(place.ticket(), contact).ifPresent(joined::add);
                link(contact, place.ticket(), Role.APPENDED);
                known.put(rowKey(contact), new PlacedRow(place.ticket().id(), contact));
                appended++;
            }
        }

        private void link(StoredRecord contact, @Nullable Ticket ticket, Role role) {
            links.add(new Link(contact.id(), ticket == null ? null : ticket.id(), role));
        }

        private @Nullable String customerOf(StoredRecord contact) {
            Requester requester = requesters.get(contact.id());
            return requester == null ? null : requester.customerId();
        }

        private Ticket open(StoredRecord contact) {
            String orderNo = orders.get(contact.id());
            Ticket ticket = opening.contact(changes, contact, requesters.get(contact.id()), orderNo);
            if (!contact.history()) {
                OpenThreads.Earlier earlier = threads.earlier(contact, customerOf(contact), orderNo);
                if (earlier != null) {
                    ticket.by(actor).change(Attribute.FOLLOWS, earlier.ticketId(), ticket.openedAt(), earlier.reason());
                }
                threads.add(ticket, customerOf(contact));
            }
            hand(ticket, contact.content().text(Field.AGENT));
            handling.handle(ticket, contact);
            return ticket;
        }

        /** To the agent whom the source names; the others wait to be handed out. */
        private void hand(Ticket ticket, @Nullable String named) {
            Instant at = ticket.openedAt();
            Optional<Agent> agent = router.find(named);
            if (agent.isPresent()) {
                ticket.by(actor).assign(agent.get().id(), agent.get().department(), at, "named by the source");
            } else if (named != null) {
                ticket.by(actor).assign(named, null, at, "named by the source");
            }
            if (ticket.assignee() != null) {
                assigned++;
            }
        }

        /** A ticket of which nobody knew the order is about the one that a later contact names. */
        private void learnOrder(Ticket ticket, StoredRecord contact) {
            String orderNo = orders.get(contact.id());
            if (orderNo != null && ticket.orderNo() == null) {
                Cause cause = Cause.of(contact.occurredAt(), actor, "", contact.id());
                ticket.by(actor).tell(cause, Map.of(Attribute.ORDER_NO, orderNo));
                threads.learn(ticket.id(), customerOf(contact), orderNo);
            }
        }

        private void append(Ticket ticket, StoredRecord contact, String reason) {
            boolean solved = ticket.kind().isSolved();
            ticket.by(actor).contact(contact.occurredAt(), reason, contact.id());
            if (solved && !ticket.kind().isFinished()) {
                Routing.putBackIfAway(router, ticket, actor, contact.occurredAt(), changes.now());
            }
            revision.mark(ticket, contact);
            learnOrder(ticket, contact);
            regrading.raise(ticket, contact, actor);
            handling.handle(ticket, contact);
        }
    }

    private static String rowKey(StoredRecord row) {
        return rowKey(row.source(), row.externalId());
    }

    private static String rowKey(String source, String externalId) {
        return source + "\u0001" + externalId;
    }
}
