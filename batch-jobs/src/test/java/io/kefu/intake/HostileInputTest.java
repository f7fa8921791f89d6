package io.kefu.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.kefu.intake.ledger.Attachments;
import io.kefu.intake.reject.RejectExport;
import io.kefu.job.Office;
import io.kefu.job.RunSummary;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that were made to break a reader, or look like it. What is sound in them comes in. */
@Timeout(120)
class HostileInputTest {

    private static final String MAPPING = """
            source: forms
            files: ["*.%s"]
            kind: interaction
            format: %s
            constants: {channel: web-form}
            fields: {external_id: id, occurred_at: at, text: text}
            required: [text]
            """;
    private static final String HEADER = "id,at,text\n";
    private static final String BEFORE = "1,2024-05-06,前\n";
    private static final String AFTER = "3,2024-05-06,后\n";

    @TempDir
    private Path directory;

    private Office office;

    @BeforeEach
    void open() {
        office = Office.open(directory.resolve("workspace"));
        for (String format : new String[] {"csv", "jsonl", "json", "xml"}) {
            String records = format.equals("xml") ? "records: r.x\n" : "";
            office.write("mappings/" + format + ".yaml", MAPPING.formatted(format, format) + records);
        }
    }

    private interface Writing {
        void to(BufferedWriter out) throws IOException;
    }

    private RunSummary importFile(String name, Writing writing) throws IOException {
        Path file = office.root().resolve("inbox/forms/" + name);
        Files.createDirectories(file.toAbsolutePath().getParent());
        try (BufferedWriter out = Files.newBufferedWriter(file, UTF_8)) {
            writing.to(out);
        }
        return office.importInbox();
    }

    private static void repeat(BufferedWriter out, String text, int times) throws IOException {
        for (int i = 0; i < times; i++) {
            out.write(text);
        }
    }

