package io.kefu.intake.ledger;

import io.kefu.intake.format.SourceRow;
import io.kefu.intake.record.Hashes;
import io.kefu.problem.KefuException;
import io.kefu.workspace.OutputFile;
import io.kefu.workspace.Workspace;
import io.kefu.workspace.WorkspaceProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Keeps the files that came with rows, each content once, below {@code attachments/} under its SHA-256. A file is there
 * before the row that names it is: a kill leaves at most a file that the next reading finds.
 */
public final class Attachments {

    private static final int LONGEST_NAME = 120;
    private static final Set<String> DEVICES = Set.of("con", "prn", "aux", "nul", "com1", "com2", "lpt1", "lpt2");

    private final Path directory;

    public Attachments(Workspace workspace) {
        this.directory = workspace.attachments();
    }

    /**
     * A file that is kept.
     *
     * @param name safe to be a file's name on any system
     */
    public record Stored(String name, String mediaType, long bytes, String sha256) {

        public Map<String, Object> toMap() {
            Map<String, Object> map = new LinkedHashMap<>();
            map.put("name", name);
            map.put("media_type", mediaType);
            map.put("bytes", Long.toString(bytes));
            map.put("sha256", sha256);
            return map;
        }

        public static Stored of(Map<?, ?> map) {
            return new Stored(
                    String.valueOf(map.get("name")),
                    String.valueOf(map.get("media_type")),
                    Long.parseLong(String.valueOf(map.get("bytes"))),
                    String.valueOf(map.get("sha256")));
        }
    }

    public List<Stored> store(List<SourceRow.Attachment> attachments) {
        List<Stored> stored = new ArrayList<>();
        for (SourceRow.Attachment attachment : attachments) {
            String sha256 = Hashes.whole(attachment.content());
            Path file = directory.resolve(sha256.substring(0, 2)).resolve(sha256);
            if (!Files.exists(file)) {
                OutputFile.write(file, out -> out.write(attachment.content()));
            }
            stored.add(new Stored(
                    safeName(attachment.name()), attachment.mediaType(), attachment.content().length, sha256));
        }
        return stored;
    }

    /** Removes a file that belongs to no row. */
    void delete(String sha256) {
        Path file = directory.resolve(sha256.substring(0, 2)).resolve(sha256);
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new KefuException(new WorkspaceProblem.CannotWrite(file.toString(), Workspace.reason(e)), e);
        }
    }

    /** The last part of the name, without what some system forbids or hides: controls, marks that turn text around. */
    public static String safeName(String name) {
        String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        String plain = last.replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Cs}<>:\"|?*]", "").strip();
        plain = plain.replaceAll("^[.\\s]+|[.\\s]+$", "");
        int dot = plain.lastIndexOf('.');
        String base = dot > 0 ? plain.substring(0, dot) : plain;
        String ending = dot > 0 ? plain.substring(dot) : "";
        if (base.isEmpty() || DEVICES.contains(base.toLowerCase(Locale.ROOT))) {
            base = "attachment" + (base.isEmpty() ? "" : "-" + base);
        }
        if (ending.length() > 20) {
            ending = "";
        }
        int most = LONGEST_NAME - ending.length();
        if (base.length() > most) {
            int cut = Character.isHighSurrogate(base.charAt(most - 1)) ? most - 1 : most;
            base = base.substring(0, cut);
        }
        return base + ending;
    }
}
