package io.kefu.ticket.route;

import io.kefu.condition.Fields;
import io.kefu.customer.golden.Level;
import io.kefu.text.Code;
import io.kefu.text.Keyed;
import io.kefu.text.Tongue;
import io.kefu.ticket.life.Ticket;
import io.kefu.ticket.value.Priority;
import io.kefu.ticket.value.TicketType;
import io.kefu.ticket.value.Urgency;
import io.kefu.workspace.Grades;
import io.kefu.workspace.Grades.Scale;
import io.kefu.workspace.Language;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * What a ticket asks of whoever takes it.
 *
 * @param since when it began to wait for somebody
 * @param former who solved it before it was reopened; null for nobody
 */
public record Demand(
        String ticketId, Kind kind, Instant since, @Nullable String former) {

    /**
     * What several tickets have in common; of two of one kind, the one that waits longer comes first.
     *
     * @param instant whether several at once are several conversations
     * @param language null when nobody knows
     * @param turn the place of the priority: less comes first
     */
    public record Kind(
            @Nullable String team,
            @Nullable String department,
            String channel,
            boolean instant,
            @Nullable String language,
            @Nullable TicketType type,
            Urgency urgency,
            Priority priority,
            int turn,
            Level level) {

        /** Comes before all others. */
        public boolean isFirst() {
            return level != Level.ORDINARY;
        }
    }

    /** VIP and strategic customers first, then by priority, then who waits longest. */
    public static final Comparator<Demand> IN_TURN = Comparator.comparing(
                    (Demand demand) -> !demand.kind().isFirst())
            .thenComparing(demand -> demand.kind().turn())
            .thenComparing(Demand::since)
            .thenComparing(Demand::ticketId);

    /** What a ticket asks for that waits for somebody. */
    static Demand of(Ticket ticket, Grades grades) {
        Instant reopened = ticket.reopenedAt();
        return new Demand(
                ticket.id(),
                new Kind(
                        ticket.team(),
                        ticket.department(),
                        ticket.channel(),
                        ticket.isInstant(),
                        Tongue.of(ticket.text()).orElse(null),
                        ticket.type(),
                        ticket.urgency(),
                        ticket.priority(),
                        grades.place(Scale.PRIORITY, ticket.priority().key()),
                        ticket.level()),
                reopened == null ? ticket.openedAt() : reopened,
                null);
    }

    Demand formerlyOf(@Nullable String agent) {
        return new Demand(ticketId, kind, since, agent);
    }

    /** What conditions in rules of routing may name. */
    static Fields<Demand> fields(ZoneId zone, Grades grades) {
        return new Fields<Demand>(Instant.EPOCH, zone)
                .text("channel", demand -> demand.kind().channel(), null)
                .flag("instant", demand -> demand.kind().instant(), null)
                .text("language", demand -> demand.kind().language(), null)
                .text("team", demand -> demand.kind().team(), null)
                .text("department", demand -> demand.kind().department(), null)
                .choice("type", demand -> Keyed.keyOf(demand.kind().type()), null, grades.labels(Scale.TYPE))
                .choice("urgency", demand -> demand.kind().urgency().key(), null, grades.labels(Scale.URGENCY))
                .choice("priority", demand -> demand.kind().priority().key(), null, grades.labels(Scale.PRIORITY))
                .choice(
                        "customer.level",
                        demand -> demand.kind().level().key(),
                        null,
                        Language.labels("level", Code.keys(Level.values())));
    }
}
