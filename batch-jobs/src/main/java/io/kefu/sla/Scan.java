package io.kefu.sla;

import io.kefu.access.Actor;
import io.kefu.notify.OutboxRepository;
import io.kefu.problem.KefuException;
import io.kefu.sla.Fired.Outcome;
import io.kefu.sla.Fired.Recipient;
import io.kefu.sla.ScanRepository.Found;
import io.kefu.sla.ScanRepository.Place;
import io.kefu.sla.clock.SlaClock;
import io.kefu.sla.policy.EscalationLevel;
import io.kefu.sla.policy.Role;
import io.kefu.sla.policy.SlaTarget;
import io.kefu.store.Database;
import io.kefu.store.Once;
import io.kefu.text.DurationText;
import io.kefu.ticket.life.Ticket;
import io.kefu.ticket.life.TicketChange;
import io.kefu.ticket.life.TicketChanges;
import io.kefu.ticket.life.TicketEvent;
import io.kefu.ticket.life.TicketRepository;
import io.kefu.ticket.life.TicketWriter;
import io.kefu.ticket.route.Organisation;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Finds what was reached on the way of clocks since the last look. What has been reached follows from timestamps, so it
 * does not matter when a scan comes or how many come at once: each level is found once, in a transaction of its own
 * block, by the key under which it is stored.
 */
public final class Scan {

    public static final Actor ACTOR = Actor.system("sla-scan");

    /** How often it is noted that there was nothing to find. */
    private static final Duration QUIET = Duration.ofMinutes(10);

    private static final Duration GIVE_WAY = Duration.ofMillis(50);

    private static final Duration TRY_AGAIN = Duration.ofDays(1);

    private final Database database;
    private final ScanRepository scans;
    private final SlaRepository rows;
    private final TicketRepository tickets;
    private final Supplier<TicketWriter> writer;
    private final Supplier<SlaClocks> clocks;
    private final Supplier<Organisation> organisation;
    private final Supplier<Optional<Telling>> telling;
    private final Instant now;

    /** Who tells what was found, in which words. */
    public record Telling(SlaNotices notices, SlaWords words, OutboxRepository outbox) {}

    /** The suppliers are asked when there is something to find: looking at nothing costs nothing. */
    public Scan(
            Database database,
            TicketRepository tickets,
            Supplier<TicketWriter> writer,
            Supplier<SlaClocks> clocks,
            Supplier<Organisation> organisation,
            Supplier<Optional<Telling>> telling,
            Clock clock) {
        this.database = database;
        this.scans = new ScanRepository(database);
        this.rows = new SlaRepository(database);
        this.tickets = tickets;
        this.writer = writer;
        this.clocks = new Once<>(clocks);
        this.organisation = new Once<>(organisation);
        this.telling = new Once<>(telling);
        this.now = clock.instant();
    }

    /** Looks at everything that was reached until now, block by block; what was found is there once each block ends. */
    public List<Fired> run() {
        List<Fired> fired = new ArrayList<>();
        boolean more = !scans.dueBy(now).isEmpty();
        while (more) {
            // Asked again in the transaction: another scan may have been there meanwhile.
            fired.addAll(database.inTransaction(false, () -> new Block(scans.dueBy(now)).look()));
            more = !scans.dueBy(now).isEmpty();
            if (more) {
                giveWay();
            }
        }
        boolean note = !fired.isEmpty()
                || rows.lastLook().map(last -> last.isBefore(now.minus(QUIET))).orElse(true);
        if (note) {
            database.inTransaction(false, () -> {
                scans.looked(now);
                return now;
            });
        }
        return fired;
    }

