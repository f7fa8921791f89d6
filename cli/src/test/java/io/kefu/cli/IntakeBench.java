package io.kefu.cli;

import io.kefu.access.Actor;
import io.kefu.intake.ledger.ImportRequest;
import io.kefu.job.Jobs;
import io.kefu.job.Services;
import io.kefu.store.Database;
import io.kefu.workspace.Language;
import io.kefu.workspace.Workspace;
import java.io.BufferedOutputStream;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Random;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.james.mime4j.parser.AbstractContentHandler;
import org.apache.james.mime4j.parser.MimeStreamParser;
import org.apache.james.mime4j.stream.BodyDescriptor;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.eventusermodel.XSSFReader;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.xml.sax.InputSource;
import org.xml.sax.XMLReader;
import org.xml.sax.helpers.DefaultHandler;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads a file of made-up contacts: {@code store} brings it in, rows stored and ledger kept, up to the end of the step
 * that reads exports; {@code bare} only lets the format's library parse it. Arguments: what, format, rows, directory.
 * Prints the seconds.
 */
final class IntakeBench {

    private static final String[] TEXTS = {
        "净水器漏水，已关总阀，请尽快安排上门维修，订单号DD20240501", "APP一直连不上WIFI，试了三次都不行，重启路由器也没有用",
        "请问A5空气净化器的滤芯多久换一次，有没有优惠活动", "三天了没人上门，要求退款并赔偿橱柜损失，否则打12315投诉"
    };
    private static final String MAPPING = """
            source: bench
            files: ["*"]
            kind: interaction
            format: %s
            dates: ["yyyy-MM-dd HH:mm:ss"]
            constants: {channel: web-form}
            fields: {external_id: id, occurred_at: at, name: name, phone: phone, subject: subject, text: text, rating: rating, agent: agent}
            required: [text]
            """;

    private IntakeBench() {}

    static String mapping(String format) {
        return MAPPING.formatted(format);
    }

    public static void main(String[] arguments) throws Exception {
        String format = arguments[1];
        int rows = Integer.parseInt(arguments[2]);
        Path directory = Path.of(arguments[3]);
        Path file = directory.resolve("contacts-" + rows + "." + format);
        if (!Files.exists(file)) {
            Files.createDirectories(directory);
            write(file, format, rows);
        }
        long begin = System.nanoTime();
        if (arguments[0].equals("bare")) {
            parse(file, format);
        } else if (arguments[0].equals("store")) {
            begin = store(file, format, directory.resolve("workspace-" + format));
        }
        System.out.println((System.nanoTime() - begin) / 1e9);
    }

    /** Thrown when the step that reads exports has ended: what follows is not intake. */
    private static final class Enough extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private static long store(Path file, String format, Path root) throws IOException {
        deleteAll(root);
        Workspace workspace = Workspace.create(root);
        Files.createDirectories(root.resolve("mappings"));
        String mapping = format.equals("mbox") ? "email" : "bench";
        Files.writeString(
                root.resolve("mappings/bench.yaml"), MAPPING.formatted(format.equals("mbox") ? "csv" : format));
        Database.create(workspace.database()).close();
        long[] begin = {System.nanoTime()};
        try (Services services = Services.open(workspace, Clock.systemUTC(), Language.EN)) {
            Jobs jobs = new Jobs(
                    services,
                    (step, items) -> {
                        if (step.equals("join-calls")) {
                            throw new Enough();
                        }
                    },
                    new Actor("bench"));
            jobs.importFiles(new ImportRequest(List.of(file.toAbsolutePath()), mapping));
        } catch (RuntimeException e) {
            // It ends where the bench wants it to end; the counts tell whether it got there.
        }
        try (Database database = Database.open(workspace.database())) {
            System.err.println(database.read()
                    .sql("SELECT rows_read || ' read, ' || imported || ' imported, ' || state FROM source_file")
                    .query(String.class)
                    .single());
        }
        return begin[0];
    }

