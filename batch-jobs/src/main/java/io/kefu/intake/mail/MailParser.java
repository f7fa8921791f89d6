package io.kefu.intake.mail;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import io.kefu.intake.mail.MailMessage.File;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.field.LenientFieldParser;
import org.apache.james.mime4j.message.DefaultBodyDescriptorBuilder;
import org.apache.james.mime4j.message.MaximalBodyDescriptor;
import org.apache.james.mime4j.parser.AbstractContentHandler;
import org.apache.james.mime4j.parser.MimeStreamParser;
import org.apache.james.mime4j.stream.BodyDescriptor;
import org.apache.james.mime4j.stream.Field;
import org.apache.james.mime4j.stream.MimeConfig;
import org.jspecify.annotations.Nullable;

/**
 * Takes messages apart, leniently: a broken boundary, an unknown charset or a wrong encoding costs a part its shape, not
 * the message.
 */
public final class MailParser {

    private static final MimeConfig CONFIG = MimeConfig.custom()
            .setStrictParsing(false)
            .setMaxLineLen(-1)
            .setMaxHeaderLen(1 << 20)
            .setMaxHeaderCount(10_000)
            .setMaxContentLen(-1)
            .build();

    private static final Pattern MESSAGE_ID = Pattern.compile("<([^<>\\s]+)>");

    /** Nobody reads more as a message; it is kept as a file. */
    private static final int LARGEST_TEXT = 1 << 20;

    /** Pictures may stand within; they are taken out before it is read. */
    private static final int LARGEST_HTML = 1 << 25;

    /** What a ticket shows of a message; all of it stays in the file. */
    private static final int LONGEST_WORDS = 90_000;

    private MailParser() {}

    /**
     * Takes a message apart.
     *
     * @throws IOException when not even its head can be read; the message tells why
     */
    public static MailMessage parse(byte[] message) throws IOException {
        return parse(message, MOST_FORWARDS);
    }

    private static MailMessage parse(byte[] message, int forwards) throws IOException {
        Collector parts = new Collector(forwards);
        MimeStreamParser parser = new MimeStreamParser(
                CONFIG,
                DecodeMonitor.SILENT,
                new DefaultBodyDescriptorBuilder(null, LenientFieldParser.getParser(), DecodeMonitor.SILENT));
        parser.setContentDecoding(true);
        parser.setNoRecurse();
        parser.setContentHandler(parts);
        try (InputStream in = new ByteArrayInputStream(message)) {
            parser.parse(in);
        } catch (MimeException e) {
            throw new IOException(String.valueOf(e.getMessage()), e);
        }
        return parts.message();
    }

    /** A part with its children, or with its decoded bytes. */
    private static final class Part {

        private final String type;
        private final @Nullable String charset;
        private final @Nullable String disposition;
        private final @Nullable String name;
        private final byte[] content;
        private final List<Part> children = new ArrayList<>();

        private Part(
                String type,
                @Nullable String charset,
                @Nullable String disposition,
                @Nullable String name,
                byte[] content) {
            this.type = type;
            this.charset = charset;
            this.disposition = disposition;
            this.name = name;
            this.content = content;
        }

        private boolean isText() {
            return name == null && isReadable();
        }

        /** Words, though they may have a file's name. */
        private boolean isReadable() {
            return type.startsWith("text/")
                    && content.length <= (type.equals("text/html") ? LARGEST_HTML : LARGEST_TEXT)
                    && !"attachment".equals(disposition)
                    && !type.equals("text/calendar")
                    && !type.equals("text/rfc822-headers");
        }

        private String text() {
            String text = MailText.decode(content, charset);
            return type.equals("text/html") ? HtmlText.of(withoutPictures(text)) : text;
        }

        /** Without the content of {@code data:} addresses, which may be megabytes. */
        private static String withoutPictures(String html) {
            int at = html.indexOf("data:");
            if (at < 0) {
                return html;
            }
            StringBuilder kept = new StringBuilder();
            int from = 0;
            for (; at >= 0; at = html.indexOf("data:", from)) {
                int end = at;
                while (end < html.length() && "\"'<> )\n".indexOf(html.charAt(end)) < 0) {
                    end++;
                }
                boolean picture = end - at > 100;
                kept.append(html, from, picture ? at : end);
                from = end;
            }
            return kept.append(html, from, html.length()).toString();
        }
    }

    private static final int MOST_FORWARDS = 3;

    private static final Pattern STUB = Pattern.compile(
            "(?i)(?:this (?:message|e-?mail|is an?) .{0,60}(?:html|mime).{0,120}|your (?:mail|e-?mail) (?:client|program) .{0,80}html.{0,80}"
                    + "|您的邮件.{0,20}不支持.{0,20}|请使用支持html.{0,40})");

    private static final class Collector extends AbstractContentHandler {

        /** How many messages in one another are looked into. */
        private final int forwards;

        private final Map<String, byte[]> raw = new LinkedHashMap<>();
        private final Map<String, String> headers = new LinkedHashMap<>();
        private final Deque<Part> open = new ArrayDeque<>();
        private final List<File> files = new ArrayList<>();
        private @Nullable Part root;
        private byte[] preamble = new byte[0];
        private int depth;

