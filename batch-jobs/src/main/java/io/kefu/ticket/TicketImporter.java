package io.kefu.ticket;

import io.kefu.access.Actor;
import io.kefu.intake.mapping.Mapping;
import io.kefu.intake.record.CanonicalRecord;
import io.kefu.intake.record.Field;
import io.kefu.intake.record.RecordKind;
import io.kefu.intake.record.StoredRecord;
import io.kefu.intake.record.Version;
import io.kefu.ticket.life.Ticket;
import io.kefu.ticket.life.TicketChanges;
import io.kefu.ticket.life.TicketWriter;
import io.kefu.ticket.recognise.Recognition;
import io.kefu.ticket.route.Router;
import io.kefu.ticket.thread.PlacementRepository;
import io.kefu.ticket.thread.PlacementRepository.Link;
import io.kefu.ticket.thread.Role;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Takes over tickets of other systems: each snapshot or event, in the order of change, becomes the events that it
 * tells. A version older than what the ticket shows changes nothing.
 */
final class TicketImporter {

    private final TicketWriter writer;
    private final PlacementRepository placements;
    private final Router router;
    private final Actor actor;
    private final Opening opening;
    private final Report.Reading reading;

    /** What was noted of our answers, by ticket. */
    private final Map<String, Set<String>> replies = new HashMap<>();

    TicketImporter(
            TicketWriter writer,
            PlacementRepository placements,
            Recognition recognition,
            Router router,
            Collection<Mapping> mappings,
            Actor actor) {
        this.writer = writer;
        this.placements = placements;
        this.router = router;
        this.actor = actor;
        this.opening = new Opening(recognition, actor);
        this.reading = new Report.Reading(opening, router, mappings, actor);
    }

    /** Takes over the rows in the order given; returns how many tickets are new. */
    int take(List<PendingRow> rows) {
        TicketChanges changes = writer.begin(router);
        Map<String, Ticket> known = known(rows, changes);
        knowReplies(rows, known.values());
        List<Link> links = new ArrayList<>();
        int opened = 0;
        for (PendingRow pending : rows) {
            StoredRecord row = pending.row();
            String key = key(row.source(), numberOf(row));
            Ticket ticket = known.get(key);
            boolean isNew = ticket == null;
            if (ticket == null) {
                ticket = opening.reported(changes, row, numberOf(row), pending.requester());
                known.put(key, ticket);
                opened++;
            }
            boolean adopted = isNew || isNewer(row, ticket);
            if (adopted) {
                new Report(row, ticket, reading).adopt();
                noteReply(ticket, row, changes);
            }
            links.add(new Link(row.id(), ticket.id(), isNew ? Role.OPENED : adopted ? Role.UPDATED : Role.OLDER));
        }
        changes.save();
        placements.insert(links);
        return opened;
    }

    /** The tickets that are there already, by source and number. */
    private Map<String, Ticket> known(List<PendingRow> rows, TicketChanges changes) {
        Map<String, Set<String>> numbers = new LinkedHashMap<>();
        for (PendingRow pending : rows) {
            numbers.computeIfAbsent(pending.row().source(), source -> new LinkedHashSet<>())
                    .add(numberOf(pending.row()));
        }
        Map<String, Ticket> known = new HashMap<>();
        numbers.forEach((source, ids) -> {
            Map<String, String> byNumber = placements.ticketsBySource(source, ids);
            Map<String, Ticket> loaded = changes.tickets(byNumber.values(), actor);
            byNumber.forEach((number, id) -> {
                Ticket ticket = loaded.get(id);
                if (ticket != null) {
                    known.put(key(source, number), ticket);
                }
            });
        });
        return known;
    }

    /** What was answered elsewhere, once: each export tells it again. */
    private void noteReply(Ticket ticket, StoredRecord row, TicketChanges changes) {
        CanonicalRecord content = row.content();
        String reply = content.text(Field.REPLY);
        if (reply != null
                && replies.computeIfAbsent(ticket.id(), id -> new HashSet<>()).add(reply)) {
            changes.entry(
                    ticket,
                    "reply",
                    ticket.assignee() == null ? actor : new Actor(ticket.assignee()),
                    content.instant(Field.FIRST_REPLY_AT).orElse(row.changedAt()),
                    reply,
                    null,
                    null);
        }
    }

    private void knowReplies(List<PendingRow> rows, Collection<Ticket> known) {
        if (rows.stream().anyMatch(pending -> pending.row().content().has(Field.REPLY))) {
            List<String> ids = known.stream()
                    .map(Ticket::id)
                    .filter(id -> !replies.containsKey(id))
                    .toList();
            replies.putAll(placements.repliesTold(ids));
        }
    }

    /** By the other system's time of change where both versions have one, else by import order. */
    private static boolean isNewer(StoredRecord row, Ticket ticket) {
        Instant changed = row.content().instant(Field.MODIFIED_AT).orElse(null);
        return !Version.isOlder(changed, ticket.sourceChangedAt());
    }

    private static String key(String source, String number) {
        return source + "\u0001" + number;
    }

    private static String numberOf(StoredRecord row) {
        return row.kind().equals(RecordKind.TICKET_EVENT.key())
                ? row.content().text(Field.TICKET, row.externalId())
                : row.externalId();
    }
}
