package io.kefu.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.kefu.intake.mapping.Mappings;
import io.kefu.job.Office;
import io.kefu.job.RunSummary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each shipped mapping reads a small export of its program as it should: what the ledger holds of it afterwards is in
 * the file beside the export. {@code -Dkefu.golden=rewrite} writes those files anew; the diff is the review.
 */
class ShippedMappingsTest {

    private static final Path EXPORTS = Path.of("src/test/resources/io/kefu/intake/shipped");

    /** Read by the sample data, whose figures other tests check, and by tests of their own. */
    private static final Set<String> ELSEWHERE = Set.of(
            "agents",
            "app",
            "asterisk",
            "chat",
            "corrections",
            "customers",
            "desk",
            "email",
            "intake-form",
            "orders",
            "phone",
            "registration",
            "self-service",
            "web-form",
            "wechat");

    @TempDir
    private Path directory;

    private Office office;

    @BeforeEach
    void open() {
        office = Office.open(directory.resolve("workspace"));
        office.write("kefu.yaml", "zone: Asia/Shanghai\nlanguage: zh\ninbox_settle: 0s\nbrand: [云杉]\n");
    }

    static List<Path> exports() throws IOException {
        try (Stream<Path> files = Files.list(EXPORTS)) {
            return files.filter(file -> !file.toString().endsWith(".expected"))
                    .sorted()
                    .toList();
        }
    }

    private static String mappingOf(Path export) {
        String name = String.valueOf(export.getFileName());
        return name.substring(0, name.indexOf('.'));
    }

    @ParameterizedTest
    @MethodSource("exports")
    void everyFieldIsRead(Path export) throws IOException {
        String mapping = mappingOf(export);
        List<String> read = read(export, mapping);
        Path expected = EXPORTS.resolve(mapping + ".expected");
        if ("rewrite".equals(System.getProperty("kefu.golden"))) {
            Files.write(expected, read);
        }
        assertThat(read).isEqualTo(Files.readAllLines(expected));
    }

    private List<String> read(Path export, String mapping) {
        RunSummary run = office.importFile(export.toAbsolutePath(), mapping);
        var rows = run.rows();
        List<String> lines = new ArrayList<>();
        lines.add("imported %d, duplicate %d, filtered %d, quarantined %d"
                .formatted(rows.imported(), rows.duplicate(), rows.filtered(), rows.quarantined()));
        lines.addAll(office.query("SELECT kind, external_id, content FROM intake_record ORDER BY id"));
        lines.addAll(office.query("SELECT line, problem, facts FROM quarantine ORDER BY line"));
        return lines;
    }

    @Test
    void postsOfXiaohongshuComeAsAWorkbook() throws IOException {
        Path file = directory.resolve("notes.xlsx");
        try (XSSFWorkbook book = new XSSFWorkbook();
                var out = Files.newOutputStream(file)) {
            var sheet = book.createSheet();
            String[][] rows = {
                {"笔记ID", "发布时间", "昵称", "标题", "正文"},
                {"N1", "2024-05-06 09:00", "小雨", "避雷", "云杉净水器漏水"},
                {"N2", "2024-05-06 09:30:15", "小风", "探店", "咖啡真好喝"}
            };
            for (int i = 0; i < rows.length; i++) {
                var row = sheet.createRow(i);
                for (int j = 0; j < rows[i].length; j++) {
                    row.createCell(j).setCellValue(rows[i][j]);
                }
            }
            book.write(out);
        }
        assertThat(read(file, "xiaohongshu"))
                .startsWith("imported 1, duplicate 0, filtered 1, quarantined 0")
                .element(1)
                .asString()
                .contains("interaction N1", "避雷\\n云杉净水器漏水", "小雨");
    }

    @Test
    void noMappingIsForgotten() throws IOException {
        Set<String> tried = new HashSet<>(ELSEWHERE);
        tried.add("xiaohongshu");
        exports().forEach(export -> tried.add(mappingOf(export)));
        assertThat(office.with(services -> Mappings.all(services.workspace())).keySet())
                .isEqualTo(tried);
    }
}