        @Override
        public void startMessage() {
            depth++;
        }

        @Override
        public void startBodyPart() {
            depth++;
        }

        @Override
        public void endBodyPart() {
            depth--;
        }

        @Override
        public void field(Field field) {
            if (depth == 1) {
                byte[] bytes = field.getRaw().toByteArray();
                int colon = 0;
                while (colon < bytes.length && bytes[colon] != ':') {
                    colon++;
                }
                byte[] value = java.util.Arrays.copyOfRange(bytes, Math.min(colon + 1, bytes.length), bytes.length);
                String name = field.getName().toLowerCase(Locale.ROOT);
                // Of two senders the one that has an address counts.
                boolean empty = name.equals("from") && addresses(name).isEmpty();
                if (empty) {
                    raw.put(name, value);
                } else {
                    raw.putIfAbsent(name, value);
                }
            }
        }

        @Override
        public void startMultipart(BodyDescriptor descriptor) {
            Part part = new Part(descriptor.getMimeType(), null, null, null, new byte[0]);
            add(part);
            open.push(part);
        }

        /** What stands before the first boundary is for programs that know no parts; without boundaries it is all. */
        @Override
        public void preamble(InputStream content) throws IOException {
            preamble = content.readAllBytes();
        }

        @Override
        public void endMultipart() {
            Part part = open.pop();
            if (part.children.isEmpty()) {
                part.children.add(new Part("text/plain", null, null, null, preamble));
            }
        }

        @Override
        public void body(BodyDescriptor descriptor, InputStream content) throws IOException {
            MaximalBodyDescriptor described = (MaximalBodyDescriptor) descriptor;
            String name = Optional.ofNullable(described.getContentDispositionFilename())
                    .orElse(described.getContentTypeParameters().get("name"));
            String disposition = described.getContentDispositionType();
            add(new Part(
                    descriptor.getMimeType().toLowerCase(Locale.ROOT),
                    described.getContentTypeParameters().get("charset"),
                    disposition == null ? null : disposition.toLowerCase(Locale.ROOT),
                    name == null || name.isBlank() ? null : MailText.words(name.strip()),
                    content.readAllBytes()));
        }

        private void add(Part part) {
            Part parent = open.peek();
            if (parent != null) {
                parent.children.add(part);
            } else if (root == null) {
                root = part;
            }
        }

        private Collector(int forwards) {
            this.forwards = forwards;
        }

        private MailMessage message() throws IOException {
            raw.forEach((name, value) -> headers.put(name, MailText.header(value)));
            StringBuilder text = new StringBuilder();
            if (root != null && root.isReadable()) {
                append(text, root.text()); // all there is, whatever name it has
            } else if (root != null) {
                collect(root, text);
            }
            if (text.isEmpty() && root != null) {
                named(root, text); // words that somebody gave a file's name
            }
            if (text.isEmpty() && root != null && !root.type.equals("multipart/report")) {
                attached(root, text);
            }
            ReplyText reply = shortened(ReplyText.of(text.toString()));
            List<MailAddresses.Address> replyTo = addresses("reply-to");
            MailAddresses.Address sender = sender(replyTo);
            return new MailMessage(
                    MailKind.of(headers, root == null ? "" : root.type, sender == null ? "" : sender.address()),
                    id("message-id"),
                    id("in-reply-to"),
                    ids("references"),
                    headers.get("subject"),
                    sender == null ? null : sender.address(),
                    sender == null ? null : sender.name(),
                    replyTo.isEmpty() ? null : replyTo.get(0).address(),
                    addresses("to").stream().map(MailAddresses.Address::address).toList(),
                    addresses("cc").stream().map(MailAddresses.Address::address).toList(),
                    date(),
                    reply.reply(),
                    reply.quoted(),
                    reply.signature(),
                    List.copyOf(files),
                    headers);
        }

        private static ReplyText shortened(ReplyText whole) {
            int left = whole.reply().length() - LONGEST_WORDS;
            if (left <= 0) {
                return whole;
            }
            int end = Character.isHighSurrogate(whole.reply().charAt(LONGEST_WORDS - 1))
                    ? LONGEST_WORDS - 1
                    : LONGEST_WORDS;
            return new ReplyText(
                    whole.reply().substring(0, end) + "\n[… +" + left + "]", whole.quoted(), whole.signature());
        }

        /** From, else whoever is named as sender; of a robot that passes on a form, whom the answer shall go to. */
        private MailAddresses.@Nullable Address sender(List<MailAddresses.Address> replyTo) {
            List<MailAddresses.Address> named = new ArrayList<>(addresses("from"));
            named.addAll(addresses("sender"));
            named.addAll(replyTo);
            named.addAll(addresses("x-original-sender"));
            named.addAll(addresses("return-path"));
            if (named.isEmpty()) {
                return null;
            }
            MailAddresses.Address first = named.get(0);
            boolean form = MailKind.isRobot(first.address()) && !replyTo.isEmpty();
            return form && !MailKind.isRobot(replyTo.get(0).address()) ? replyTo.get(0) : first;
        }

