package io.kefu.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.kefu.intake.file.Archives;
import io.kefu.intake.format.Input;
import io.kefu.job.Office;
import io.kefu.job.RunSummary;
import io.kefu.problem.KefuException;
import io.kefu.workspace.Workspace;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Damaged files: real ones where the shared data is there, and our own, with bytes changed, cut out, doubled and put in.
 * Reading one ends within five seconds, in rows or in words for a person, and an import's counts add up.
 */
class FuzzTest {

    private static final Path SHARED = Path.of("../../shared/data");
    private static final Duration LONGEST = Duration.ofSeconds(5);
    private static final int A_RUN = 100;
    private static final String FIELDS = "constants: {channel: x, occurred_at: \"2024-05-06\"}\n";

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"csv", "xlsx", "xls", "json", "jsonl", "xml", "text", "mail", "zip", "gz"})
    void someDamagedFiles(String format) throws IOException {
        damage(format, 40, 20240506);
    }

    @ParameterizedTest
    @Tag("fuzz")
    @ValueSource(strings = {"csv", "xlsx", "xls", "json", "jsonl", "xml", "text", "mail", "zip", "gz"})
    void thousandsOfDamagedFiles(String format) throws IOException {
        damage(format, 2_000, 7);
    }

    private void damage(String format, int cases, long seed) throws IOException {
        Office office = Office.open(directory.resolve("workspace"));
        String mapping = mapping(format);
        office.write("mappings/fuzz.yaml", mapping);
        Workspace workspace = Workspace.open(office.root());
        List<byte[]> originals = originals(format);
        Random random = new Random(seed);
        long slowest = 0;
        for (int done = 0; done < cases; done++) {
            byte[] damaged = damaged(originals.get(random.nextInt(originals.size())), random);
            Path file = office.root().resolve("inbox/fuzz/" + done + "." + format);
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.write(file, damaged);
            long begin = System.nanoTime();
            try {
                if (!Archives.isArchive(file)) {
                    Trial.of(
                            workspace,
                            mapping,
                            Input.of(file),
                            Instant.parse("2026-01-01T00:00:00Z"),
                            1,
                            Integer.MAX_VALUE);
                }
            } catch (KefuException e) {
                assertThat(e.problem()).isNotNull();
            } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
                throw new AssertionError(format + " case " + done + " of seed " + seed, e);
            }
            slowest = Math.max(slowest, System.nanoTime() - begin);
            assertThat(slowest).as("case %d", done).isLessThan(LONGEST.toNanos());
            if ((done + 1) % A_RUN == 0 || done + 1 == cases) {
                addsUp(office, format);
            }
        }
    }

    private static void addsUp(Office office, String format) throws IOException {
        RunSummary run = office.importInbox();
        for (var file : run.files()) {
            var counts = file.counts();
            assertThat(file.outcome()).as(file.path()).isIn("read", "refused", "known", "unmapped");
            assertThat(counts.imported() + counts.duplicate() + counts.filtered() + counts.quarantined())
                    .as(file.path())
                    .isEqualTo(counts.read());
        }
        assertThat(office.query("""
                        SELECT f.name FROM source_file f
                         WHERE f.rows_read <> f.imported + f.duplicate + f.filtered + f.quarantined
                            OR f.imported <> (SELECT COUNT(*) FROM intake_record r WHERE r.file_id = f.id)
                            OR f.quarantined <> (SELECT COUNT(*) FROM quarantine q WHERE q.file_id = f.id)
                        """)).as(format).isEmpty();
        try (Stream<Path> left = Files.walk(office.root().resolve("inbox"))) {
            for (Path file : left.filter(Files::isRegularFile).toList()) {
                Files.delete(file);
            }
        }
    }

    private static String mapping(String format) {
        String kind =
                switch (format) {
                    case "xls" -> "xlsx";
                    case "zip", "gz" -> "csv";
                    default -> format;
                };
        String fields =
                switch (format) {
                    case "csv", "zip", "gz" -> "columns: lenient\nfields: {text: text, phone: phone}\n";
                    case "xls", "xlsx" -> "columns: lenient\nfields: {text: text, phone: phone, rating: rating}\n";
                    case "xml" -> "records: r.x\nfields: {text: text, rating: rating}\n";
                    case "text" -> "record: '(?P<at>\\S+ \\S+) (?P<text>.*)'\nfields: {text: text}\n";
                    case "mail" -> "fields: {external_id: message_id, text: text, email: from, subject: subject}\n";
                    default -> "fields: {external_id: id, text: text, rating: rating}\n";
                };
        return "source: fuzz\nfiles: [\"*\"]\nkind: interaction\nformat: " + kind + "\n" + FIELDS + fields;
    }

    private static List<byte[]> originals(String format) throws IOException {
        List<byte[]> files = new ArrayList<>(List.of(own(format)));
        List<String> patterns =
                switch (format) {
                    case "csv" ->
                        List.of("csv-spectrum", "csv-fastcsv", "csv-commons", "cn-payment-exports", "csv-injection");
                    case "xlsx", "xls" -> List.of("xlsx-calamine", "xlsx-easyexcel");
                    case "json", "jsonl" -> List.of("boston311", "naughty-strings", "chat-miner");
                    case "text" -> List.of("chat-miner", "cjkencodings");
                    case "mail" -> List.of("mail-ruby", "mail-mime4j", "mail-mimekit", "mail-talon");
                    default -> List.of();
                };
        for (String pattern : patterns) {
            if (Files.isDirectory(SHARED.resolve(pattern))) {
                try (Stream<Path> tree = Files.walk(SHARED.resolve(pattern))) {
                    for (Path file : tree.filter(Files::isRegularFile).sorted().toList()) {
                        boolean fits = format.equals("mail")
                                ? file.toString().matches(".*\\.(eml|msg|mbox.txt)")
                                : file.toString().endsWith("." + (format.equals("text") ? "txt" : format));
                        if (fits && Files.size(file) < 60_000) {
                            files.add(Files.readAllBytes(file));
                        }
                    }
                }
            }
        }
        return files;
    }

    private static byte[] own(String format) throws IOException {
        String csv = "id,text,phone,rating\n1,\"坏了, \"\"真的\"\"\",13800001234,5\n2,好,,\n3,\"两\n行\",x,9\n".repeat(20);
        return switch (format) {
            case "xlsx" -> workbook(new XSSFWorkbook());
            case "xls" -> workbook(new HSSFWorkbook());
            case "json" ->
                ("[" + "{\"id\":\"1\",\"text\":\"坏了\",\"rating\":5,\"a\":{\"b\":[1,2]}},".repeat(30) + "{}]")
                        .getBytes(UTF_8);
            case "jsonl" ->
                "{\"id\":\"1\",\"text\":\"坏了\",\"rating\":5}\n".repeat(40).getBytes(UTF_8);
            case "xml" ->
                ("<?xml version=\"1.0\"?><r>"
                                + "<x a=\"1\"><text><![CDATA[坏了]]></text><rating>5</rating></x>".repeat(30) + "</r>")
                        .getBytes(UTF_8);
            case "text" -> "2024-05-06 09:00:00 张三: 坏了\n第二行\n".repeat(30).getBytes(UTF_8);
            case "mail" ->
                "From a@b Mon May  6 09:00:00 2024\nFrom: a@b.cn\nSubject: =?GBK?B?u7XByw==?=\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\n坏了\n--b\nContent-Type: image/png; name=x.png\nContent-Transfer-Encoding: base64\n\niVBORw0KGgo=\n--b--\n\n"
                        .repeat(5)
                        .getBytes(UTF_8);
            case "zip" -> zip(csv);
            case "gz" -> gzip(csv);
            default -> csv.getBytes(UTF_8);
        };
    }

    private static byte[] workbook(Workbook workbook) throws IOException {
        try (workbook) {
            var sheet = workbook.createSheet("表");
            for (int i = 0; i < 40; i++) {
                var row = sheet.createRow(i);
                row.createCell(0).setCellValue(i == 0 ? "text" : "坏了" + i);
                row.createCell(1).setCellValue(i == 0 ? "phone" : "1380000" + i);
                if (i == 0) {
                    row.createCell(2).setCellValue("rating");
                } else {
                    row.createCell(2).setCellValue(i % 6);
                }
            }
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            workbook.write(bytes);
            return bytes.toByteArray();
        }
    }

    private static byte[] zip(String csv) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (String name : List.of("a.csv", "b.csv")) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write((csv + name).getBytes(UTF_8));
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] gzip(String csv) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(csv.getBytes(UTF_8));
        }
        return bytes.toByteArray();
    }

    private static final byte[][] MEAN = {
        {0},
        {'"'},
        {'\n'},
        {'\r'},
        {','},
        {'<'},
        {'>'},
        {'&'},
        {'{'},
        {'['},
        {'\\'},
        {(byte) 0xFF},
        {(byte) 0xC0},
        {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF},
        "]]>".getBytes(UTF_8),
        "<!DOCTYPE".getBytes(UTF_8),
        "\nFrom x@y\n".getBytes(UTF_8),
        "=?GBK?B?".getBytes(UTF_8),
        "99999999999999999999".getBytes(UTF_8),
        "--b".getBytes(UTF_8)
    };

    private static byte[] damaged(byte[] original, Random random) {
        byte[] bytes = original;
        for (int blows = 1 + random.nextInt(4); blows > 0; blows--) {
            int at = random.nextInt(bytes.length + 1);
            int length = Math.min(bytes.length - at, random.nextInt(1 + Math.min(200, bytes.length)));
            bytes = switch (random.nextInt(5)) {
                case 0 -> joined(bytes, at, new byte[0], at + length);
                case 1 -> joined(bytes, at + length, java.util.Arrays.copyOfRange(bytes, at, at + length), at + length);
                case 2 -> joined(bytes, at, MEAN[random.nextInt(MEAN.length)], at);
                case 3 -> java.util.Arrays.copyOf(bytes, at);
                default -> flipped(bytes, random);
            };
        }
        return bytes;
    }

    private static byte[] joined(byte[] bytes, int end, byte[] middle, int begin) {
        byte[] joined = new byte[end + middle.length + bytes.length - begin];
        System.arraycopy(bytes, 0, joined, 0, end);
        System.arraycopy(middle, 0, joined, end, middle.length);
        System.arraycopy(bytes, begin, joined, end + middle.length, bytes.length - begin);
        return joined;
    }

    private static byte[] flipped(byte[] bytes, Random random) {
        byte[] flipped = bytes.clone();
        for (int i = 0; i < 8 && flipped.length > 0; i++) {
            flipped[random.nextInt(flipped.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return flipped;
    }
}
