package io.kefu.intake.inbox;

import io.kefu.intake.IntakeProblem;
import io.kefu.intake.ledger.IntakeRepository;
import io.kefu.intake.record.Hashes;
import io.kefu.problem.KefuException;
import io.kefu.workspace.OutputFile;
import io.kefu.workspace.Workspace;
import io.kefu.workspace.WorkspaceProblem;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.UIDFolder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A folder of a mail server. New messages are those above the last UID that was fetched while the folder had its present
 * validity; they are put into the inbox as mailboxes, and the server marks nothing as read.
 */
public final class ImapFolder {

    /** Messages in one mailbox file. */
    private static final int A_FILE = 500;

    private static final String SOURCE = "email";

    private final URI uri;
    private final String user;
    private final String password;
    private final String folder;

    private ImapFolder(URI uri, String user, String password, String folder) {
        this.uri = uri;
        this.user = user;
        this.password = password;
        this.folder = folder;
    }

    /**
     * Reads the address of a folder.
     *
     * @param url {@code imaps://user@host/FOLDER}; {@code imap} uses TLS when the server offers it
     * @param password null when it stands in the URL
     */
    public static ImapFolder of(String url, @Nullable String password) {
        try {
            URI uri = new URI(url);
            String info = uri.getRawUserInfo();
            boolean imap = "imap".equals(uri.getScheme()) || "imaps".equals(uri.getScheme());
            if (!imap || uri.getHost() == null || info == null) {
                throw new KefuException(new IntakeProblem.NotAnImapUrl(withoutPassword(url)));
            }
            int colon = info.indexOf(':');
            String user = decoded(colon < 0 ? info : info.substring(0, colon));
            String inUrl = colon < 0 ? "" : decoded(info.substring(colon + 1));
            String path = uri.getPath() == null ? "" : uri.getPath().replaceFirst("^/", "");
            return new ImapFolder(uri, user, password == null ? inUrl : password, path.isEmpty() ? "INBOX" : path);
        } catch (URISyntaxException e) {
            throw new KefuException(new IntakeProblem.NotAnImapUrl(withoutPassword(url)), e);
        }
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private static String withoutPassword(String url) {
        return url.replaceFirst("(//[^:/@]*):[^@]*@", "$1@");
    }

    /** Names it in the database: the folder of this user on this server. */
    private String name() {
        return uri.getScheme() + "://" + user + "@" + uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort())
                + "/" + folder;
    }

    /** How many messages would be fetched. */
    public int waiting(IntakeRepository ledger) {
        return open((opened, uids) -> fresh(opened, uids, ledger).size());
    }

    /**
     * Fetches new messages into the inbox.
     *
     * @return how many; a kill before the UID is noted fetches the same messages into the same files again
     */
    public int fetch(Workspace workspace, IntakeRepository ledger) {
        return open((opened, uids) -> {
            List<Message> fresh = fresh(opened, uids, ledger);
            for (int from = 0; from < fresh.size(); from += A_FILE) {
                List<Message> part = fresh.subList(from, Math.min(fresh.size(), from + A_FILE));
                long last = uids.getUID(part.get(part.size() - 1));
                String name = "imap-%s-%d-%d-%d.mbox"
                        .formatted(
                                Hashes.of(name()).substring(0, 8),
                                uids.getUIDValidity(),
                                uids.getUID(part.get(0)),
                                last);
                Path file = workspace.inbox().resolve(SOURCE).resolve(name);
                write(file, part);
                ledger.folders().saveLastUid(name(), uids.getUIDValidity(), last);
            }
            return fresh.size();
        });
    }

    /** The mailboxes that were fetched and not imported yet: what was imported has moved to the archive. */
    public static List<Path> unread(Workspace workspace) {
        Path directory = workspace.inbox().resolve(SOURCE);
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> String.valueOf(file.getFileName()).matches("imap-.*\\.mbox"))
                    .map(file -> file.toAbsolutePath().normalize())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new KefuException(new WorkspaceProblem.CannotRead(directory.toString(), Workspace.reason(e)), e);
        }
    }

    private List<Message> fresh(Folder opened, UIDFolder uids, IntakeRepository ledger) throws MessagingException {
        long last = ledger.folders().lastUid(name(), uids.getUIDValidity());
        if (opened.getMessageCount() == 0) {
            return List.of();
        }
        List<Message> fresh = new ArrayList<>();
        // A range beyond the end still gives the last message.
        for (Message message : uids.getMessagesByUID(last + 1, UIDFolder.LASTUID)) {
            if (message != null && uids.getUID(message) > last) {
                fresh.add(message);
            }
        }
        return fresh;
    }

    private static void write(Path file, List<Message> messages) throws MessagingException, IOException {
        @Nullable MessagingException[] failed = {null};
        try {
            OutputFile.write(file, out -> {
                for (Message message : messages) {
                    try {
                        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                        message.writeTo(bytes);
                        append(out, bytes.toByteArray());
                    } catch (MessagingException e) {
                        failed[0] = e;
                        throw new IOException(e);
                    }
                }
            });
        } catch (KefuException e) {
            if (failed[0] != null) {
                throw failed[0];
            }
            throw e;
        }
    }

    /** One message of an mbox, its lines that begin with From marked. */
    private static void append(OutputStream out, byte[] message) throws IOException {
        out.write("From imap@localhost Thu Jan  1 00:00:00 1970\n".getBytes(StandardCharsets.US_ASCII));
        int start = 0;
        while (start < message.length) {
            int end = start;
            while (end < message.length && message[end] != '\n') {
                end++;
            }
            int marks = start;
            while (marks < end && message[marks] == '>') {
                marks++;
            }
            byte[] word = Arrays.copyOfRange(message, marks, Math.min(message.length, marks + 5));
            if (Arrays.equals(word, "From ".getBytes(StandardCharsets.US_ASCII))) {
                out.write('>');
            }
            out.write(message, start, Math.min(message.length, end + 1) - start);
            start = end + 1;
        }
        out.write("\n\n".getBytes(StandardCharsets.US_ASCII));
    }

    /** What is done with the open folder. */
    @FunctionalInterface
    private interface Use<T> {
        T of(Folder opened, UIDFolder uids) throws MessagingException, IOException;
    }

    private <T> T open(Use<T> use) {
        String protocol = uri.getScheme();
        Properties properties = new Properties();
        properties.put("mail." + protocol + ".connectiontimeout", "15000");
        properties.put("mail." + protocol + ".timeout", "60000");
        properties.put("mail." + protocol + ".peek", "true");
        properties.put("mail.imap.starttls.enable", "true");
        try (Store store = Session.getInstance(properties).getStore(protocol)) {
            store.connect(uri.getHost(), uri.getPort(), user, password);
            try (Folder opened = store.getFolder(folder)) {
                opened.open(Folder.READ_ONLY);
                return use.of(opened, (UIDFolder) opened);
            }
        } catch (MessagingException | IOException e) {
            throw new KefuException(new IntakeProblem.ImapFailed(uri.getHost(), reason(e)), e);
        }
    }

    private static String reason(Exception e) {
        String words = e.getCause() == null
                ? String.valueOf(e.getMessage())
                : String.valueOf(e.getCause().getMessage());
        return words.lines().findFirst().orElse(words).strip();
    }
}