    /** Others who write get their turn between two blocks. */
    private static void giveWay() {
        try {
            Thread.sleep(GIVE_WAY.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What a scan would find now. */
    public List<Fired> rehearse() {
        List<Fired> fired = new ArrayList<>();
        database.inTransaction(true, () -> {
            List<String> due = scans.dueBy(now);
            while (!due.isEmpty()) {
                fired.addAll(new Block(due).look());
                due = scans.dueBy(now);
            }
            return fired;
        });
        return fired;
    }

    /** Some tickets, in one transaction. */
    private final class Block {

        private final TicketChanges changes = writer.get().begin();
        private final SlaClocks keeper = clocks.get();
        private final Map<String, Ticket> taken;
        private final Map<String, List<SlaRow>> kept;
        private final Map<Place, Found> found;
        private final Recipients recipients = new Recipients(organisation.get(), now);
        private final List<Fired> fired = new ArrayList<>();
        private final Optional<Instant> lastLook = rows.lastLook();
        private final Map<String, Instant> again = new LinkedHashMap<>();

        private Block(List<String> ids) {
            this.taken = changes.tickets(ids, ACTOR);
            this.kept = rows.of(ids);
            this.found = scans.found(ids);
        }

        private List<Fired> look() {
            Map<String, List<TicketEvent>> events = tickets.events(taken.keySet());
            List<SlaRow> next = new ArrayList<>();
            taken.forEach((id, ticket) -> {
                List<SlaRow> before = kept.getOrDefault(id, List.of());
                TicketChange change = new TicketChange(ticket, false, ticket.events());
                List<SlaClock> all = keeper.clocks(change, events.getOrDefault(id, List.of()), before);
                all.forEach(clock -> look(ticket, clock));
                if (ticket.events().isEmpty()) { // else its clocks are made anew when it is stored
                    all.forEach(clock -> next.add(keeper.row(clock, before, nextAt(clock))));
                }
            });
            List<String> unchanged = taken.values().stream()
                    .filter(ticket -> ticket.events().isEmpty())
                    .map(Ticket::id)
                    .toList();
            changes.save();
            rows.forget(unchanged);
            rows.save(next);
            scans.save(fired, now);
            telling.get().ifPresent(tells -> tells.outbox()
                    .add(tells.notices().of(fired, taken, organisation.get(), tells.words()), now));
            return fired;
        }

        /** The first level that nobody has found yet. */
        private @Nullable Instant nextAt(SlaClock clock) {
            Instant later = again.get(clock.ticketId());
            if (clock.endedAt() != null || clock.history()) {
                return null;
            }
            for (EscalationLevel level : clock.promise().levels()) {
                Instant at = happens(clock, level);
                if (at == null) {
                    return null;
                }
                if (at.isAfter(now)) {
                    return at;
                }
                if (level.closes() && later != null) {
                    return later;
                }
            }
            return null;
        }

        private void look(Ticket ticket, SlaClock clock) {
            List<Fired> reached = new ArrayList<>();
            List<EscalationLevel> levels = new ArrayList<>();
            for (EscalationLevel level : clock.promise().levels()) {
                Instant at = clock.reaches(level);
                Instant happens = happens(clock, level);
                if (clock.endedAt() != null
                        && (at == null || lastLook.filter(at::isAfter).isEmpty())) {
                    continue; // it was over before anybody could have looked
                }
                Instant until = clock.endedAt() == null || clock.endedAt().isAfter(now) ? now : clock.endedAt();
                if (at != null && happens != null && !happens.isAfter(until) && isNew(clock, level, at)) {
                    reached.add(fired(clock, level, at, Outcome.CAUGHT_UP, List.of()));
                    levels.add(level);
                }
            }
            if (!reached.isEmpty()) {
                int last = reached.size() - 1;
                EscalationLevel highest = levels.get(last);
                fired.addAll(reached.subList(0, last));
                fired.add(
                        clock.endedAt() != null
                                ? reached.get(last).became(Outcome.OVER, List.of())
                                : highest.closes()
                                        ? close(ticket, clock, reached.get(last))
                                        : reached.get(last).became(Outcome.TOLD, recipients.of(ticket, highest.to())));
            }
        }

        /** A level that is reached later than it was found is reached again. */
        private boolean isNew(SlaClock clock, EscalationLevel level, Instant at) {
            Found before = found(clock, level);
            return before == null || at.isAfter(before.reachedAt());
        }

        private @Nullable Found found(SlaClock clock, EscalationLevel level) {
            return found.get(new Place(clock.ticketId(), clock.target(), clock.lap(), level.key()));
        }

        /**
         * When something has to be done about a level; null while the clock stands. Nobody is closed down who was not
         * reminded: from the reminder on as much time passes as between the two.
         */
        private @Nullable Instant happens(SlaClock clock, EscalationLevel level) {
            Instant at = clock.reaches(level);
            if (at == null || !level.closes()) {
                return at;
            }
            Instant happens = at;
            for (EscalationLevel reminder : clock.promise().levels()) {
                Instant reached = clock.reaches(reminder);
                if (!reminder.closes() && reached != null) {
                    Found before = found(clock, reminder);
                    Instant since = before == null || reached.isAfter(before.reachedAt()) ? now : before.recordedAt();
                    Instant earliest = since.plus(level.at().minus(reminder.at()));
                    happens = happens.isBefore(earliest) ? earliest : happens;
                }
            }
            return happens;
        }

        private Fired close(Ticket ticket, SlaClock clock, Fired level) {
            String time = DurationText.print(clock.promise().budget());
            String reason = clock.target() == SlaTarget.SILENCE
                    ? "customer silent for " + time
                    : "nothing said about the solution for " + time;
            try {
                if (clock.target() == SlaTarget.SILENCE) {
                    ticket.by(ACTOR).resolve(now, reason);
                }
                ticket.by(ACTOR).close(now, reason);
                return level.became(Outcome.CLOSED, List.of());
            } catch (KefuException refused) {
                again.put(ticket.id(), now.plus(TRY_AGAIN));
                return level.became(Outcome.REFUSED, recipients.of(ticket, List.of(Role.SUPERVISOR)));
            }
        }

        private static Fired fired(
                SlaClock clock, EscalationLevel level, Instant at, Outcome outcome, List<Recipient> told) {
            return new Fired(
                    clock.ticketId(),
                    clock.target(),
                    clock.lap(),
                    level.key(),
                    clock.startedAt(),
                    at,
                    clock.dueAt(),
                    clock.promise().policy(),
                    outcome,
                    told);
        }
    }
}
