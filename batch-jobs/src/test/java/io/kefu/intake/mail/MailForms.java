package io.kefu.intake.mail;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Messages in the forms that mail programs write ({@code forms.txt} names where each is to be seen), with words that are
 * known. It shares nothing with the parser.
 */
final class MailForms {

    private static final Pattern HEAD = Pattern.compile("=== (\\S+) \\| (\\w+) \\| (\\w+) \\| (\\w+) \\| (.+)");
    private static final Pattern PLACE = Pattern.compile("\\{(?:(own|after|quote|sig)(?::([^}]*))?"
            + "|(name|mail|me|mymail|subject)|([yMdEHhmsa年月日下午上点分:/., -]+))}");
    private static final int WIDTH = 76;
    private static final List<String> NAMES_ZH = List.of("客服小王", "售后服务", "王芳", "李建国", "示例商城");
    private static final List<String> NAMES_EN =
            List.of("Service Desk", "Jane O'Neil", "Müller, Karl", "Support (Shop)");
    private static final List<String> SUBJECTS_ZH = List.of("Re: 电饭煲不加热", "回复：订单 4711", "发票");
    private static final List<String> SUBJECTS_EN = List.of("Re: order 4711", "RE: Your request", "Rice cooker");

    private final List<Form> forms = new ArrayList<>();
    private final Map<String, List<String>> words = new LinkedHashMap<>();
    private final Random random;

    /** @param more further messages in Chinese that people wrote */
    MailForms(long seed, List<String> more) {
        random = new Random(seed);
        read("forms.txt").forEach(section -> {
            Matcher head = HEAD.matcher(section.get(0));
            if (!head.matches()) {
                throw new IllegalStateException(section.get(0));
            }
            forms.add(new Form(
                    head.group(1),
                    head.group(2),
                    head.group(3).equals("zh"),
                    head.group(4).equals("html"),
                    String.join("\n", section.subList(1, section.size())).strip() + "\n"));
        });
        read("words.txt").forEach(section -> {
            String text = String.join("\n", section.subList(1, section.size()));
            words.put(
                    section.get(0).substring(4),
                    List.of(text.split("(?m)^%$")).stream().map(String::strip).collect(Collectors.toList()));
        });
        words.getOrDefault("own zh", new ArrayList<>()).addAll(more);
    }

    /** @param quote what is quoted; empty when all is the sender's */
    record Made(String form, byte[] message, List<String> own, List<String> quote) {}

    private record Form(String name, String kind, boolean chinese, boolean html, String text) {

        boolean quotes() {
            return !kind.equals("form") && !kind.equals("list") && !kind.equals("pass");
        }
    }

