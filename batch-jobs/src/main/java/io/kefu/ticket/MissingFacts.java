package io.kefu.ticket;

import io.kefu.intake.record.Field;
import io.kefu.intake.record.StoredRecord;
import io.kefu.ticket.life.Ticket;
import io.kefu.ticket.progress.EntryRepository;
import io.kefu.ticket.progress.ProgressEntry;
import io.kefu.ticket.recognise.Facts;
import io.kefu.ticket.recognise.Recognition;
import io.kefu.workspace.Language;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** What has to be known of tickets and is not. */
public final class MissingFacts {

    private final TicketQueryRepository queries;
    private final EntryRepository entries;
    private final Supplier<Recognition> recognition;

    public MissingFacts(TicketQueryRepository queries, EntryRepository entries, Supplier<Recognition> recognition) {
        this.queries = queries;
        this.entries = entries;
        this.recognition = recognition;
    }

    /** What neither its contacts nor its entries tell; nothing of tickets that are done, or another desk's. */
    public List<Facts.Fact> of(Ticket ticket) {
        if (ticket.history() || ticket.kind().isFinished()) {
            return List.of();
        }
        List<StoredRecord> told = queries.told(ticket.id());
        List<ProgressEntry> noted = entries.of(ticket.id());
        List<String> words = Stream.concat(
                        told.stream().map(StoredRecord::words), noted.stream().map(ProgressEntry::content))
                .toList();
        boolean attachment = told.stream().anyMatch(row -> row.content().has(Field.ATTACHMENTS))
                || noted.stream().anyMatch(entry -> entry.attachments() != null);
        return recognition.get().facts().missing(ticket, words, attachment);
    }

    /** The message that asks the customer for them. */
    public String question(Ticket ticket, List<Facts.Fact> missing, Language language) {
        return recognition.get().facts().ask(ticket, missing, language);
    }
}
