package io.kefu.ticket.progress;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One line of the progress-tracking sheet.
 *
 * @param id {@code P} + the ticket's day + serial
 * @param version how often it was corrected, from 1
 * @param stage a code such as {@code reply} or {@code solution}, or the operator's own words
 */
public record ProgressEntry(
        String id,
        String ticketId,
        String stage,
        String operator,
        Instant at,
        String content,
        @Nullable String attachments,
        @Nullable String nextStep,
        int version) {

    /** The same line with other words, before it is stored. */
    public ProgressEntry saying(String words) {
        return new ProgressEntry(id, ticketId, stage, operator, at, words, attachments, nextStep, version);
    }
}
