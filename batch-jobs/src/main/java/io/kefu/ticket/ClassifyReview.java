package io.kefu.ticket;

import io.kefu.condition.Condition;
import io.kefu.condition.Fields;
import io.kefu.ticket.TicketQueryRepository.Filter;
import io.kefu.ticket.life.Ticket;
import io.kefu.ticket.life.TicketRepository.TicketRow;
import io.kefu.ticket.recognise.Classifier.Guess;
import io.kefu.ticket.recognise.Recognition;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Unfinished tickets of which nobody knows what they are about: a person is to say it. */
public final class ClassifyReview {

    private static final String UNKNOWN =
            "type is empty and state.kind in [new, open, waiting, third_party] and not history";

    private final TicketQueryRepository queries;
    private final Supplier<Recognition> recognition;
    private final Fields<TicketRow> fields;

    /** @param fields what conditions over tickets may name */
    public ClassifyReview(TicketQueryRepository queries, Supplier<Recognition> recognition, Fields<TicketRow> fields) {
        this.queries = queries;
        this.recognition = recognition;
        this.fields = fields;
    }

    /**
     * One of them.
     *
     * @param guess what the classifier takes it for; null when there is none
     */
    public record Line(Ticket ticket, @Nullable Guess guess) {

        private double sureness() {
            return guess == null ? 0 : guess.probability();
        }
    }

    /** Those of which the classifier is surest, the surest first. */
    public List<Line> lines(int most) {
        Condition<TicketRow> unknown = Condition.parse(UNKNOWN, fields, "classify-review");
        Recognition learned = recognition.get();
        return queries.list(Filter.NONE, Optional.of(unknown)).stream()
                .map(TicketRow::ticket)
                .map(ticket -> new Line(ticket, learned.guess(ticket).orElse(null)))
                .sorted(Comparator.comparingDouble(Line::sureness).reversed().thenComparing(line -> line.ticket()
                        .id()))
                .limit(most)
                .toList();
    }
}
