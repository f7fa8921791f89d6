package io.kefu.care;

import io.kefu.problem.KefuException;
import io.kefu.workspace.OutputFile;
import io.kefu.workspace.Workspace;
import io.kefu.workspace.WorkspaceProblem;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * Takes a person out of the workspace's files: lines of text files go one by one, other files that hold the person go as a
 * whole, because what they told about others is in the ledger.
 */
final class PersonalFiles {

    private static final Set<String> BY_LINE = Set.of("csv", "tsv", "txt", "jsonl", "ndjson");
    private static final List<Charset> CHARSETS = List.of(
            StandardCharsets.UTF_8, Charset.forName("GB18030"), StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE);

    private final Workspace workspace;
    private final List<byte[]> patterns = new ArrayList<>();

    PersonalFiles(Workspace workspace, Collection<String> values) {
        this.workspace = workspace;
        for (String value : values) {
            for (Charset charset : CHARSETS) {
                patterns.add(value.getBytes(charset));
            }
        }
    }

    /**
     * What became of files.
     *
     * @param rewritten without the person's lines
     * @param removed as a whole
     */
    record Outcome(List<String> rewritten, List<String> removed) {}

    /** @param holding names of files in which rows of the person stood, as the ledger knows them */
    Outcome erase(Collection<String> holding, boolean dryRun) {
        List<String> rewritten = new ArrayList<>();
        List<String> removed = new ArrayList<>();
        for (Path directory : List.of(workspace.archive(), workspace.inbox(), workspace.out())) {
            for (Path file : files(directory)) {
                String name = workspace.root().relativize(file).toString().replace('\\', '/');
                boolean byLine = BY_LINE.contains(ending(name));
                if (byLine && holds(file)) {
                    rewritten.add(name);
                    if (!dryRun) {
                        OutputFile.write(file, out -> out.write(withoutPerson(Files.readAllBytes(file))));
                    }
                }
                boolean whole = !byLine && (holds(file) || holding.stream().anyMatch(one -> isFrom(name, one)));
                if (whole || (byLine && !dryRun && holds(file))) {
                    removed.add(name);
                    if (!dryRun) {
                        delete(file);
                    }
                }
            }
        }
        return new Outcome(rewritten, removed);
    }

    /** True when a file is the one of this name in the ledger, or the archive that it lay in. */
    private static boolean isFrom(String file, String ledger) {
        int member = ledger.indexOf('!');
        return file.endsWith(member < 0 ? ledger : ledger.substring(0, member));
    }

    private static String ending(String name) {
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
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

    private boolean holds(Path file) {
        try {
            byte[] content = Files.readAllBytes(file);
            return holds(content) || packed(content);
        } catch (IOException e) {
            throw failed(file, e);
        }
    }

    /** Workbooks and archives hide their texts; what cannot be unpacked holds nobody who could be found. */
    private boolean packed(byte[] content) {
        try {
            if (content.length > 2 && content[0] == 'P' && content[1] == 'K') {
                try (ZipInputStream zip = new ZipInputStream(new java.io.ByteArrayInputStream(content))) {
                    for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                        byte[] member = zip.readAllBytes();
                        if (holds(member) || packed(member)) {
                            return true;
                        }
                    }
                }
            } else if (content.length > 2 && content[0] == 0x1f && content[1] == (byte) 0x8b) {
                try (InputStream in = new GZIPInputStream(new java.io.ByteArrayInputStream(content))) {
                    return holds(in.readAllBytes());
                }
            }
            return false;
        } catch (IOException e) {
            return false;
        }
    }

    private boolean holds(byte[] content) {
        return patterns.stream().anyMatch(pattern -> indexOf(content, pattern, 0, content.length) >= 0);
    }

    /** The lines in which none of the values stands; a record with line breaks in quotes is one line. */
    private byte[] withoutPerson(byte[] content) {
        ByteArrayOutputStream kept = new ByteArrayOutputStream(content.length);
        int from = 0;
        while (from < content.length) {
            int to = from;
            int quotes = 0;
            while (to < content.length && (content[to] != '\n' || quotes % 2 != 0)) {
                quotes += content[to++] == '"' ? 1 : 0;
            }
            to = Math.min(content.length, to + 1);
            int start = from;
            int end = to;
            if (patterns.stream().allMatch(pattern -> indexOf(content, pattern, start, end) < 0)) {
                kept.write(content, start, end - start);
            }
            from = to;
        }
        return kept.toByteArray();
    }

    private static int indexOf(byte[] content, byte[] pattern, int from, int to) {
        for (int at = from; at <= to - pattern.length; at++) {
            int same = 0;
            while (same < pattern.length && content[at + same] == pattern[same]) {
                same++;
            }
            if (same == pattern.length) {
                return at;
            }
        }
        return -1;
    }

    /** Removes the files that came with the person's rows alone. */
    void deleteAttachments(Collection<String> hashes) {
        for (String sha256 : hashes) {
            delete(workspace.attachments().resolve(sha256.substring(0, 2)).resolve(sha256));
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
