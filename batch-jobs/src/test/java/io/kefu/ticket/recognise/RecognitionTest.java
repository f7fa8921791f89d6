package io.kefu.ticket.recognise;

import static org.assertj.core.api.Assertions.assertThat;

import io.kefu.ticket.life.Grade;
import io.kefu.workspace.Workspace;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The shipped rules on what customers write. */
class RecognitionTest {

    private static final Recognition.Given NOTHING = new Recognition.Given(null, null, null, null, null);

    private static Recognition rules;

    @BeforeAll
    static void readRules(@TempDir Path directory) {
        Workspace.Resource shipped = Workspace.create(directory).resource("rules/recognition.yaml");
        rules = Recognition.parse(shipped.name(), shipped.text());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            插座漏电,吓死人了                       | ordinary  | after_sales after_sales_fault critical high after-sales
            我要投诉,维修师傅态度差                 | ordinary  | complaint complaint normal medium complaint
            再不处理我就打12315投诉                 | ordinary  | complaint complaint urgent high complaint
            请问净水器多少钱                        | ordinary  | inquiry pre_sales normal low pre-sales
            请问净水器多少钱                        | vip       | inquiry pre_sales normal medium pre-sales
            请问净水器多少钱                        | strategic | inquiry pre_sales normal high pre-sales
            APP一直连不上WIFI                     | ordinary  | after_sales technical_support normal medium tech-support
            嗯                                      | ordinary  | null null normal low pre-sales
            My account was hacked                   | ordinary  | null null critical high pre-sales
            """)
    void grades(String text, String level, String expected) {
        Grade grade = rules.grade(NOTHING, text, "phone", level);
        assertThat(String.join(" ", grade.type(), grade.subtype(), grade.urgency(), grade.priority(), grade.team()))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "complaint, , complaint, complaint",
        "inquiry, , inquiry, pre_sales",
        ", technical_support, after_sales, technical_support"
    })
    void whatTheSourceSaysGoesFirst(String type, String subtype, String expectedType, String expectedSubtype) {
        Grade grade = rules.grade(new Recognition.Given(type, subtype, null, null, null), "嗯", "phone", "ordinary");
        assertThat(grade.type()).isEqualTo(expectedType);
        assertThat(grade.subtype()).isEqualTo(expectedSubtype);
    }
}