    private String problem() {
        return String.join(" ", office.query("SELECT problem FROM quarantine"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\""})
    void aFieldOf100MegabytesIsOneBadRow(String quote) throws IOException {
        RunSummary run = importFile("a.csv", out -> {
            out.write(HEADER + BEFORE + "2,2024-05-06," + quote);
            repeat(out, "0123456789,\"\"".substring(0, quote.isEmpty() ? 10 : 13), 100_000_000 / 13);
            out.write(quote + "\n" + AFTER);
        });
        assertThat(Office.files(run)).containsExactly("forms/a.csv read 3=2+0+0+1 (0)");
        assertThat(problem()).isEqualTo("RecordTooLong");
        assertThat(office.query("SELECT length(raw) < 5000000 FROM quarantine")).containsExactly("1");
        assertThat(office.query("SELECT line FROM intake_record ORDER BY id")).containsExactly("2", "4");
    }

    @Test
    void aLineOf100MegabytesIsOneBadRow() throws IOException {
        RunSummary run = importFile("a.jsonl", out -> {
            out.write("{\"id\":\"1\",\"at\":\"2024-05-06\",\"text\":\"前\"}\n{\"text\":\"");
            repeat(out, "0123456789", 10_000_000);
            out.write("\"}\n{\"id\":\"3\",\"at\":\"2024-05-06\",\"text\":\"后\"}\n");
        });
        assertThat(Office.files(run)).containsExactly("forms/a.jsonl read 3=2+0+0+1 (0)");
        assertThat(problem()).isEqualTo("RecordTooLong");
    }

    @Test
    void anObjectOfManyMembersIsOneBadRow() throws IOException {
        RunSummary run = importFile("a.json", out -> {
            out.write("[{\"id\":\"1\",\"at\":\"2024-05-06\",\"text\":\"前\"},{\"id\":\"2\"");
            for (int i = 0; i < 2_000_000; i++) {
                out.write(",\"k" + i + "\":\"v\"");
            }
            out.write("},{\"id\":\"3\",\"at\":\"2024-05-06\",\"text\":\"后\"}]");
        });
        assertThat(Office.files(run)).containsExactly("forms/a.json read 3=2+0+0+1 (0)");
    }

    @Test
    void aQuoteThatNeverEndsIsSaidWithItsLine() throws IOException {
        RunSummary run = importFile("a.csv", out -> {
            out.write(HEADER + BEFORE + "2,2024-05-06,\"endless\n");
            repeat(out, AFTER, 3_000_000);
        });
        assertThat(Office.files(run)).containsExactly("forms/a.csv refused 1=1+0+0+0 (0)");
        assertThat(run.files().get(0).problem()).contains("第 3 行开始的带引号的列没有结束");
    }

    @Test
    void tenThousandColumnsAreTooMany() throws IOException {
        RunSummary run = importFile("a.csv", out -> {
            repeat(out, "c,", 10_000);
            out.write("id,at,text\n");
        });
        assertThat(run.files().get(0).problem()).contains("10003", "2000");
    }

    @Test
    void charactersThatAreNoneAreNamed() throws IOException {
        RunSummary run = importFile("a.jsonl", out -> out.write("""
                {"id":"1","at":"2024-05-06","text":"a\\u0000b"}
                {"id":"2","at":"2024-05-06","text":"a\\ud800b"}
                {"id":"3","at":"2024-05-06","text":"a\\ud83d\\ude00b"}
                """));
        assertThat(Office.files(run)).containsExactly("forms/a.jsonl read 3=1+0+0+2 (0)");
        assertThat(office.query("SELECT facts FROM quarantine ORDER BY row"))
                .satisfiesExactly(facts -> assertThat(facts).contains("U+0000"), facts -> assertThat(facts)
                        .contains("U+D800"));
    }

    @Test
    void documentTypesAreRefused() throws IOException {
        RunSummary run = importFile(
                "a.xml",
                out -> out.write(
                        "<?xml version=\"1.0\"?><!DOCTYPE r [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><r><x><id>&a;</id></x></r>"));
        assertThat(run.files().get(0).problem()).contains("<!DOCTYPE");
    }

    @Test
    void deepNestingEndsNothing() throws IOException {
        RunSummary xml = importFile("a.xml", out -> {
            out.write("<r><x><id>1</id><at>2024-05-06</at><text>前</text>");
            repeat(out, "<d>", 100_000);
            repeat(out, "</d>", 100_000);
            out.write("</x></r>");
        });
        assertThat(Office.files(xml)).containsExactly("forms/a.xml read 1=1+0+0+0 (0)");
        RunSummary json = importFile("a.jsonl", out -> {
            out.write("{\"id\":\"2\",\"text\":");
            repeat(out, "[", 100_000);
            out.write("\n{\"id\":\"3\",\"at\":\"2024-05-06\",\"text\":\"后\"}\n");
        });
        assertThat(Office.files(json)).containsExactly("forms/a.jsonl read 2=1+0+0+1 (0)");
    }

    @Test
    void anArchiveThatGrowsWithoutEndIsGivenUp() throws IOException {
        Path file = office.root().resolve("inbox/forms/a.csv.gz");
        Files.createDirectories(file.toAbsolutePath().getParent());
        byte[] zeros = new byte[1 << 20];
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            for (int i = 0; i < 300; i++) {
                out.write(zeros);
            }
        }
        RunSummary run = office.importInbox();
        assertThat(run.files().get(0).outcome()).isEqualTo("refused");
        assertThat(run.files().get(0).problem()).contains("a.csv.gz!a.csv", "MiB");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../../etc/evil.csv", "/etc/evil.csv", "C:\\evil.csv", "a/../../evil.csv"})
    void anArchiveWhoseNamesLeadOutOfItIsRefused(String member) throws IOException {
        Path file = office.root().resolve("inbox/forms/a.zip");
        Files.createDirectories(file.toAbsolutePath().getParent());
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(file))) {
            out.putNextEntry(new ZipEntry(member));
            out.write((HEADER + BEFORE).getBytes(UTF_8));
        }
        RunSummary run = office.importInbox();
        assertThat(Office.files(run)).containsExactly("forms/a.zip refused 0=0+0+0+0 (0)");
        assertThat(office.query("SELECT COUNT(*) FROM intake_record")).containsExactly("0");
    }

    @Test
    void anArchiveOfArchivesIsRefused() throws IOException {
        office.write("mappings/all.yaml", MAPPING.formatted("zip", "csv"));
        Path file = office.root().resolve("inbox/forms/a.zip");
        Files.createDirectories(file.toAbsolutePath().getParent());
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(file))) {
            out.putNextEntry(new ZipEntry("b.zip"));
            out.write(1);
        }
        assertThat(office.importInbox().files().get(0).problem()).contains("压缩包中的压缩包");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../../../etc/passwd|passwd",
                "C:\\Windows\\x.dll|x.dll",
                "a\u202Egnp.exe|agnp.exe",
                "con.txt|attachment-con.txt",
                "...|attachment",
                "<b>?.pdf|b.pdf",
                "|attachment"
            })
    void namesOfAttachmentsAreMadeSafe(String names) {
        String[] pair = names.split("\\|", -1);
        assertThat(Attachments.safeName(pair[0])).isEqualTo(pair[1]);
    }

    @Test
    void aLongNameKeepsItsEnding() {
        assertThat(Attachments.safeName("长".repeat(500) + ".pdf")).hasSize(120).endsWith(".pdf");
    }

    @Test
    void aMailboxWithALineOf50MegabytesGoesOn() throws IOException {
        String message = """
                From a@b Mon May  6 09:00:00 2024
                From: a@b.cn
                Date: Mon, 6 May 2024 09:00:00 +0800
                Message-ID: <%s@x>

                """;
        Path file = office.root().resolve("inbox/email/a.mbox");
        Files.createDirectories(file.toAbsolutePath().getParent());
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write(message.formatted("1") + "before\n\n" + message.formatted("2"));
            repeat(out, "0123456789", 5_000_000);
            out.write("\n\n" + message.formatted("3") + "after\n\n");
        }
        assertThat(Office.files(office.importInbox())).containsExactly("email/a.mbox read 3=2+0+0+1 (0)");
        assertThat(problem()).isEqualTo("RecordTooLong");
    }

    @Test
    void whatLooksLikeAFormulaIsGuardedOnItsWayOutAndBack() throws IOException {
        importFile("a.csv", out -> out.write(HEADER + "1,昨天,=cmd|' /C calc'!A0\n2,昨天,+86 138\n3,昨天,'quoted\n"));
        Path export = directory.resolve("r.csv");
        office.with(services -> new RejectExport(services.database().workspaceId(), reject -> "x")
                .write(export, services.intake().ledger().rejects().list()));
        assertThat(Files.readString(export)).contains(",'=cmd|' /C calc'!A0", ",'+86 138", ",'quoted");
        Files.writeString(export, Files.readString(export).replace("昨天", "2024-05-06"));
        office.importFile(export);
        assertThat(office.query("SELECT description FROM ticket ORDER BY external_id"))
                .containsExactly("=cmd|' /C calc'!A0", "+86 138", "'quoted");
    }

    /** Wherever among quotes the cut falls, the rows behind come in. */
    @ParameterizedTest
    @ValueSource(ints = {-3, -2, -1, 0, 1, 2, 3})
    void aCutAmongQuotesSwallowsNothing(int shift) throws IOException {
        int limit = 4 << 20;
        String begin = "2,2024-05-06,\"";
        RunSummary run = importFile("a.csv", out -> {
            out.write(HEADER + BEFORE + begin);
            repeat(out, "x", limit - begin.length() + shift - 20);
            repeat(out, "\"\"", 20);
            out.write("\"\n");
            for (int i = 3; i < 13; i++) {
                out.write(i + ",2024-05-06,后\n");
            }
        });
        assertThat(run.rows().read()).isEqualTo(12);
        assertThat(run.rows().imported()).isEqualTo(11);
    }

    @Test
    void oneDamagedByteMakesNoOtherEncoding() throws IOException {
        Path file = office.root().resolve("inbox/forms/a.csv");
        Files.createDirectories(file.toAbsolutePath().getParent());
        byte[] bytes = (HEADER + BEFORE.repeat(1) + "2,2024-05-06,订单没到!坏\n" + AFTER).getBytes(UTF_8);
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = bytes[i] == '!' ? (byte) 0xFF : bytes[i];
        }
        Files.write(file, bytes);
        assertThat(Office.files(office.importInbox())).containsExactly("forms/a.csv read 3=2+0+0+1 (0)");
        assertThat(problem()).isEqualTo("Undecodable");
    }

    @Test
    void twinsInAnArchiveAreRefused() throws IOException {
        Path file = office.root().resolve("inbox/forms/a.zip");
        Files.createDirectories(file.toAbsolutePath().getParent());
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(file))) {
            for (String name : new String[] {"a.csv", "b.csv"}) {
                out.putNextEntry(new ZipEntry(name));
                out.write((HEADER + name + ",2024-05-06,x\n").getBytes(UTF_8));
            }
        }
        byte[] bytes = Files.readAllBytes(file);
        String names = new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1).replace("b.csv", "a.csv");
        Files.write(file, names.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1));
        RunSummary run = office.importInbox();
        assertThat(run.files()).allMatch(line -> line.outcome().equals("refused"));
        assertThat(file).exists();
    }

    @ParameterizedTest
    @ValueSource(strings = {"comment", "word", "dates", "references"})
    @Timeout(20)
    void headersMadeToStrainPatternsDoNot(String what) throws IOException {
        String head =
                switch (what) {
                    case "comment" -> "From: (" + "a".repeat(60_000) + ") <a@b.cn>\nSubject: x";
                    case "word" -> "From: a@b.cn\nSubject: =?utf-8?B?" + "?a".repeat(30_000);
                    case "references" -> "From: a@b.cn\nReferences: " + "<".repeat(60_000);
                    default -> "From: a@b.cn\nSubject: x";
                };
        String body = what.equals("dates") ? ("Mon, 1 Jan 2024 " + "a@".repeat(150) + "\n").repeat(500) : "text\n";
        office.write(
                "inbox/email/a.eml", head + "\nDate: Mon, 6 May 2024 09:00:00 +0800\nMessage-ID: <1@x>\n\n" + body);
        assertThat(office.importInbox().rows().read()).isEqualTo(1);
    }

    @Test
    void xmlThatStrainsMemoryIsSaidOrBounded() throws IOException {
        RunSummary attribute = importFile("a.xml", out -> {
            out.write("<r><x a=\"");
            repeat(out, "0123456789", 1_000_000);
            out.write("\"><id>1</id></x></r>");
        });
        assertThat(attribute.files().get(0).problem()).contains("one value has more than");
        RunSummary children = importFile("b.xml", out -> {
            out.write("<r><x><id>1</id><at>2024-05-06</at><text>前</text>");
            repeat(out, "<a>1</a>", 1_000_000);
            out.write("</x></r>");
        });
        assertThat(children.rows().read()).isEqualTo(1);
    }
}
