package io.kefu.ticket.life;

import io.kefu.access.Actor;
import io.kefu.problem.KefuException;
import io.kefu.store.Serials;
import io.kefu.ticket.cycle.Lifecycle;
import io.kefu.ticket.progress.ProgressEntry;
import io.kefu.ticket.value.Birth;
import io.kefu.ticket.value.Cause;
import io.kefu.ticket.value.StateKind;
import io.kefu.ticket.value.Words;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The one way to change tickets: those of one transaction, with what follows from them. {@link #save} shows them to the
 * observers and stores everything together, and can go on after.
 */
public final class TicketChanges {

    private final TicketRepository tickets;
    private final Lifecycle lifecycle;
    private final List<TicketObserver> observers;
    private final List<TicketFollower> followers;
    private final Set<Ticket> touched = new LinkedHashSet<>();
    private final Serials.Session numbers;
    private final ZoneId zone;
    private final Instant now;
    private final Map<String, Ticket> opened = new LinkedHashMap<>();
    private final Map<String, Ticket> known = new LinkedHashMap<>();
    private final List<ProgressEntry> entries = new ArrayList<>();

    TicketChanges(
            TicketRepository tickets,
            Lifecycle lifecycle,
            List<TicketObserver> observers,
            List<TicketFollower> followers,
            Serials.Session numbers,
            ZoneId zone,
            Instant now) {
        this.tickets = tickets;
        this.lifecycle = lifecycle;
        this.observers = observers;
        this.followers = new ArrayList<>(followers);
        this.followers.add((ticket, event) -> {
            touched.add(ticket);
            tellParent(ticket, event.cause());
        });
        this.numbers = numbers;
        this.zone = zone;
        this.now = now;
    }

    /** When what happens here is recorded. */
    public Instant now() {
        return now;
    }

    /** Stored tickets, for changing them, in the order asked for; those that there are not are left out. */
    public Map<String, Ticket> tickets(Collection<String> ids, Actor actor) {
        List<String> missing = ids.stream().filter(id -> atHand(id) == null).toList();
        tickets.read(missing).forEach((id, row) -> {
            Ticket ticket = row.ticket();
            take(ticket);
            ticket.countedIn = ticket.keptOpen();
            if (!ticket.history() && !ticket.kind().isFinished()) { // what is done was promised by the level it had
                ticket.by(actor).change(Attribute.LEVEL, row.customerLevel(), now, "level of the customer");
            }
            known.put(id, ticket);
        });
        Map<String, Ticket> found = new LinkedHashMap<>();
        for (String id : ids) {
            Ticket ticket = atHand(id);
            if (ticket != null) {
                found.put(id, ticket);
            }
        }
        return found;
    }

    /** One stored ticket, for changing it. */
    public Ticket get(String id, Actor actor) {
        Ticket ticket = tickets(List.of(id), actor).get(id);
        if (ticket == null) {
            throw new KefuException(new TicketProblem.NoSuchTicket(id));
        }
        return ticket;
    }

    /** A new ticket, which its first event opens; it gets the next number of the day. */
    public Ticket open(
            Birth.Origin origin,
            String channel,
            String attribute,
            @Nullable String conversation,
            Words words,
            @Nullable Long requesterId,
            Instant openedAt) {
        String id = number(openedAt);
        return open(new Birth(id, origin, channel, attribute, conversation), words, requesterId);
    }

    /** A new ticket that comes from no other system: its number there is its own. */
    public Ticket openByHand(
            String channel, String attribute, Words words, @Nullable Long requesterId, Instant openedAt) {
        String id = number(openedAt);
        Birth.Origin origin = new Birth.Origin("hand", id, false);
        return open(new Birth(id, origin, channel, attribute, null), words, requesterId);
    }

    private String number(Instant openedAt) {
        return numbers.next("CS", openedAt.atZone(zone).toLocalDate());
    }

    private Ticket open(Birth birth, Words words, @Nullable Long requesterId) {
        Ticket ticket = new Ticket(birth, words, requesterId);
        take(ticket);
        opened.put(birth.id(), ticket);
        return ticket;
    }

    private void take(Ticket ticket) {
        ticket.followers = followers;
        ticket.lifecycle = lifecycle;
    }

    /** The ticket at hand of this number, or null: a stored one must have been asked for before. */
    public @Nullable Ticket atHand(@Nullable String id) {
        return id == null ? null : opened.getOrDefault(id, known.get(id));
    }

    /** Adds a line to a ticket's progress sheet; returns its number. */
    public String entry(
            Ticket ticket,
            String stage,
            Actor operator,
            Instant at,
            String content,
            @Nullable String attachments,
            @Nullable String nextStep) {
        String id = numbers.next("P", ticket.openedAt().atZone(zone).toLocalDate());
        entries.add(new ProgressEntry(id, ticket.id(), stage, operator.name(), at, content, attachments, nextStep, 1));
        return id;
    }

    /** Corrects a line that waits to be written; false when there is none of this moment and text. */
    public boolean correct(Ticket ticket, Instant at, String before, String after) {
        for (int i = 0; i < entries.size(); i++) {
            ProgressEntry entry = entries.get(i);
            if (entry.ticketId().equals(ticket.id())
                    && entry.at().equals(at)
                    && entry.content().equals(before)) {
                entries.set(i, entry.saying(after));
                return true;
            }
        }
        return false;
    }

    /** What becomes of a child, its parent is told at once; a solved one has something to do again. */
    private void tellParent(Ticket child, Cause cause) {
        String before = child.countedIn;
        String now = child.keptOpen();
        if (Objects.equals(now, before)) {
            return;
        }
        child.countedIn = now;
        count(child, before, -1, cause);
        count(child, now, 1, cause);
    }

    private void count(Ticket child, @Nullable String id, int more, Cause cause) {
        if (id == null) {
            return;
        }
        Ticket parent = get(id, cause.actor());
        String reason = child.id() + " " + child.state().key();
        parent.by(cause.actor())
                .change(Attribute.OPEN_CHILDREN, Integer.toString(parent.openChildren() + more), cause.at(), reason);
        if (more > 0 && parent.kind() == StateKind.SOLVED) {
            parent.by(cause.actor()).goOn(cause.at(), reason);
        }
    }

    /** Stores what happened; the tickets stay at hand. */
    public void save() {
        numbers.save();
        List<Ticket> fresh = List.copyOf(opened.values());
        List<Ticket> changed = touched.stream()
                .filter(ticket -> !opened.containsKey(ticket.id()))
                .toList();
        List<TicketChange> changes = new ArrayList<>(fresh.size() + changed.size());
        fresh.forEach(ticket -> changes.add(new TicketChange(ticket, true, ticket.events())));
        changed.forEach(ticket -> changes.add(new TicketChange(ticket, false, ticket.events())));
        List<TicketObserver.Rows> following = Stream.concat(observers.stream(), followers.stream())
                .map(observer -> observer.observe(changes))
                .toList();
        tickets.insert(fresh);
        tickets.update(changed);
        tickets.insertRounds(changes);
        tickets.insertEvents(changes, now);
        tickets.insertEntries(entries);
        following.forEach(TicketObserver.Rows::store);
        changes.forEach(change -> change.ticket().stored());
        entries.clear();
        known.putAll(opened);
        opened.clear();
        touched.clear();
    }
}
