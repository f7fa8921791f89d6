package io.kefu.notify.channel;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.kefu.notify.channel.SmtpChannel.Security;
import io.kefu.notify.channel.SmtpChannel.Settings;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Mail, against real servers. */
class SmtpChannelTest {

    private static final Instant NOW = Instant.parse("2024-05-06T01:00:00Z");
    private static final Message MESSAGE =
            new Message("w-7@kefu", "lin@example.com", "工单 CS1 超时", "您好\n第二行", "<p>您好</p>");

    private static Settings settings(int port, Security security, @Nullable String user) {
        return new Settings(
                "127.0.0.1",
                port,
                security,
                user,
                "pw",
                "客服 <service@example.com>",
                "mailto:stop@example.com",
                Duration.ofSeconds(2));
    }

    private static GreenMail server(String protocol) {
        GreenMail mail = new GreenMail(new ServerSetup(0, "127.0.0.1", protocol));
        mail.setUser("lin@example.com", "lin", "pw");
        mail.setUser("service@example.com", "service", "pw");
        mail.start();
        return mail;
    }

    @Test
    void aMailArrivesAsItWasMeant() throws Exception {
        GreenMail mail = server("smtp");
        try {
            Answer answer =
                    new SmtpChannel(settings(mail.getSmtp().getPort(), Security.NONE, "service")).send(MESSAGE, NOW);
            assertThat(answer).isInstanceOf(Answer.Taken.class);
            MimeMessage got = mail.getReceivedMessages()[0];
            assertThat(got.getSubject()).isEqualTo("工单 CS1 超时");
            assertThat(got.getFrom()[0].toString()).contains("service@example.com");
            assertThat(got.getHeader("Message-ID")).containsExactly("<w-7@kefu>");
            assertThat(got.getHeader("Auto-Submitted")).containsExactly("auto-generated");
            assertThat(got.getHeader("List-Unsubscribe")).containsExactly("<mailto:stop@example.com>");
            assertThat(got.getContentType()).startsWith("multipart/alternative");
            assertThat(got.getSentDate().toInstant()).isEqualTo(NOW);
        } finally {
            mail.stop();
        }
    }

    @Test
    void aWrongPasswordIsTheChannelsTrouble() {
        GreenMail mail = server("smtp");
        try {
            Settings wrong = new Settings(
                    "127.0.0.1",
                    mail.getSmtp().getPort(),
                    Security.NONE,
                    "service",
                    "no",
                    "s@example.com",
                    null,
                    Duration.ofSeconds(2));
            assertThat(new SmtpChannel(wrong).send(MESSAGE, NOW))
                    .isInstanceOfSatisfying(Answer.NotNow.class, later -> assertThat(later.channel())
                            .isTrue());
        } finally {
            mail.stop();
        }
    }

    /** GreenMail's certificate is nobody's: a channel that asks for secrecy does not send. */
    @Test
    void whoCannotProveWhoHeIsGetsNothing() {
        GreenMail mail = server("smtps");
        try {
            assertThat(new SmtpChannel(settings(mail.getSmtps().getPort(), Security.TLS, "service")).send(MESSAGE, NOW))
                    .isInstanceOf(Answer.NotNow.class);
            assertThat(mail.getReceivedMessages()).isEmpty();
        } finally {
            mail.stop();
        }
        GreenMail open = server("smtp");
        try {
            assertThat(new SmtpChannel(settings(open.getSmtp().getPort(), Security.STARTTLS, "service"))
                            .send(MESSAGE, NOW))
                    .as("no STARTTLS there")
                    .isInstanceOf(Answer.NotNow.class);
            assertThat(open.getReceivedMessages()).isEmpty();
        } finally {
            open.stop();
        }
    }

    /** A server of three lines: it greets, and answers every recipient in the same way. */
    private static Answer recipientIs(String reply) throws Exception {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CompletableFuture<Void> served = CompletableFuture.runAsync(() -> serve(socket, reply));
            Answer answer = new SmtpChannel(settings(socket.getLocalPort(), Security.NONE, null)).send(MESSAGE, NOW);
            served.cancel(true);
            return answer;
        }
    }

    private static void serve(ServerSocket socket, String reply) {
        try (Socket client = socket.accept()) {
            OutputStream out = client.getOutputStream();
            out.write("220 test\r\n".getBytes(StandardCharsets.US_ASCII));
            byte[] buffer = new byte[1_024];
            for (int n = client.getInputStream().read(buffer);
                    n > 0;
                    n = client.getInputStream().read(buffer)) {
                String line = new String(buffer, 0, n, StandardCharsets.US_ASCII);
                String said = line.startsWith("RCPT") ? reply : line.startsWith("QUIT") ? "221 bye" : "250 ok";
                out.write((said + "\r\n").getBytes(StandardCharsets.US_ASCII));
            }
        } catch (IOException e) {
            // The test is over.
        }
    }

    @Test
    void greylistedIsLaterAndUnknownIsNever() throws Exception {
        assertThat(recipientIs("451 4.7.1 greylisted, try again"))
                .isInstanceOfSatisfying(Answer.NotNow.class, later -> {
                    assertThat(later.channel()).isFalse();
                    assertThat(later.words()).contains("greylisted");
                });
        assertThat(recipientIs("550 5.1.1 no such user"))
                .isInstanceOfSatisfying(
                        Answer.Refused.class, never -> assertThat(never.words()).contains("no such user"));
    }

    @Test
    void whoIsNotThereOrSaysNothingIsAskedLater() throws Exception {
        assertThat(new SmtpChannel(settings(1, Security.NONE, null)).send(MESSAGE, NOW))
                .isInstanceOfSatisfying(Answer.NotNow.class, later -> assertThat(later.channel())
                        .isTrue());
        try (ServerSocket mute = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(new SmtpChannel(settings(mute.getLocalPort(), Security.NONE, null)).send(MESSAGE, NOW))
                    .isInstanceOf(Answer.NotNow.class);
        }
    }
}
