package io.kefu.ticket;

import io.kefu.intake.record.Field;
import io.kefu.intake.record.StoredRecord;
import io.kefu.text.Tongue;
import io.kefu.ticket.life.Ticket;
import io.kefu.ticket.progress.EntryRepository;
import io.kefu.ticket.progress.ProgressEntry;
import io.kefu.ticket.recognise.Facts;
import io.kefu.ticket.recognise.Recognition;
import io.kefu.ticket.value.StateKind;
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

    /**
     * The message that asks the customer for them, in the customer's language.
     *
     * @param otherwise the language when nobody can tell the customer's
     */
    public String question(Ticket ticket, List<Facts.Fact> missing, Language otherwise) {
        Language language = Tongue.of(ticket.text())
                .map(tongue -> tongue.equals(Language.ZH.code()) ? Language.ZH : Language.EN)
                .orElse(otherwise);
        return recognition.get().facts().ask(ticket, missing, language);
    }

    /** Whether the customer was asked this already, and has not answered yet. */
    public boolean isAsked(Ticket ticket, String question) {
        return ticket.kind() == StateKind.WAITING
                && entries.of(ticket.id()).stream()
                        .anyMatch(entry -> entry.content().equals(question));
    }
}
