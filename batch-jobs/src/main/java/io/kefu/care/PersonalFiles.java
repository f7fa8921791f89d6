package io.kefu.care;

import io.kefu.problem.KefuException;
import io.kefu.text.Spellings;
import io.kefu.workspace.OutputFile;
import io.kefu.workspace.Workspace;
import io.kefu.workspace.WorkspaceProblem;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * Takes a person out of archived exports and of outputs. Tables and JSON lines lose the person's records one by one; other
 * files that hold the person go as a whole: what they told about others is in the ledger, and outputs can be written
 * again. The inbox is left alone, because nothing of it is in the ledger yet.
 */
final class PersonalFiles {

    private static final Set<String> TABLES = Set.of("csv", "tsv");
    private static final Set<String> JSON_LINES = Set.of("jsonl", "ndjson");
    private static final List<Charset> CHARSETS = List.of(
            StandardCharsets.UTF_8, Charset.forName("GB18030"), StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE);

    private final Workspace workspace;

    /** Over bytes as Latin letters; what is no part of a longer word in any of the encodings. */
    private final List<Pattern> patterns = new ArrayList<>();

    PersonalFiles(Workspace workspace, Collection<String> values) {
        this.workspace = workspace;
        for (String value : values) {
            for (Charset charset : CHARSETS) {
                patterns.add(Spellings.of(value, text -> latin(text.getBytes(charset)), beside(charset)));
            }
        }
    }

    /** Half of a Chinese character may look like a letter in GB18030, and like anything in UTF-16. */
    private static String beside(Charset charset) {
        return charset.equals(StandardCharsets.UTF_8)
                ? "0-9A-Za-z"
                : charset.name().startsWith("UTF-16") ? "" : "0-9";
    }

    private static String latin(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    /**
     * What became of files.
     *
     * @param rewritten without the person's records
     * @param removed as a whole
     */
    record Outcome(List<String> rewritten, List<String> removed) {}

    /** @param archived files in which rows of the person stand, with the lines on which they begin */
    Outcome erase(Map<Path, Set<Long>> archived, boolean dryRun) {
        List<String> rewritten = new ArrayList<>();
        List<String> removed = new ArrayList<>();
        for (Path directory : List.of(workspace.archive(), workspace.out())) {
            for (Path file : files(directory)) {
                Set<Long> lines = archived.get(file.toAbsolutePath().normalize());
                byte[] content = read(file);
                if (lines == null && !holds(content)) {
                    continue;
                }
                String name = workspace.root().relativize(file).toString().replace('\\', '/');
                byte[] rest = withoutPerson(name, content, lines == null ? Set.of() : lines);
                if (rest.length > 0 && !holds(rest)) {
                    rewritten.add(name);
                    if (!dryRun) {
                        OutputFile.write(file, out -> out.write(rest));
                    }
                } else {
                    removed.add(name);
                    if (!dryRun) {
                        delete(file);
                    }
                }
            }
        }
        return new Outcome(rewritten, removed);
    }

    /** The content without the person's records; nothing when the file cannot be taken apart. */
    private byte[] withoutPerson(String name, byte[] content, Set<Long> lines) {
        String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        if (TABLES.contains(ending)) {
            byte[] rest = without(content, lines, true);
            // A quote that is never closed makes one record of all that follows: then a line is a record.
            return rest.length == 0 ? without(content, lines, false) : rest;
        }
        return JSON_LINES.contains(ending) ? without(content, lines, false) : new byte[0];
    }

    /**
     * Leaves out records that begin on one of the lines or hold one of the values.
     *
     * @param quotes whether quoted cells may hold line breaks
     * @return nothing when a quote is never closed
     */
    private byte[] without(byte[] content, Set<Long> lines, boolean quotes) {
        ByteArrayOutputStream kept = new ByteArrayOutputStream(content.length);
        long line = 1;
        int from = 0;
        while (from < content.length) {
            long begun = line;
            boolean quoted = false;
            int at = from;
            for (boolean ended = false; at < content.length && !ended; at++) {
                byte c = content[at];
                if (quotes && c == '"') {
                    quoted = quoted ? !closes(content, at) : opens(content, at, from);
                    if (!quoted && at + 1 < content.length && content[at + 1] == '"') {
                        quoted = true; // two quotes are one within a cell
                        at++;
                    }
                }
                if (c == '\n') {
                    line++;
                    ended = !quoted;
                }
            }
            if (quoted) {
                return new byte[0];
            }
            byte[] entry = Arrays.copyOfRange(content, from, at);
            if (!lines.contains(begun) && !holds(entry)) {
                kept.write(entry, 0, entry.length);
            }
            from = at;
        }
        return kept.toByteArray();
    }

    /** A quote opens a cell only where the cell begins. */
    private static boolean opens(byte[] content, int at, int from) {
        return at == from || ",;\t|".indexOf(content[at - 1]) >= 0;
    }

    /** A quote closes a cell where the cell ends. */
    private static boolean closes(byte[] content, int at) {
        return at + 1 == content.length || ",;\t|\r\n".indexOf(content[at + 1]) >= 0;
    }

    private static List<Path> files(Path directory) {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> tree = Files.walk(directory)) {
            return tree.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException e) {
            throw failed(directory, e);
        }
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw failed(file, e);
        }
    }

    private boolean holds(byte[] content) {
        String text = latin(content);
        return patterns.stream().anyMatch(pattern -> pattern.matcher(text).find()) || packed(content);
    }

    /** Workbooks and archives hide their texts; what cannot be unpacked holds nobody who could be found. */
    private boolean packed(byte[] content) {
        try {
            if (content.length > 2 && content[0] == 'P' && content[1] == 'K') {
                try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(content))) {
                    for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                        if (holds(zip.readAllBytes())) {
                            return true;
                        }
                    }
                }
            } else if (content.length > 2 && content[0] == 0x1f && content[1] == (byte) 0x8b) {
                try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(content))) {
                    return holds(in.readAllBytes());
                }
            }
            return false;
        } catch (IOException e) {
            return false;
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw failed(file, e);
        }
    }

    private static KefuException failed(Path file, IOException cause) {
        return new KefuException(new WorkspaceProblem.CannotWrite(file.toString(), Workspace.reason(cause)), cause);
    }
}