    /** As many messages, each form about as often as any other. */
    List<Made> make(int count) {
        List<Made> made = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            made.add(make(forms.get(i % forms.size())));
        }
        return made;
    }

    private Made make(Form form) {
        String own = pick("own", form.chinese);
        String after = pick("own", form.chinese);
        String quote = pick("answers", form.chinese);
        List<String> quoted = new ArrayList<>();
        if (form.quotes()) {
            quoted.addAll(lines(quote));
            if (random.nextInt(10) < 4) {
                quote = quote + "\n\n" + older(form.chinese);
            }
        }
        List<String> mine = new ArrayList<>(lines(own));
        if (form.kind.equals("between")) {
            mine.addAll(lines(after));
        }
        String body = fill(form, form.text, own, after, quote);
        return new Made(form.name, message(form, form.html ? body : wrapped(body)), mine, quoted);
    }

    /** A message that the quoted one quotes, in a form of its own. */
    private String older(boolean chinese) {
        List<Form> plain = forms.stream()
                .filter(form -> !form.html && form.kind.equals("reply") && form.chinese == chinese)
                .toList();
        Form form = plain.get(random.nextInt(plain.size()));
        String text = form.text.substring(form.text.indexOf('\n') + 1).strip();
        return fill(form, text, "", "", pick("answers", chinese));
    }

    private String fill(Form form, String text, String own, String after, String quote) {
        LocalDateTime at = LocalDateTime.of(
                2024, 1 + random.nextInt(12), 1 + random.nextInt(28), random.nextInt(24), random.nextInt(60), 11);
        String name = one(form.chinese ? NAMES_ZH : NAMES_EN);
        String subject = one(form.chinese ? SUBJECTS_ZH : SUBJECTS_EN);
        return PLACE.matcher(text).replaceAll(place -> {
            String manner = Objects.requireNonNullElse(place.group(2), "");
            String value;
            if (place.group(1) != null) {
                value = switch (place.group(1)) {
                    case "own" -> block(own, manner, form.html);
                    case "after" -> block(after, manner, form.html);
                    case "sig" ->
                        form.chinese ? "张伟\n示例公司\n电话 010-62345678" : "Jane Doe\nExample Ltd\n+44 20 7946 0000";
                    default -> block(quote, manner, form.html);
                };
            } else if (place.group(3) != null) {
                value = switch (place.group(3)) {
                    case "name" -> name;
                    case "mail" -> "service.desk+4711@shop.example.com";
                    case "me" -> form.chinese ? "张伟" : "Jane Doe";
                    case "mymail" -> "customer@mail.example.org";
                    default -> subject;
                };
            } else {
                value = at.format(DateTimeFormatter.ofPattern(
                        place.group(4).replaceAll("下午|上午|年|月|日|点|分", "'$0'"), form.chinese ? Locale.CHINA : Locale.US));
            }
            return Matcher.quoteReplacement(value);
        });
    }

    private static String block(String text, String manner, boolean html) {
        return switch (manner) {
            case "div" ->
                lines(text, html)
                        .map(line -> "<div>" + (line.isEmpty() ? "<br>" : line) + "</div>")
                        .collect(Collectors.joining("\n"));
            case "p" ->
                lines(text, html)
                        .map(line -> "<p class=\"MsoNormal\">" + (line.isEmpty() ? "&nbsp;" : line) + "<o:p></o:p></p>")
                        .collect(Collectors.joining("\n"));
            case "br" -> lines(text, html).collect(Collectors.joining("<br>\n"));
            case "" -> html ? lines(text, true).collect(Collectors.joining("\n")) : text;
            default -> text.lines().map(line -> (manner + line).stripTrailing()).collect(Collectors.joining("\n"));
        };
    }

    private static java.util.stream.Stream<String> lines(String text, boolean html) {
        return text.lines()
                .map(line ->
                        html ? line.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;") : line);
    }

    /** Lines broken as programs break them that write 76 columns, the rest of a quoted line marked as well. */
    private String wrapped(String body) {
        if (random.nextBoolean()) {
            return body;
        }
        StringBuilder text = new StringBuilder();
        for (String line : body.split("\n", -1)) {
            String mark = line.startsWith("> ") ? "> " : "";
            String rest = line;
            while (rest.length() > WIDTH && rest.lastIndexOf(' ', WIDTH) > mark.length()) {
                int at = rest.lastIndexOf(' ', WIDTH);
                text.append(rest, 0, at).append('\n');
                rest = mark + rest.substring(at + 1);
            }
            text.append(rest).append('\n');
        }
        return text.toString().stripTrailing() + "\n";
    }

    private byte[] message(Form form, String body) {
        boolean gb = form.chinese
                && random.nextInt(3) == 0
                && Charset.forName("GB18030").newEncoder().canEncode(body);
        Charset charset = gb ? Charset.forName("GB18030") : StandardCharsets.UTF_8;
        byte[] bytes = body.replace("\n", "\r\n").getBytes(charset);
        int coding = random.nextInt(3);
        String head = """
                From: %s <customer@mail.example.org>
                To: service.desk@shop.example.com
                Subject: Re: 4711
                Date: Mon, 06 May 2024 15:20:11 +0800
                Message-ID: <%d@mail.example.org>
                MIME-Version: 1.0
                Content-Type: text/%s; charset=%s
                Content-Transfer-Encoding: %s

                """.formatted(
                        "Jane",
                        random.nextInt(1_000_000_000),
                        form.html ? "html" : "plain",
                        gb ? "gb18030" : "utf-8",
                        coding == 0 ? "base64" : coding == 1 ? "quoted-printable" : "8bit")
                .replace("\n", "\r\n");
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        message.writeBytes(head.getBytes(StandardCharsets.US_ASCII));
        message.writeBytes(
                coding == 0 ? Base64.getMimeEncoder().encode(bytes) : coding == 1 ? printable(bytes) : bytes);
        return message.toByteArray();
    }

    private static byte[] printable(byte[] bytes) {
        StringBuilder text = new StringBuilder();
        int column = 0;
        for (int i = 0; i < bytes.length; i++) {
            int b = bytes[i] & 0xff;
            boolean end = b == '\r' && i + 1 < bytes.length && bytes[i + 1] == '\n';
            boolean blankAtEnd = b == ' ' && i + 1 < bytes.length && bytes[i + 1] == '\r';
            if (end) {
                text.append("\r\n");
                i++;
                column = 0;
                continue;
            }
            String one =
                    b >= 32 && b < 127 && b != '=' && !blankAtEnd ? String.valueOf((char) b) : "=%02X".formatted(b);
            if (column + one.length() > 75) {
                text.append("=\r\n");
                column = 0;
            }
            text.append(one);
            column += one.length();
        }
        return text.toString().getBytes(StandardCharsets.US_ASCII);
    }

    private String pick(String what, boolean chinese) {
        return one(words.getOrDefault(what + (chinese ? " zh" : " en"), List.of()));
    }

    private String one(List<String> list) {
        return list.get(random.nextInt(list.size()));
    }

    private static List<String> lines(String text) {
        return text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    }

    /** The sections of a resource, each with its head line first. */
    private static List<List<String>> read(String resource) {
        try (InputStream in = Objects.requireNonNull(MailForms.class.getResourceAsStream(resource))) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return List.of(text.substring(text.indexOf("\n=== ") + 1).split("(?m)^(?==== )")).stream()
                    .map(section -> section.lines().toList())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
