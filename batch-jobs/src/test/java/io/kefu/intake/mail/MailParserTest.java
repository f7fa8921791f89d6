package io.kefu.intake.mail;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MailParserTest {

    private static final Path SHARED = Path.of("../../shared/data");
    private static final Path EXPECTED = Path.of("src/test/resources/io/kefu/intake/mail/expected.tsv");

    /**
     * Messages from the tests of other projects. The expected subject, sender and number of files were computed with
     * Python's email package; where the two differ (34 of 135: mostly damage that Python gives up on), the message was
     * read by eye. {@code -Dkefu.golden=rewrite} writes the file anew.
     */
    @Test
    @Tag("shared")
    void readsTheMessagesOfOtherProjects() throws IOException {
        List<String> expected = Files.readAllLines(EXPECTED);
        List<String> read = new ArrayList<>();
        for (String line : expected) {
            read.add(line(line.split("\t")[0]));
        }
        if ("rewrite".equals(System.getProperty("kefu.golden"))) {
            Files.write(EXPECTED, read);
            return;
        }
        assertThat(read).hasSize(135).isEqualTo(expected);
    }

    private static String line(String file) throws IOException {
        MailMessage message = MailParser.parse(Files.readAllBytes(SHARED.resolve(file)));
        String all = String.join(" ", message.text(), message.quoted(), message.signature());
        return String.join(
                "\t",
                file,
                Objects.toString(message.subject(), "").replaceAll("\\s+", " "),
                Objects.toString(message.from(), ""),
                Integer.toString(message.files().size()),
                message.kind().key(),
                Objects.toString(message.date(), "-"),
                Integer.toHexString(all.replaceAll("\\s+", " ").strip().hashCode()));
    }

    private static MailMessage parse(String message) throws IOException {
        return MailParser.parse(message.replace("\n", "\r\n").getBytes(UTF_8));
    }

    @Test
    void joinsWordsThatCutACharacterInTwo() throws IOException {
        byte[] text = "电饭煲坏了请尽快处理".getBytes(Charset.forName("GBK"));
        String first = Base64.getEncoder().encodeToString(java.util.Arrays.copyOf(text, 7));
        String second = Base64.getEncoder().encodeToString(java.util.Arrays.copyOfRange(text, 7, text.length));
        MailMessage message = parse("From: a@b.cn\nSubject: =?gbk?B?" + first + "?=\n =?gbk?B?" + second + "?=\n\nx\n");
        assertThat(message.subject()).isEqualTo("电饭煲坏了请尽快处理");
    }

    @ParameterizedTest
    @CsvSource({"gb2312, GBK", "utf-8, GBK", "us-ascii, UTF-8", "x-unknown, GB18030", "iso-8859-1, UTF-8", "big5, Big5"
    })
    void readsTextWhateverItsHeadSays(String stated, String real) throws IOException {
        String words = "您好，我的電飯煲壞了，订单号是 DD2024050100012，请您尽快安排维修人员上门，谢谢您的帮助。";
        String plain = real.equals("Big5") ? "您好，我的電飯煲壞了，請您盡快安排維修人員上門。" : words;
        byte[] head = ("From: a@b.cn\nContent-Type: text/plain; charset=" + stated + "\n\n").getBytes(UTF_8);
        byte[] body = plain.getBytes(Charset.forName(real));
        byte[] all = java.util.Arrays.copyOf(head, head.length + body.length);
        System.arraycopy(body, 0, all, head.length, body.length);
        assertThat(MailParser.parse(all).text()).isEqualTo(plain);
    }

    @Test
    void readsSubjectsThatStateNoEncoding() throws IOException {
        byte[] message = "From: a@b.cn\nSubject: 退货\n\n坏了\n".getBytes(Charset.forName("GBK"));
        assertThat(MailParser.parse(message).subject()).isEqualTo("退货");
        assertThat(MailParser.parse(message).text()).isEqualTo("坏了");
    }

    @Test
    void keepsTheFilesOfAMessage() throws IOException {
        MailMessage message = parse("""
                From: =?UTF-8?B?5byg5LiJ?= <Zhang@Example.com>
                Subject: x
                Date: Mon, 6 May 2024 09:12:00 +0800
                References: <1@a> <2@a>
                In-Reply-To: <2@a>
                Message-ID: <3@a>
                Content-Type: multipart/mixed; boundary=b

                --b
                Content-Type: multipart/alternative; boundary=c

                --c
                Content-Type: text/plain; charset=utf-8

                见附件
                --c
                Content-Type: text/html; charset=utf-8

                <p>见附件</p>
                --c--
                --b
                Content-Type: image/png; name="=?UTF-8?Q?=E7=85=A7=E7=89=87.png?="
                Content-Disposition: inline
                Content-Transfer-Encoding: base64

                iVBORw0KGgo=
                --b
                Content-Type: application/pdf
                Content-Disposition: attachment; filename*=UTF-8''%E5%8F%91%E7%A5%A8.pdf

                %PDF
                --b--
                """);
        assertThat(message.from()).isEqualTo("zhang@example.com");
        assertThat(message.fromName()).isEqualTo("张三");
        assertThat(message.thread()).isEqualTo("1@a");
        assertThat(message.date()).isEqualTo("2024-05-06T01:12:00Z");
        assertThat(message.text()).isEqualTo("见附件");
        assertThat(message.files().stream().map(file -> file.name() + " " + file.content().length))
                .containsExactly("照片.png 8", "发票.pdf 4");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Auto-Submitted: auto-replied                        | auto-reply
            Auto-Submitted: no                                  | message
            Subject: 自动回复: 电饭煲                               | auto-reply
            Subject: Re: 自动回复功能坏了怎么办                        | message
            X-Autoreply: yes                                    | auto-reply
            List-Id: <news.example.com>                         | message
            Precedence: bulk                                    | message
            List-Id: <n.example.com>\\nFeedback-ID: 1:2:3        | mailing-list
            Auto-Submitted: auto-generated                      | message
            Content-Type: multipart/report; report-type=delivery-status; boundary=b | bounce
            Content-Type: multipart/report; report-type=disposition-notification; boundary=b | receipt
            X-Failed-Recipients: a@b.cn                         | bounce
            """)
    void tellsWhatMachinesSend(String header, String kind) throws IOException {
        assertThat(parse("From: a@b.cn\n" + header.replace("\\n", "\n") + "\n\ntext\n")
                        .kind()
                        .key())
                .isEqualTo(kind);
    }

    /** What Outlook packs into winmail.dat for receivers that it takes for Outlook. */
    @Test
    void unpacksWhatOutlookPacked() throws IOException {
        ByteBuffer tnef = ByteBuffer.allocate(400).order(ByteOrder.LITTLE_ENDIAN);
        tnef.putInt(0x223E9F78).putShort((short) 1);
        attribute(tnef, 2, 0x00069002, new byte[14]); // a new file
        attribute(tnef, 2, 0x00018010, "report.txt\0".getBytes(UTF_8));
        attribute(tnef, 2, 0x0006800F, "inside".getBytes(UTF_8));
        String packed = Base64.getMimeEncoder().encodeToString(java.util.Arrays.copyOf(tnef.array(), tnef.position()));
        String head = """
                From: a@b.cn
                Content-Type: application/ms-tnef; name=winmail.dat
                Content-Transfer-Encoding: base64

                """;
        MailMessage message = parse(head + packed.replace("\r", "") + "\n");
        assertThat(message.files().stream().map(file -> file.name() + " " + new String(file.content(), UTF_8)))
                .containsExactly("report.txt inside");
        MailMessage broken = parse(head + "bm8gdG5lZg==\n");
        assertThat(broken.files().stream().map(MailMessage.File::name)).containsExactly("winmail.dat");
    }

    private static void attribute(ByteBuffer tnef, int level, int id, byte[] data) {
        int sum = 0;
        for (byte b : data) {
            sum += b & 0xFF;
        }
        tnef.put((byte) level).putInt(id).putInt(data.length).put(data).putShort((short) sum);
    }

    @Test
    void aTextOfSeveralMegabytesIsAFile() throws IOException {
        MailMessage message = parse("From: a@b.cn\nContent-Type: text/plain\n\n" + "long words ".repeat(300_000));
        assertThat(message.text()).isEmpty();
        assertThat(message.files()).hasSize(1);
    }

    @Test
    void takesBouncesOfOldProgramsByTheirSender() throws IOException {
        assertThat(parse("From: MAILER-DAEMON@b.cn\nSubject: 系统退信\n\ntext\n").kind())
                .isEqualTo(MailMessage.Kind.BOUNCE);
    }

    @Test
    @Tag("shared")
    void findsTheMessagesOfAMailbox() throws IOException {
        assertThat(offsets("mail-mimekit/mbox/issue1189.mbox.txt")).containsExactly(0L, 559L, 6446L, 7005L);
        assertThat(offsets("mail-mimekit/mbox/simple.mbox.txt")).hasSize(3);
        assertThat(offsets("mail-mimekit/mbox/unmunged.mbox.txt")).hasSize(2);
        assertThat(offsets("mail-mime4j/mbox-example/mbox.rlug")).hasSize(5);
    }

    private static List<Long> offsets(String file) throws IOException {
        List<Long> offsets = new ArrayList<>();
        try (Mailbox mailbox = new Mailbox(SHARED.resolve(file), 1 << 20)) {
            for (Mailbox.Entry entry = mailbox.next(); entry != null; entry = mailbox.next()) {
                offsets.add(entry.offset());
            }
        }
        return offsets;
    }

    private static final String FROM = "From a@b Mon May  6 09:00:00 2024\n";
    private static final String MULTIPART =
            FROM + "Subject: one\nContent-Type: multipart/mixed;\n boundary=\"=_x\"\n\n--=_x\n\nlook:\n\n";

    @Test
    void structureAndLengthTellWhatOnlyLooksLikeASeparator(@TempDir Path directory) throws IOException {
        String inner = "From c@d Mon May  6 08:00:00 2024\nSubject: inner\n\nwords\n";
        String next = "\n" + FROM + "Subject: two\n\nbye\n";
        Map<String, Integer> messages = new LinkedHashMap<>();
        messages.put(MULTIPART + inner + "\n--=_x--\n" + next, 2);
        messages.put(MULTIPART + inner + inner + "\n--=_x\nContent-Type: text/plain\n\nx\n--=_x--\n" + next, 2);
        messages.put(MULTIPART + "x\n--=_x--\n\n" + inner + next, 3); // the part is over
        messages.put(MULTIPART + "cut off\n\n" + MULTIPART + "x\n--=_x--\n" + next, 3); // two of one program
        messages.put(
                FROM + "Subject: one\nContent-Length: " + (inner.length() + 2) + "\n\n\n" + inner + "\n" + next, 2);
        messages.put(FROM + "Subject: one\nContent-Length: 7\n\nwords that are longer\n" + next, 2); // it lies
        messages.put(FROM + "Subject: one\nContent-Length: 70000\n\nwords\n" + next, 2);
        messages.put("From \nSubject: one\n\nwords\n\nFrom \nSubject: two\n\nbye\n", 2); // as Thunderbird writes
        messages.put(FROM + "Subject: one\n\nsee\n\nFrom here on:\nhttp://example.com/\n" + next, 2);
        messages.put(
                MULTIPART + "cut off\n\n" + MULTIPART.replace("boundary=", "Boundary = ") + "x\n--=_x--\n" + next, 3);
        String folded = "Content-Type: multipart/mixed;" + "\n x=y;".repeat(8_000);
        messages.put(MULTIPART.replace("Content-Type: multipart/mixed;", folded) + inner + "\n--=_x--\n" + next, 2);
        for (Map.Entry<String, Integer> box : messages.entrySet()) {
            Path file = Files.writeString(directory.resolve("mbox"), box.getKey());
            int count = 0;
            try (Mailbox mailbox = new Mailbox(file, 1_000_000)) {
                while (mailbox.next() != null) {
                    count++;
                }
            }
            assertThat(count).as(box.getKey()).isEqualTo(box.getValue());
        }
    }

    @Test
    void aMessageWithoutADateWasWrittenWhenItWasDelivered(@TempDir Path directory) throws IOException {
        Path file = Files.writeString(directory.resolve("mbox"), FROM + "Subject: one\n\nx\n");
        try (Mailbox mailbox = new Mailbox(file, 1_000_000)) {
            Mailbox.Entry entry = Objects.requireNonNull(mailbox.next());
            assertThat(entry.delivered()).isEqualTo("2024-05-06T09:00:00Z");
        }
    }

    @Test
    void keepsOnlyTheBeginningOfAHugeMessage(@TempDir Path directory) throws IOException {
        String big = "From a@b Mon May  6 09:00:00 2024\nSubject: big\n\n" + "x".repeat(3_000_000) + "\n\n";
        String next = "From a@b Mon May  6 09:01:00 2024\nSubject: next\n\n>From here on\n";
        Path file = Files.writeString(directory.resolve("mbox"), big + next, ISO_8859_1);
        try (Mailbox mailbox = new Mailbox(file, 1_000_000)) {
            Mailbox.Entry first = Objects.requireNonNull(mailbox.next());
            assertThat(first.isCut()).isTrue();
            assertThat(first.content()).hasSize(1_000_000);
            Mailbox.Entry second = Objects.requireNonNull(mailbox.next());
            assertThat(second.offset()).isEqualTo(big.length());
            assertThat(MailParser.parse(second.content()).text()).isEqualTo("From here on");
            assertThat(mailbox.next()).isNull();
        }
    }

    @Test
    void whatIsAttachedIsSaidWhereNothingElseIs() throws IOException {
        String head = "From: a@b.cn\nSubject: x\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n";
        String inner = "From: c@d.cn\nSubject: 转给你们\nContent-Type: text/plain; charset=utf-8\n\n净水器漏水\n";
        assertThat(parse(head + "--b\nContent-Type: message/rfc822\n\n" + inner + "\n--b--\n")
                        .text())
                .isEqualTo("转给你们\n\n净水器漏水");
        String attached =
                "--b\nContent-Type: text/plain; charset=utf-8\nContent-Disposition: attachment; filename=a.txt\n\n漏水\n";
        assertThat(parse(head + attached + "--b--\n").text()).isEqualTo("漏水");
        assertThat(parse(head + "--b\nContent-Type: text/plain; charset=utf-8\n\n请看附件\n" + attached + "--b--\n")
                        .text())
                .as("a file beside words stays a file")
                .isEqualTo("请看附件");
        String nested = inner;
        for (int i = 0; i < 40; i++) {
            nested = head + "--b\nContent-Type: message/rfc822\n\n" + nested + "\n--b--\n";
        }
        assertThat(parse(nested).subject()).isEqualTo("x");
    }

    @Test
    void aStubOfPlainTextOrAFilesNameHidesNoWords() throws IOException {
        String head = "From: a@b.cn\nSubject: x\nMIME-Version: 1.0\nContent-Type: multipart/%s; boundary=b\n\n";
        for (String stub : List.of("\u00a0", "&nbsp;", "[图片]", "This message is in HTML format.", "\ufeff")) {
            String message = head.formatted("alternative")
                    + "--b\nContent-Type: text/plain; charset=utf-8\n\n" + stub
                    + "\n--b\nContent-Type: text/html; charset=utf-8\n\n<p>坏了</p>\n--b--\n";
            assertThat(parse(message).text()).as(stub).isEqualTo("坏了");
        }
        String named = head.formatted("mixed")
                + "--b\nContent-Type: text/plain; charset=utf-8; name=\"text_0.txt\"\n\n坏了\n--b--\n";
        assertThat(parse(named).text()).isEqualTo("坏了");
    }
}
