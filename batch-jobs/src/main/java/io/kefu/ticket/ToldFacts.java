package io.kefu.ticket;

import io.kefu.intake.record.StoredRecord;
import io.kefu.text.Tongue;
import io.kefu.ticket.life.Ticket;
import io.kefu.ticket.recognise.Recognition;
import io.kefu.ticket.repeat.RepeatRules;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the words of a ticket and of its contacts tell of themselves, whatever channel they came by. */
public final class ToldFacts {

    private final Supplier<Recognition> recognition;
    private final Supplier<RepeatRules> repeats;

    public ToldFacts(Supplier<Recognition> recognition, Supplier<RepeatRules> repeats) {
        this.recognition = recognition;
        this.repeats = repeats;
    }

    /**
     * What was read out of words.
     *
     * @param products by the names of {@code rules/repeats.yaml}
     * @param serialNos by {@code rules/facts.yaml}
     * @param language in which the customer writes, as {@code zh}; empty when nobody can tell
     */
    public record Told(Set<String> products, Set<String> serialNos, Optional<String> language) {}

    /** @param contacts those of the ticket */
    public Told of(Ticket ticket, List<StoredRecord> contacts) {
        String words = Stream.concat(Stream.of(ticket.text()), contacts.stream().map(StoredRecord::words))
                .collect(Collectors.joining("\n"));
        return new Told(
                repeats.get().matter(null, words).products(),
                recognition.get().facts().serialNos(words),
                Tongue.of(words));
    }
}
