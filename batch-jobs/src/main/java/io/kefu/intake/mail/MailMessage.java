package io.kefu.intake.mail;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A message taken apart.
 *
 * @param from the sender's address, in lower case
 * @param date when it was written as an ISO text, local when it tells no offset; where it does not tell, when it was
 *     received; else null
 * @param text what the sender wrote, without what it quotes and without the signature
 * @param quoted the history below or between it
 * @param headers by name in lower case; the first of each name
 */
public record MailMessage(
        Kind kind,
        @Nullable String messageId,
        @Nullable String inReplyTo,
        List<String> references,
        @Nullable String subject,
        @Nullable String from,
        @Nullable String fromName,
        @Nullable String replyTo,
        List<String> to,
        List<String> cc,
        @Nullable String date,
        String text,
        String quoted,
        String signature,
        List<File> files,
        Map<String, String> headers) {

    /** What a message is; only the first kind is written by a person to us. */
    public enum Kind {
        MESSAGE("message"),
        /** An out-of-office note or another answer that no person wrote (RFC 3834). */
        AUTO_REPLY("auto-reply"),
        /** A delivery status (RFC 3464). */
        BOUNCE("bounce"),
        /** A disposition notification (RFC 8098). */
        RECEIPT("receipt"),
        /** List or bulk mail (RFC 2919, RFC 2369). */
        MAILING_LIST("mailing-list");

        private final String key;

        Kind(String key) {
            this.key = key;
        }

        /** The value of the column {@code kind}. */
        public String key() {
            return key;
        }
    }

    /** With the time of delivery, for a message that tells no time. */
    public MailMessage deliveredAt(@Nullable String iso) {
        return date != null || iso == null
                ? this
                : new MailMessage(
                        kind,
                        messageId,
                        inReplyTo,
                        references,
                        subject,
                        from,
                        fromName,
                        replyTo,
                        to,
                        cc,
                        iso,
                        text,
                        quoted,
                        signature,
                        files,
                        headers);
    }

    /** A file that came with a message. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record File(String name, String mediaType, byte[] content) {}

    /** What all messages of one exchange share: the id of its first message. */
    public @Nullable String thread() {
        if (!references.isEmpty()) {
            return references.get(0);
        }
        return inReplyTo == null ? messageId : inReplyTo;
    }
}
