package io.kefu.intake.read;

import io.kefu.intake.format.Input;
import io.kefu.intake.format.Part;
import io.kefu.intake.format.RowProblem;
import io.kefu.intake.format.SourceRow;
import io.kefu.intake.mail.MailMessage;
import io.kefu.intake.mail.MailParser;
import io.kefu.intake.mail.Mailbox;
import io.kefu.workspace.Limits;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Messages of a mail file as records: {@code id} (a Message-ID with its sender and date), {@code message_id}, {@code thread}, {@code kind}, {@code subject}, {@code from},
 * {@code from_name}, {@code reply_to}, {@code to}, {@code cc}, {@code date}, {@code text}, {@code quoted}, {@code
 * signature}, {@code attachments} and each header as {@code header.<name>}.
 */
final class MailRows implements RowReader {

    private static final int SHOWN = 2_000;

    private final List<String> columns;
    private final Limits limits;
    private final Mailbox mailbox;

    MailRows(Input file, List<String> columns, Limits limits, Part part) throws IOException {
        this.columns = columns;
        this.limits = limits;
        this.mailbox = new Mailbox(file.path(), limits.mailBytes(), part);
    }

    @Override
    public @Nullable SourceRow read() throws IOException {
        Mailbox.Entry entry = mailbox.next();
        if (entry == null) {
            return null;
        }
        long at = entry.offset();
        if (entry.isCut()) {
            return SourceRow.broken(
                    at, () -> beginning(entry), new RowProblem.RecordTooLong(entry.length(), limits.mailBytes()));
        }
        MailMessage message;
        try {
            message = MailParser.parse(entry.content());
        } catch (IOException e) {
            return SourceRow.broken(
                    at, () -> beginning(entry), new RowProblem.BrokenMail(String.valueOf(e.getMessage())));
        }
        if (message.headers().isEmpty()) {
            return SourceRow.broken(at, () -> beginning(entry), new RowProblem.BrokenMail("it has no headers"));
        }
        return SourceRow.of(at, tree(message.deliveredAt(entry.delivered())), columns)
                .with(message.files().stream()
                        .map(file -> new SourceRow.Attachment(file.name(), file.mediaType(), file.content()))
                        .toList());
    }

    private static Map<String, Object> tree(MailMessage message) {
        Map<String, Object> tree = new LinkedHashMap<>();
        put(tree, "id", identity(message));
        put(tree, "message_id", message.messageId());
        put(tree, "thread", message.thread());
        put(tree, "kind", message.kind().key());
        put(tree, "subject", message.subject());
        put(tree, "from", message.from());
        put(tree, "from_name", message.fromName());
        put(tree, "reply_to", message.replyTo());
        put(tree, "to", String.join(";", message.to()));
        put(tree, "cc", String.join(";", message.cc()));
        put(tree, "date", message.date());
        put(tree, "text", message.text());
        put(tree, "quoted", message.quoted());
        put(tree, "signature", message.signature());
        put(
                tree,
                "attachments",
                String.join(
                        ";",
                        message.files().stream().map(MailMessage.File::name).toList()));
        message.headers().forEach((name, value) -> put(tree, "header." + name, value));
        return tree;
    }

    /** Forms and scanners write the same Message-ID again and again: it is one message only with its sender and date. */
    private static @Nullable String identity(MailMessage message) {
        return message.messageId() == null
                ? null
                : message.messageId() + "/"
                        + HexFormat.of().toHexDigits((message.from() + "\u0001" + message.date()).hashCode());
    }

    private static void put(Map<String, Object> tree, String name, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            tree.put(name, value);
        }
    }

    private static Object beginning(Mailbox.Entry entry) {
        int shown = Math.min(SHOWN, entry.content().length);
        return new String(entry.content(), 0, shown, StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        mailbox.close();
    }
}
