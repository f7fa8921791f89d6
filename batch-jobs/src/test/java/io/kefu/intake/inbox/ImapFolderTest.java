package io.kefu.intake.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.kefu.job.Jobs;
import io.kefu.job.Office;
import io.kefu.job.RunSummary;
import io.kefu.store.Progress;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Fetches from a real server that runs in this process. */
class ImapFolderTest {

    @TempDir
    private Path directory;

    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP));

    private Office office;
    private GreenMailUser mailbox;

    @BeforeEach
    void start() {
        server.start();
        mailbox = server.setUser("support@example.com", "support@example.com", "secret");
        office = Office.open(directory.resolve("workspace"));
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    private void deliver(int id, String text) throws Exception {
        String message = "From: c" + id + "@example.com\r\nTo: support@example.com\r\nSubject: x\r\n"
                + "Date: Mon, 6 May 2024 09:00:00 +0800\r\nMessage-ID: <" + id + "@x>\r\n"
                + "Content-Type: text/plain; charset=utf-8\r\n\r\n" + text + "\r\n";
        mailbox.deliver(new MimeMessage(
                Session.getInstance(new Properties()),
                new ByteArrayInputStream(message.getBytes(StandardCharsets.UTF_8))));
    }

    private ImapFolder folder(String password) {
        return ImapFolder.of(
                "imap://support%40example.com@127.0.0.1:" + server.getImap().getPort() + "/INBOX", password);
    }

    private List<RunSummary> fetch() {
        return office.with(services -> new Jobs(services, Progress.SILENT, Office.ADMIN).importMail(folder("secret")));
    }

    @Test
    void fetchesWhatIsNewAndOnlyThat() throws Exception {
        deliver(1, "From now on it is broken");
        deliver(2, "还是坏的");
        assertThat(office.<Integer>with(
                        services -> folder("secret").waiting(services.intake().ledger())))
                .isEqualTo(2);
        assertThat(fetch().get(0).rows().imported()).isEqualTo(2);
        assertThat(fetch()).isEmpty();
        deliver(3, "谢谢");
        RunSummary third = fetch().get(0);
        assertThat(third.rows().read()).isEqualTo(1);
        assertThat(office.query("SELECT description FROM ticket ORDER BY external_id"))
                .containsExactly("From now on it is broken", "还是坏的", "谢谢");
    }

    @Test
    void aFolderThatIsCountedAnewIsFetchedAnewAndNothingComesTwice() throws Exception {
        deliver(1, "坏了");
        fetch();
        office.with(services -> services.database().inTransaction(false, () -> services.database()
                .write()
                .sql("UPDATE imap_folder SET validity = validity - 1")
                .update()));
        deliver(2, "又坏了");
        RunSummary again = fetch().get(0);
        assertThat(Office.files(again).get(0)).contains("read 2=1+1+0+0");
        assertThat(office.query("SELECT COUNT(*) FROM ticket")).containsExactly("2");
    }

    @Test
    void aWrongPasswordIsSaidWithoutIt() {
        Throwable failure = catchThrowable(() -> office.with(
                services -> folder("wrong-password").waiting(services.intake().ledger())));
        assertThat(failure.getMessage())
                .startsWith("cannot fetch mail from 127.0.0.1: ")
                .doesNotContain("wrong-password");
        assertThat(catchThrowable(() -> ImapFolder.of("http://a:secret@b/", null))
                        .getMessage())
                .doesNotContain("secret");
    }

    @Test
    void marksNothingAsRead() throws Exception {
        deliver(1, "坏了");
        fetch();
        assertThat(server.getManagers().getImapHostManager().getInbox(mailbox).getUnseenCount())
                .isEqualTo(1);
    }
}
