package io.kefu.intake.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuoteGuardTest {

    private static String guarded(String text, int chunk) throws IOException {
        StringBuilder out = new StringBuilder();
        char[] target = new char[chunk];
        try (QuoteGuard guard = new QuoteGuard(new StringReader(text), ',', '"', 10_000)) {
            for (int n = guard.read(target, 0, chunk); n >= 0; n = guard.read(target, 0, chunk)) {
                out.append(target, 0, n);
            }
        }
        return out.toString().replace(QuoteGuard.MARK, '!');
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a,b~1,2~|a,b~1,2~",
                "a,\"b\"~\"x ~ y\",2~|a,\"b\"~\"x ~ y\",2~",
                "1,\"he said \"\"hi\"\"\",3~|1,\"he said \"\"hi\"\"\",3~",
                "1,5\" pipe,3~|1,5\" pipe,3~",
                "a, \"x, y\" ,c~|a,\"x, y\" ,c~",
                "a, \"x\" is y,c~|a, \"x\" is y,c~",
                "1,\"5,\"lamp, red\"~2,b,c~|\"!1,\"\"5,\"\"lamp, red\"\"\"~2,b,c~",
                "1,\"open,c~2,b,c~3,\"x\",c~|\"!1,\"\"open,c\"~2,b,c~3,\"x\",c~",
                "1,\"open,c~2,b,c|\"!1,\"\"open,c\"~2,b,c",
                "1,b,c~2,\"breaks o|1,b,c~2,\"breaks o",
            })
    void aFaultCostsItsOwnLine(String text, String handedOn) throws IOException {
        for (int chunk : new int[] {1, 3, 4096}) {
            assertThat(guarded(text.replace('~', '\n'), chunk)).isEqualTo(handedOn.replace('~', '\n'));
            assertThat(guarded(text.replace("~", "\r\n"), chunk)).isEqualTo(handedOn.replace("~", "\r\n"));
        }
    }

    @Test
    void whatIsSoundGoesThroughAsItIs() throws IOException {
        Random random = new Random(3);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 20_000; i++) {
            text.append(i).append(",\"").append("word \"\"quoted\"\" , and\nmore ".repeat(random.nextInt(4)));
            text.append("\",").append(random.nextInt()).append(i % 3 == 0 ? "\r\n" : "\n");
        }
        assertThat(guarded(text.toString(), 1 << 13)).isEqualTo(text.toString());
    }
}
