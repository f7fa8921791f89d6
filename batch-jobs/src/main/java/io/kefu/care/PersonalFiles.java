package io.kefu.care;

import io.kefu.intake.format.Encodings;
import io.kefu.intake.format.Format;
import io.kefu.intake.format.Input;
import io.kefu.intake.format.Layout;
import io.kefu.intake.format.SourceRow;
import io.kefu.intake.ledger.LedgerErasureRepository.Archived;
import io.kefu.intake.mapping.Mapping;
import io.kefu.intake.read.RowReader;
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
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;

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

    private static final Layout TABLE = Layout.of(Format.CSV);
    private static final Layout LINES = Layout.of(Format.JSONL);

    /** A line of a table with its end, as its reader counts lines. */
    private static final Pattern ROW = Pattern.compile("[^\\r\\n]*+(?:\\r\\n|[\\r\\n])|[^\\r\\n]++\\z");

    private static final Pattern LINE = Pattern.compile("[^\\n]*+\\n|[^\\n]++\\z");

    private final Workspace workspace;
    private final Map<String, Mapping> mappings;

    /** Over bytes as Latin letters; what is no part of a longer word in any of the encodings. */
    private final List<Pattern> patterns = new ArrayList<>();

    /** @param mappings by which archived files were read */
    PersonalFiles(Workspace workspace, Map<String, Mapping> mappings, Collection<String> values) {
        this.workspace = workspace;
        this.mappings = mappings;
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

    /** @param archived files in which rows of the person stand */
    Outcome erase(Map<Path, Archived> archived, boolean dryRun) {
        List<String> rewritten = new ArrayList<>();
        List<String> removed = new ArrayList<>();
        for (Path directory : List.of(workspace.archive(), workspace.out())) {
            for (Path file : files(directory)) {
                Archived rows = archived.get(file.toAbsolutePath().normalize());
                byte[] content = read(file);
                if (rows == null && !holds(content)) {
                    continue;
                }
                String name = workspace.root().relativize(file).toString().replace('\\', '/');
                byte[] rest = withoutPerson(file, name, content, rows);
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
    private byte[] withoutPerson(Path file, String name, byte[] content, @Nullable Archived rows) {
        Layout layout = layoutOf(name, rows);
        if (layout == null) {
            return new byte[0];
        }
        Set<Long> lines = rows == null ? Set.of() : rows.lines();
        try {
            Charset charset = cutAs(file, layout, content);
            if (layout.format() == Format.JSONL) {
                return without(new String(content, charset), charset, lines, null);
            }
            Set<Long> begins = begins(file, layout);
            // Where the ledger counts otherwise, nobody knows what a record is.
            return begins.containsAll(lines)
                    ? without(new String(content, charset), charset, lines, begins)
                    : new byte[0];
        } catch (KefuException e) {
            return new byte[0]; // it can no longer be read
        } catch (IOException e) {
            throw failed(file, e);
        }
    }

    /** How a file of lines lies: as its mapping says, else as its name does; null for any other file. */
    private @Nullable Layout layoutOf(String name, @Nullable Archived rows) {
        Mapping mapping = rows == null || rows.mapping() == null ? null : mappings.get(rows.mapping());
        if (mapping != null) {
            Format format = mapping.layout().format();
            return format == Format.CSV || format == Format.JSONL ? mapping.layout() : null;
        }
        String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return TABLES.contains(ending) ? TABLE : JSON_LINES.contains(ending) ? LINES : null;
    }

    /** Every byte a letter, but where a line end is two bytes of which either may be half of another letter. */
    private static Charset cutAs(Path file, Layout layout, byte[] content) throws IOException {
        Charset seen = Encodings.of(file, layout);
        if (seen.equals(StandardCharsets.UTF_16)) { // it has a mark, which tells the order of the bytes
            return content.length > 1 && content[0] == (byte) 0xFF
                    ? StandardCharsets.UTF_16LE
                    : StandardCharsets.UTF_16BE;
        }
        return seen.name().startsWith("UTF-16") ? seen : StandardCharsets.ISO_8859_1;
    }

    /** The lines on which a table's records begin, as imports count them. */
    private Set<Long> begins(Path file, Layout layout) throws IOException {
        Set<Long> begins = new HashSet<>();
        try (RowReader rows = RowReader.open(
                Input.of(file), layout, List.of(), workspace.settings().limits())) {
            for (SourceRow row = rows.read(); row != null; row = rows.read()) {
                begins.add(row.line());
            }
        }
        return begins;
    }

    /**
     * Empties records that begin on one of the lines or hold one of the values. Their line ends stay, so that the others
     * stand where the ledger says.
     *
     * @param begins lines on which records begin, those above the first being one each; null: each line is one
     */
    private byte[] without(String content, Charset charset, Set<Long> lines, @Nullable Set<Long> begins) {
        long first = begins == null
                ? Long.MAX_VALUE
                : begins.stream().mapToLong(Long::longValue).min().orElse(Long.MAX_VALUE);
        ByteArrayOutputStream kept = new ByteArrayOutputStream(content.length());
        Matcher line = (begins == null ? LINE : ROW).matcher(content);
        StringBuilder entry = new StringBuilder();
        long begun = 1;
        for (long number = 1; line.find(); number++) {
            if (begins == null || number <= first || begins.contains(number)) {
                keep(entry, charset, lines.contains(begun), kept);
                begun = number;
            }
            entry.append(line.group());
        }
        keep(entry, charset, lines.contains(begun), kept);
        return kept.toByteArray();
    }

    private void keep(StringBuilder entry, Charset charset, boolean isTheirs, ByteArrayOutputStream kept) {
        byte[] bytes = entry.toString().getBytes(charset);
        boolean goes = isTheirs || holds(bytes);
        kept.writeBytes(goes ? entry.toString().replaceAll("[^\\r\\n]", "").getBytes(charset) : bytes);
        entry.setLength(0);
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
