package io.kefu.notify.channel;

import io.kefu.problem.KefuException;
import io.kefu.workspace.OutputFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;

/** Writes each message into a file of its own, named by its number: written again it is the same. */
public final class FileChannel implements Channel {

    private final Path directory;

    public FileChannel(Path directory) {
        this.directory = directory;
    }

    @Override
    public Answer send(Message message, Instant now) {
        Path file = directory.resolve(message.id().replaceFirst("@.*", "") + ".txt");
        String to = message.address().isEmpty() ? "" : "To: " + message.address() + "\n";
        String text = to + "Subject: " + message.subject() + "\n\n" + message.text() + "\n";
        try {
            OutputFile.write(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
            return new Answer.Taken(file.getFileName().toString());
        } catch (KefuException | UncheckedIOException e) {
            return new Answer.NotNow(String.valueOf(e.getMessage()), null, true);
        }
    }
}