        /** Adds what a person reads in the part to the text; everything else is a file. */
        private void collect(Part part, StringBuilder text) {
            if (part.type.equals("multipart/alternative")) {
                alternative(part, text);
            } else if (part.type.startsWith("multipart/")) {
                part.children.forEach(child -> collect(child, text));
            } else if (part.isText()) {
                append(text, part.text());
            } else {
                file(part, text);
            }
        }

        private void named(Part part, StringBuilder text) {
            part.children.forEach(child -> named(child, text));
            if (part.children.isEmpty() && part.isReadable() && text.isEmpty()) {
                append(text, part.text());
            }
        }

        /** Who sends nothing but an attached text, or passes on a message as it is, says what stands in there. */
        private void attached(Part part, StringBuilder text) throws IOException {
            for (Part child : part.children) {
                attached(child, text);
            }
            if (!text.isEmpty()) {
                return;
            }
            boolean words = part.type.equals("text/plain") || part.type.equals("text/html");
            if (words && part.content.length <= (part.type.equals("text/html") ? LARGEST_HTML : LARGEST_TEXT)) {
                append(text, part.text());
            } else if (part.type.equals("message/rfc822") && forwards > 0) {
                MailMessage inner = parse(part.content, forwards - 1);
                append(text, inner.subject() == null ? "" : inner.subject());
                append(text, inner.text());
            }
        }

        /** Plain text when it says anything, else the richest form that does. */
        private void alternative(Part part, StringBuilder text) {
            StringBuilder chosen = new StringBuilder();
            for (Part child : part.children) {
                boolean plain = child.isReadable() && !child.type.equals("text/html");
                if (plain && chosen.isEmpty() && says(child.text())) {
                    append(chosen, child.text());
                }
            }
            for (Part child : part.children) {
                if (!child.isReadable()) {
                    StringBuilder inside = new StringBuilder();
                    collect(child, inside);
                    if (chosen.isEmpty()) {
                        append(chosen, inside.toString());
                    }
                } else if (chosen.isEmpty() && says(child.text())) {
                    append(chosen, child.text());
                }
            }
            for (Part child : part.children) {
                if (child.isReadable() && chosen.isEmpty()) {
                    append(chosen, child.text()); // no form says anything: a picture's mark is better than nothing
                }
            }
            append(text, chosen.toString());
        }

        /** False for what programs write where they write no plain text. */
        private static boolean says(String plain) {
            String words = plain.replace("&nbsp;", " ")
                    .replaceAll("\\[[^\\]]{1,12}\\]|[\\s\\p{Z}\\p{Cf}]+", " ")
                    .strip();
            return !words.isEmpty() && !STUB.matcher(words).matches();
        }

        private static void append(StringBuilder text, String more) {
            String words = more.strip();
            if (!words.isEmpty()) {
                text.append(text.isEmpty() ? "" : "\n\n").append(words);
            }
        }

        private void file(Part part, StringBuilder text) {
            if (part.type.equals("application/ms-tnef") || "winmail.dat".equalsIgnoreCase(part.name)) {
                Optional<TnefContent> content = TnefContent.read(part.content);
                if (content.isPresent()) {
                    files.addAll(content.get().files());
                    if (text.isEmpty()) {
                        append(text, content.get().text());
                    }
                    return;
                }
            }
            files.add(new File(part.name == null ? nameless(part) : part.name, part.type, part.content));
        }

        private String nameless(Part part) {
            String ending =
                    switch (part.type) {
                        case "message/rfc822" -> ".eml";
                        case "text/calendar" -> ".ics";
                        case "image/jpeg" -> ".jpg";
                        case "text/plain", "message/delivery-status", "text/rfc822-headers" -> ".txt";
                        default ->
                            part.type.matches("(?:image|text|application)/[a-z0-9]{2,5}")
                                    ? "." + part.type.substring(part.type.indexOf('/') + 1)
                                    : ".bin";
                    };
            return "attachment-" + (files.size() + 1) + ending;
        }

        private List<MailAddresses.Address> addresses(String name) {
            byte[] value = raw.get(name);
            // Encoded words are decoded after the names are found: they may hold commas.
            return MailAddresses.parse(
                    value == null
                            ? null
                            : MailText.decode(value, null)
                                    .replaceAll("\r?\n[ \t]+", " ")
                                    .strip());
        }

        private @Nullable String id(String name) {
            List<String> ids = ids(name);
            return ids.isEmpty() ? null : ids.get(ids.size() - 1);
        }

        private List<String> ids(String name) {
            List<String> ids = new ArrayList<>();
            Matcher id = MESSAGE_ID.matcher(headers.getOrDefault(name, ""));
            while (id.find()) {
                ids.add(id.group(1));
            }
            return ids;
        }

        private @Nullable String date() {
            String stated = MailDate.iso(headers.get("date"));
            if (stated != null) {
                return stated;
            }
            String received = headers.getOrDefault("received", "");
            return MailDate.iso(received.substring(received.lastIndexOf(';') + 1));
        }
    }
}
