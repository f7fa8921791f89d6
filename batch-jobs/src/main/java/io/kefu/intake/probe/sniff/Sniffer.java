package io.kefu.intake.probe.sniff;

import io.kefu.intake.format.Encodings;
import io.kefu.intake.format.Format;
import io.kefu.intake.format.Input;
import io.kefu.intake.format.Layout;
import io.kefu.intake.format.Tree;
import io.kefu.intake.read.Columns;
import io.kefu.sheet.workbook.SheetRows;
import io.kefu.sheet.workbook.Workbook;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Finds out how a file lies, from its bytes alone. */
public final class Sniffer {

    private static final int SAMPLE = 1 << 18;
    private static final int LINES = 300;
    private static final int SHEETS = 12;
    private static final char[] DELIMITERS = {',', '\t', ';', '|'};
    private static final char[] QUOTES = {'"', '\''};

    private static final Pattern MAIL_HEAD = Pattern.compile(
            "(?i)(?:from|to|subject|date|received|return-path|message-id|mime-version|delivered-to|x-[\\w-]+|content-type)\\s*:.*");

    private final Input file;
    private List<String> alikeHeadings = List.of();
    private final String sample;
    private final Charset charset;
    private final byte[] head;

    public Sniffer(Input file) throws IOException {
        this.file = file;
        this.charset = Encodings.detect(file.path());
        try (InputStream in = Files.newInputStream(file.path())) {
            this.head = in.readNBytes(8);
        }
        StringBuilder text = new StringBuilder();
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(Files.newInputStream(file.path()), charset))) {
            char[] buffer = new char[8192];
            for (int n = reader.read(buffer); n > 0 && text.length() < SAMPLE; n = reader.read(buffer)) {
                text.append(buffer, 0, n);
            }
        }
        this.sample = !text.isEmpty() && text.charAt(0) == '\uFEFF' ? text.substring(1) : text.toString();
    }

    /** The headings of the sheets that the layout reads as one; empty for all other files. */
    public List<String> alikeHeadings() {
        return alikeHeadings;
    }

    public Charset charset() {
        return charset;
    }

    public boolean isEmpty() {
        return sample.isBlank();
    }

    public Layout layout() {
        Format format = format();
        boolean words = format == Format.CSV || format == Format.JSON;
        Optional<Transcript.Form> transcript = words ? Transcript.of(sample) : Optional.empty();
        if (transcript.isPresent()) {
            Transcript.Form form = transcript.get();
            return Layout.of(Format.TEXT).withRecord(form.record()).at("", form.above());
        }
        return switch (format) {
            case CSV -> table();
            case XLSX -> sheet();
            case XML, JSON, JSONL, MAIL, TEXT -> Layout.of(format());
        };
    }

    private Format format() {
        boolean zip = head.length > 3 && head[0] == 'P' && head[1] == 'K';
        boolean ole = head.length > 3 && head[0] == (byte) 0xD0 && head[1] == (byte) 0xCF;
        if (zip || ole) {
            return Format.XLSX;
        }
        String begin = sample.stripLeading();
        if (begin.startsWith("<") && !begin.toLowerCase(Locale.ROOT).startsWith("<html")) {
            return Format.XML;
        }
        if (begin.startsWith("{") || begin.startsWith("[")) {
            return isJsonLine(begin.lines().findFirst().orElse("")) && !isLoneDocument(begin)
                    ? Format.JSONL
                    : Format.JSON;
        }
        return isMail(begin) ? Format.MAIL : Format.CSV;
    }

    private static boolean isJsonLine(String line) {
        try {
            return line.startsWith("{") && Tree.parse(line) instanceof Map<?, ?>;
        } catch (tools.jackson.core.JacksonException e) {
            return false;
        }
    }

    /** A document on one line has a list in it; a single line of JSON Lines rarely does. */
    private boolean isLoneDocument(String begin) {
        boolean oneLine = begin.lines().filter(line -> !line.isBlank()).limit(2).count() == 1;
        return oneLine && begin.contains("[{") && !file.name().endsWith(".jsonl");
    }

    private static boolean isMail(String begin) {
        List<String> lines = begin.lines().limit(4).toList();
        if (lines.isEmpty()) {
            return false;
        }
        String first = lines.get(0);
        return first.startsWith("From ")
                || (MAIL_HEAD.matcher(first).matches()
                        && lines.stream()
                                        .filter(line -> MAIL_HEAD.matcher(line).matches()
                                                || line.startsWith(" ")
                                                || line.startsWith("\t"))
                                        .count()
                                >= Math.min(2, lines.size()));
    }

    /** The sheet with the largest table among the first, and the row of its headings. */
    private Layout sheet() {
        Layout best = Layout.of(Format.XLSX);
        List<String> headings = List.of();
        int alike = 0;
        long most = 0;
        try (Workbook workbook = Workbook.open(file.path())) {
            List<String> names = workbook.sheetNames();
            for (String name : names.subList(0, Math.min(SHEETS, names.size()))) {
                List<List<String>> rows = firstRows(workbook, name);
                TableHead head = TableHead.of(rows);
                boolean same = !headings.isEmpty()
                        && head.row() == best.skipLines()
                        && head.row() < rows.size()
                        && has(rows.get(head.row()), headings);
                alike += same ? 1 : 0;
                long size = (long) head.width() * head.rows();
                if (head.row() >= 0 && head.width() > 1 && size > most && !same) {
                    most = size;
                    headings = head.row() < rows.size() ? rows.get(head.row()) : List.of();
                    alike = 0;
                    best = best.at(name.equals(names.get(0)) ? "" : name, head.row());
                }
            }
        }
        if (alike > 0) {
            alikeHeadings =
                    headings.stream().filter(heading -> !heading.isBlank()).toList();
            return best.ofAlike();
        }
        return best;
    }

    private static boolean has(List<String> row, List<String> headings) {
        return headings.stream().allMatch(heading -> Columns.position(heading, row) >= 0);
    }

    private static List<List<String>> firstRows(Workbook workbook, String name) {
        List<List<String>> first = new ArrayList<>();
        try (SheetRows rows = workbook.rows(name)) {
            for (SheetRows.Row row = rows.next(); row != null && first.size() < LINES; row = rows.next()) {
                List<String> texts = new ArrayList<>();
                for (SheetRows.Cell cell : row.cells()) {
                    while (texts.size() < cell.column()) {
                        texts.add("");
                    }
                    texts.add(cell.text());
                }
                if (texts.stream().anyMatch(text -> !text.isBlank())) { // the reader does not count blank rows either
                    first.add(texts);
                }
            }
        }
        return first;
    }

    /** A way to cut the sample into rows. */
    private record Cut(char delimiter, char quote, List<List<String>> rows, int width, int skipped, double score) {}

    private Layout table() {
        Cut best = cut(',', '"');
        for (char delimiter : DELIMITERS) {
            for (char quote : QUOTES) {
                Cut cut = cut(delimiter, quote);
                best = cut.score() > best.score() + 1e-9 ? cut : best;
            }
        }
        List<String> header = hasHeader(best) ? List.of() : numbered(best.width());
        return new Layout(
                Format.CSV,
                Encodings.AUTO,
                best.delimiter(),
                best.quote(),
                best.skipped(),
                header,
                "",
                "",
                "",
                Set.of(),
                Set.of(),
                Set.of());
    }

    /** Most rows have the same number of columns, more than one; what stands before the first of them is a preamble. */
    private Cut cut(char delimiter, char quote) {
        List<String> lines = sample.lines().limit(LINES).toList();
        List<List<String>> rows = parse(String.join("\n", lines), delimiter, quote);
        Map<Integer, Integer> widths = new HashMap<>();
        rows.forEach(row -> widths.merge(row.size(), 1, Integer::sum));
        int width = widths.entrySet().stream()
                .filter(entry -> entry.getKey() > 1)
                .max(Map.Entry.<Integer, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .orElse(1);
        int preamble = preamble(lines, delimiter, quote, told(rows, width));
        List<List<String>> body = parse(String.join("\n", lines.subList(preamble, lines.size())), delimiter, quote);
        long regular = body.stream().filter(row -> row.size() == width).count();
        double share = body.isEmpty() ? 0 : (double) regular / body.size();
        boolean quoted = quote == '\''
                && body.stream().flatMap(List::stream).noneMatch(cell -> cell.startsWith("\"") && cell.endsWith("\""))
                && sample.contains(delimiter + "'");
        double score = width == 1 ? 0.01 : share * (2 - 1.0 / width) + (quoted ? 0.05 : quote == '\'' ? -0.05 : 0);
        return new Cut(delimiter, quote, body, width, preamble, score);
    }

    /** How many columns of the usual rows say anything: some programs end each row with delimiters that no heading has. */
    private static int told(List<List<String>> rows, int width) {
        int told = 1;
        for (List<String> row : rows) {
            for (int i = row.size() - 1; row.size() == width && i >= told; i--) {
                told = row.get(i).isBlank() ? told : Math.max(told, i + 1);
            }
        }
        return told;
    }

    /** Lines before the header: free text, or cells of which hardly any is filled. */
    private static int preamble(List<String> lines, char delimiter, char quote, int width) {
        int most = Math.min(lines.size() - 1, 50);
        for (int i = 0; i < most && width > 1; i++) {
            List<List<String>> row = parse(lines.get(i), delimiter, quote);
            boolean full = !row.isEmpty()
                    && row.get(0).size() >= width
                    && row.get(0).stream().filter(cell -> !cell.isBlank()).count() * 2 >= width;
            boolean broken = row.isEmpty() && !lines.get(i).isBlank();
            if (full || broken) {
                return i;
            }
        }
        return 0;
    }

    private static List<List<String>> parse(String text, char delimiter, char quote) {
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setDelimiter(delimiter)
                .setQuote(quote)
                .setIgnoreEmptyLines(true)
                .setTrailingData(true)
                .setLenientEof(true)
                .get();
        List<List<String>> rows = new ArrayList<>();
        try (CSVParser parser = CSVParser.builder()
                .setReader(new StringReader(text))
                .setFormat(format)
                .get()) {
            for (CSVRecord record : parser) {
                rows.add(List.of(record.values()));
            }
        } catch (IOException | UncheckedIOException | IllegalStateException e) {
            return rows;
        }
        return rows;
    }

    private static boolean hasHeader(Cut cut) {
        return cut.rows().isEmpty() || TableHead.isHeading(cut.rows().get(0));
    }

    private static List<String> numbered(int width) {
        String[] names = new String[width];
        Arrays.setAll(names, i -> "column_" + (i + 1));
        return List.of(names);
    }
}
