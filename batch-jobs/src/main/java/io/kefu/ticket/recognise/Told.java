package io.kefu.ticket.recognise;

import io.kefu.intake.record.CanonicalRecord;
import io.kefu.intake.record.Field;
import io.kefu.intake.record.StoredRecord;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a contact itself tells about our answer and its end.
 *
 * @param contactAt when it began
 * @param answered whether somebody answered in it
 * @param repliedAt when; null when nobody did, or nobody knows when
 * @param solved whether it was solved in the contact
 * @param end when it ended, as it says or by what was waited and talked; null when it does not tell
 * @param stars its rating
 */
public record Told(
        Instant contactAt,
        boolean answered,
        @Nullable Instant repliedAt,
        boolean solved,
        @Nullable Instant end,
        @Nullable Integer stars) {

    public static Told by(StoredRecord contact) {
        CanonicalRecord content = contact.content();
        boolean flagged = content.flag(Field.ANSWERED).orElse(false);
        Instant replied = repliedAt(contact, flagged);
        return new Told(
                contact.occurredAt(),
                replied != null || flagged,
                replied,
                "solved".equals(content.text(Field.OUTCOME)),
                endOf(contact, replied),
                content.integer(Field.RATING).orElse(null));
    }

    private static @Nullable Instant repliedAt(StoredRecord contact, boolean answered) {
        CanonicalRecord content = contact.content();
        Optional<Instant> stated = content.instant(Field.FIRST_REPLY_AT);
        if (stated.isPresent() || !answered) {
            return stated.orElse(null);
        }
        return content.integer(Field.WAIT_SECONDS)
                .map(wait -> contact.occurredAt().plusSeconds(wait))
                .orElse(null);
    }

    private static @Nullable Instant endOf(StoredRecord contact, @Nullable Instant replied) {
        CanonicalRecord content = contact.content();
        Instant begin = replied == null ? contact.occurredAt() : replied;
        Optional<Instant> stated = content.instant(Field.ENDED_AT);
        if (stated.isPresent()) {
            return stated.get().isBefore(begin) ? begin : stated.get();
        }
        Optional<Integer> wait = replied == null ? content.integer(Field.WAIT_SECONDS) : Optional.of(0);
        Optional<Integer> talk = content.integer(Field.TALK_SECONDS);
        return wait.isEmpty() || talk.isEmpty() ? null : begin.plusSeconds(wait.get() + (long) talk.get());
    }

    /** When our answer is put that has no time of its own. */
    public Instant answerAt() {
        return repliedAt == null ? contactAt : repliedAt;
    }

    /** When its rating was given at the earliest. */
    public Instant ratedAt() {
        return end == null ? answerAt() : end;
    }
}
