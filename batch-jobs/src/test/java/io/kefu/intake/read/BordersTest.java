package io.kefu.intake.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.kefu.intake.format.Format;
import io.kefu.intake.format.Input;
import io.kefu.intake.format.Layout;
import io.kefu.intake.format.Part;
import io.kefu.intake.format.SourceRow;
import io.kefu.problem.KefuException;
import io.kefu.text.Json;
import io.kefu.workspace.Limits;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The parts of a file, read one after another, give what the whole file gives. */
class BordersTest {

    private static Limits limits(int recordChars) {
        return new Limits(recordChars, 100, 1 << 20, 1 << 20, 10, 10, 50, 100);
    }

    /** Pieces that a table is made of; many of them are faults of quotes. */
    private static final String[] CELLS = {
        "张三",
        "a",
        "",
        " b ",
        "\"一\n二\"",
        "\"x\"\"y\"",
        "\"a,b\"",
        "say \"hi\"",
        "\"",
        "\"open",
        "\"a\"b",
        " \"c\"",
        "\"\r\n\"",
        "'",
        "1"
    };

    private static final String[] ENDS = {"\n", "\n", "\n", "\r\n", "\n\n", "\n,,\n"};

    private static final String[] MAIL = {
        "From a@b.example Mon May  6 08:00:00 2024\nFrom: a@b.example\nSubject: s\n\ntext\n",
        "From a@b.example Mon May  6 08:00:00 2024\nSubject: s\n\ntext\n>From here on\nFrom there on\n",
        "\n",
        "From b@b.example Mon May  6 09:00:00 2024\nContent-Type: multipart/mixed; boundary=\"x\"\n\n--x\n\nFrom a@b.example Mon May  6 08:00:00 2024\nA: b\n\n--x--\n",
        "From b@b.example Mon May  6 09:00:00 2024\nContent-Length: 80\n\nFrom a@b.example Mon May  6 08:00:00 2024\nA: b\n\nmore\n"
    };

    @TempDir
    private Path directory;

    @ParameterizedTest
    @CsvSource({"UTF-8", "GB18030", "Big5-HKSCS", "UTF-16LE"})
    void tables(String charset) throws IOException {
        int divided = 0;
        for (int seed = 0; seed < 400; seed++) {
            Random random = new Random(seed);
            StringBuilder text = new StringBuilder(random.nextInt(4) == 0 ? "sep=,\n" : "").append("p,q,r\n");
            for (int row = random.nextInt(40); row >= 0; row--) {
                for (int column = 0; column < 3; column++) {
                    text.append(column == 0 ? "" : ",").append(CELLS[random.nextInt(CELLS.length)]);
                }
                text.append(ENDS[random.nextInt(ENDS.length)]);
            }
            divided += same(text.toString(), Charset.forName(charset), Format.CSV, 1 + random.nextInt(200));
        }
        assertThat(divided > 100).isEqualTo(!charset.startsWith("UTF-16"));
    }

    @Test
    void tablesWithoutQuotes() throws IOException {
        for (int size = 1; size < 60; size++) {
            same("p,q\n1,一\n\n2,二\r\n3,三\n4,四", Charset.forName("UTF-8"), Format.CSV, size);
        }
    }

    @Test
    void linesOfJson() throws IOException {
        int divided = 0;
        for (int size = 1; size < 80; size++) {
            String text = "\uFEFF{\"p\": \"一\"}\n\n{\"p\": 2}\r\nnonsense\n{\"p\":\r3}\n{\"p\": 4}";
            divided += same(text, Charset.forName("UTF-8"), Format.JSONL, size);
        }
        assertThat(divided).isGreaterThan(50);
    }

    @Test
    void mailboxes() throws IOException {
        int divided = 0;
        for (int seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            StringBuilder text = new StringBuilder(MAIL[0]);
            for (int i = random.nextInt(20); i >= 0; i--) {
                text.append(MAIL[random.nextInt(MAIL.length)]).append(random.nextInt(5) == 0 ? "" : "\n");
            }
            divided += same(text.toString(), Charset.forName("UTF-8"), Format.MAIL, 1 + random.nextInt(500));
        }
        assertThat(divided).isGreaterThan(100);
    }

    /** 1 when it was divided. */
    private int same(String text, Charset charset, Format format, long size) throws IOException {
        Path file = directory.resolve("file");
        Files.write(file, text.getBytes(charset));
        Layout layout = new Layout(
                format, charset.name(), ',', '"', 0, List.of(), "", "", "", Set.of("subject", "p"), Set.of(), Set.of());
        Input input = Input.of(file);
        Limits limits = limits(size % 3 == 0 ? 30 : 1 << 20); // some records are too long
        List<Part> parts = Borders.parts(input, layout, limits, size);
        List<String> together = new ArrayList<>();
        parts.forEach(part -> together.addAll(rows(input, layout, limits, part)));
        assertThat(together).as("%s %s", parts, text).isEqualTo(rows(input, layout, limits, Part.WHOLE));
        return parts.size() > 1 ? 1 : 0;
    }

    private static List<String> rows(Input file, Layout layout, Limits limits, Part part) {
        List<String> rows = new ArrayList<>();
        try (RowReader reader = RowReader.open(file, layout, List.of("p", "subject"), limits, part)) {
            for (SourceRow row = reader.read(); row != null; row = reader.read()) {
                rows.add(row.line() + " " + Arrays.toString(row.cells()) + " " + row.problem() + " "
                        + Json.write(row.raw().get()));
            }
        } catch (KefuException e) {
            rows.add(e.problem().toString());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return rows;
    }
}
