package io.kefu.ticket.life;

import io.kefu.ticket.value.Round;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A ticket and all that happened to it.
 *
 * @param stored the ticket as its row has it
 * @param ended the rounds that ended, as they are stored
 * @param events that were recorded, in their order
 */
public record Life(Ticket stored, List<Round> ended, List<TicketEvent> events) {

    /** What the events make of it. */
    public Ticket replayed() {
        return Ticket.replay(stored.birth(), stored.words(), stored.requesterId(), events);
    }

    /** What it was at a moment: what had happened by then, as far as it is known today. */
    public Ticket asOf(Instant moment) {
        return Ticket.replay(
                stored.birth(),
                stored.words(),
                stored.requesterId(),
                events.stream()
                        .filter(event ->
                                event.cause().timed() && !event.cause().at().isAfter(moment))
                        .toList());
    }

    /** True when nobody knows since when it is in a state that it got: it is in no figure as of a moment. */
    public boolean isUntimed() {
        return events.stream()
                .anyMatch(event ->
                        event instanceof TicketEvent.Moved && !event.cause().timed());
    }

    /** The names of the columns that the events make otherwise than they are stored; none when all is well. */
    public List<String> differences() {
        Ticket replayed = replayed();
        List<String> differences = new ArrayList<>(TicketColumns.differences(stored, replayed));
        if (!replayed.endedRounds().equals(ended)) {
            differences.add("ended_round");
        }
        return differences;
    }
}