    private static void deleteAll(Path root) throws IOException {
        if (Files.exists(root)) {
            try (var tree = Files.walk(root)) {
                for (Path path :
                        tree.sorted(java.util.Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }

    // ---- the file

    private static String[] row(int i, Random random) {
        LocalDateTime at = LocalDateTime.of(2024, 5, 1, 8, 0).plusSeconds(i * 7L % 600_000); // none to come
        return new String[] {
            "R" + i,
            at.toString().replace('T', ' ') + (at.getSecond() == 0 ? ":00" : ""),
            "客户" + random.nextInt(100_000),
            "138" + (10_000_000 + random.nextInt(90_000_000)),
            "标题" + random.nextInt(1000),
            TEXTS[random.nextInt(TEXTS.length)] + i,
            Integer.toString(1 + random.nextInt(5)),
            "K" + random.nextInt(20)
        };
    }

    private static final String[] COLUMNS = {"id", "at", "name", "phone", "subject", "text", "rating", "agent"};

    /** Writes contacts that the mapping of {@link #mapping} reads; those of an mbox the shipped one. */
    static void write(Path file, String format, int rows) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Random random = new Random(11);
        if (format.equals("xlsx")) {
            try (SXSSFWorkbook workbook = new SXSSFWorkbook(100);
                    OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
                var sheet = workbook.createSheet("contacts");
                fill(sheet.createRow(0), COLUMNS);
                for (int i = 1; i <= rows; i++) {
                    fill(sheet.createRow(i), row(i, random));
                }
                workbook.write(out);
            }
            return;
        }
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            if (format.equals("csv")) {
                out.write(String.join(",", COLUMNS) + "\n");
            }
            for (int i = 1; i <= rows; i++) {
                out.write(line(format, i, row(i, random)));
            }
        }
    }

    private static String line(String format, int i, String[] cells) {
        if (format.equals("csv")) {
            return String.join(",", cells) + "\n";
        }
        if (format.equals("jsonl")) {
            StringBuilder json = new StringBuilder("{");
            for (int c = 0; c < cells.length; c++) {
                json.append(c == 0 ? "" : ",")
                        .append('"')
                        .append(COLUMNS[c])
                        .append("\":\"")
                        .append(cells[c])
                        .append('"');
            }
            return json.append("}\n").toString();
        }
        return """
                From a@b.cn Mon May  6 09:00:00 2024
                From: =?UTF-8?B?5byg5LiJ?= <c%d@example.com>
                To: support@example.com
                Subject: =?UTF-8?B?55S16aWt54Wy?= %d
                Date: Mon, 6 May 2024 09:00:00 +0800
                Message-ID: <%d@bench>
                MIME-Version: 1.0
                Content-Type: multipart/alternative; boundary="b"

                --b
                Content-Type: text/plain; charset=utf-8
                Content-Transfer-Encoding: 8bit

                %s

                在 2024年5月5日，15:20，客服 <support@example.com> 写道：

                > 请问型号是什么？
                --b
                Content-Type: text/html; charset=utf-8

                <html><body><p>%s</p><blockquote>请问型号是什么？</blockquote></body></html>
                --b--

                """.formatted(i % 50_000, i, i, cells[5], cells[5]);
    }

    private static void fill(Row row, String[] cells) {
        for (int c = 0; c < cells.length; c++) {
            row.createCell(c).setCellValue(cells[c]);
        }
    }

    // ---- the bare parsers

    private static void parse(Path file, String format) throws Exception {
        switch (format) {
            case "csv" -> parseCsv(file);
            case "jsonl" -> parseJson(file);
            case "xlsx" -> parseWorkbook(file);
            default -> parseMail(file);
        }
    }

    private static void parseCsv(Path file) throws IOException {
        long length = 0;
        try (CSVParser parser = CSVParser.parse(file, StandardCharsets.UTF_8, CSVFormat.RFC4180)) {
            for (CSVRecord record : parser) {
                length += record.get(5).length();
            }
        }
        System.err.println(length);
    }

    private static void parseJson(Path file) throws IOException {
        JsonFactory factory = new JsonFactory();
        long length = 0;
        try (var lines = Files.newBufferedReader(file)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                try (JsonParser in = factory.createParser(ObjectReadContext.empty(), line)) {
                    while (in.nextToken() != null) {
                        length += in.getString().length();
                    }
                }
            }
        }
        System.err.println(length);
    }

    private static void parseWorkbook(Path file) throws Exception {
        long[] length = {0};
        try (OPCPackage pack = OPCPackage.open(file.toFile());
                InputStream sheet = new XSSFReader(pack).getSheetsData().next()) {
            XMLReader reader = org.apache.poi.util.XMLHelper.newXMLReader();
            reader.setContentHandler(new DefaultHandler() {
                @Override
                public void characters(char[] characters, int start, int count) {
                    length[0] += count;
                }
            });
            reader.parse(new InputSource(sheet));
        }
        System.err.println(length[0]);
    }

    private static void parseMail(Path file) throws Exception {
        long[] length = {0};
        try (io.kefu.intake.mail.Mailbox mailbox = new io.kefu.intake.mail.Mailbox(file, 1 << 24)) {
            for (var entry = mailbox.next(); entry != null; entry = mailbox.next()) {
                MimeStreamParser parser = new MimeStreamParser();
                parser.setContentDecoding(true);
                parser.setContentHandler(new AbstractContentHandler() {
                    @Override
                    public void body(BodyDescriptor descriptor, InputStream in) throws IOException {
                        length[0] += in.readAllBytes().length;
                    }
                });
                parser.parse(new java.io.ByteArrayInputStream(entry.content()));
            }
        }
        System.err.println(length[0]);
    }
}
