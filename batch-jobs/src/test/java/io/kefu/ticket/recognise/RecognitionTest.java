package io.kefu.ticket.recognise;

import static org.assertj.core.api.Assertions.assertThat;

import io.kefu.classify.Example;
import io.kefu.classify.Training;
import io.kefu.customer.golden.Level;
import io.kefu.customer.golden.Traits;
import io.kefu.text.Keyed;
import io.kefu.ticket.life.Attribute;
import io.kefu.ticket.life.Grade;
import io.kefu.ticket.life.TicketOf;
import io.kefu.ticket.value.TicketType;
import io.kefu.workspace.Workspace;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The shipped rules on what customers write. */
class RecognitionTest {

    private static final Given NOTHING = new Given(null, null, null, null, null);

    private static Recognition rules;

    @BeforeAll
    static void readRules(@TempDir Path directory) {
        Workspace workspace = Workspace.create(directory);
        Workspace.Resource shipped = workspace.resource("rules/recognition.yaml");
        Workspace.Resource facts = workspace.resource("rules/facts.yaml");
        rules = Recognition.parse(
                shipped.name(),
                shipped.text(),
                Facts.parse(facts.name(), facts.text(), TicketOf.GRADES),
                TicketOf.GRADES);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            插座漏电,吓死人了                       | ORDINARY  | after_sales after_sales_fault critical high after-sales
            我要投诉,维修师傅态度差                 | ORDINARY  | complaint complaint normal medium complaint
            再不处理我就打12315投诉                 | ORDINARY  | complaint complaint urgent high complaint
            请问净水器多少钱                        | ORDINARY  | inquiry pre_sales normal low pre-sales
            请问净水器多少钱                        | VIP       | inquiry pre_sales normal medium pre-sales
            请问净水器多少钱                        | STRATEGIC | inquiry pre_sales normal high pre-sales
            APP一直连不上WIFI                     | ORDINARY  | after_sales technical_support normal medium tech-support
            嗯                                      | ORDINARY  | null null normal low pre-sales
            My account was hacked                   | ORDINARY  | null null critical high pre-sales
            """)
    void grades(String text, Level level, String expected) {
        Grade grade = rules.grade(NOTHING, text, "phone", new Traits(level, Set.of()));
        assertThat(String.join(
                        " ",
                        Keyed.keyOf(grade.type()),
                        grade.subtype(),
                        grade.urgency().key(),
                        grade.priority().key(),
                        grade.team()))
                .isEqualTo(expected);
    }

    /** A rule that is not sure gives way to a classifier that is; a sure one, and what a source says, never do. */
    @ParameterizedTest
    @CsvSource({
        "'sure: false, ', , 客服太慢, complaint",
        "'sure: false, ', , 太慢, pre_sales",
        "'', , 客服太慢, pre_sales",
        "'sure: false, ', inquiry, 客服太慢, pre_sales"
    })
    void anUnsureRuleGivesWay(String sure, @Nullable TicketType given, String text, String subtype) {
        String yaml = """
                types:
                  - {subtype: pre_sales, type: inquiry, %swhen: text mentions 慢}
                hints:
                  - {hint: service, when: text mentions 客服}
                matrix:
                  critical: {large: low, medium: low, small: low}
                  urgent: {large: low, medium: low, small: low}
                  normal: {large: low, medium: low, small: low}
                """.formatted(sure);
        Recognition own = Recognition.parse("recognition.yaml", yaml, rules.facts(), TicketOf.GRADES);
        List<Example> examples = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            examples.add(new Example("慢" + i, Set.of("rule pre_sales"), "inquiry/pre_sales"));
            examples.add(new Example("慢" + i, Set.of("rule pre_sales", "service"), "complaint/complaint"));
        }
        Classifier learned = new Classifier(1, new Training(examples, 1).train(), 0.7);
        Grade grade = own.with(Optional.of(learned))
                .grade(new Given(given, null, null, null, null), text, "app", Traits.NONE);
        assertThat(grade.subtype()).isEqualTo(subtype);
        if (subtype.equals("complaint")) {
            assertThat(grade.why().get(Attribute.TYPE)).contains("+[service]");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "complaint, , complaint, complaint",
        "inquiry, , inquiry, pre_sales",
        ", technical_support, after_sales, technical_support"
    })
    void whatTheSourceSaysGoesFirst(TicketType type, String subtype, TicketType expectedType, String expectedSubtype) {
        Grade grade = rules.grade(new Given(type, subtype, null, null, null), "嗯", "phone", Traits.NONE);
        assertThat(grade.type()).isEqualTo(expectedType);
        assertThat(grade.subtype()).isEqualTo(expectedSubtype);
    }
}
