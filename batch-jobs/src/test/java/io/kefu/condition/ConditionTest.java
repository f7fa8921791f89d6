package io.kefu.condition;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What conditions say of one ticket, and how they are written. */
class ConditionTest {

    /** Opened on 8 May 2024 at 23:00 in Shanghai, nine hours ago. */
    private static final Thing TICKET = new Thing(
            "wechat",
            "ＷＩＦＩ连不上，要退款",
            "complaint",
            "urgent",
            "in_progress",
            "vip",
            List.of("after-sales", "VIP"),
            3,
            2,
            Instant.parse("2024-05-08T15:00:00Z"),
            false);

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '§', textBlock = """
            channel == wechat                                        | true
            channel == "wechat"                                      | true
            channel == 'wechat'                                      | true
            channel == “wechat”                                      | true
            channel == Wechat                                        | false
            channel != phone                                         | true
            channel in [phone, wechat]                               | true
            channel not in [phone, wechat]                           | false
            subject contains wifi                                    | true
            subject contains "WiFi连"                                | true
            subject contains [漏电, 退款]                            | true
            subject not contains 不用退款                            | true
            subject mentions wifi                                    | true
            subject mentions wif                                     | false
            subject mentions ifi                                     | false
            subject mentions [漏电, 退款]                            | true
            subject not mentions [wif, ifi]                          | true
            subject matches "连[不没]上"                             | true
            subject matches "^连"                                    | false
            urgency == 紧急                                          | true
            urgency == URGENT                                        | true
            customer.level in [VIP, 战略]                            | true
            （customer.level in 【vip、战略】）                      | true
            rating < 3.5                                             | true
            rating >= 3                                              | true
            rating in [1, 3]                                         | true
            contacts == 2.0                                          | true
            opened == 2024-05-08                                     | true
            opened <= 2024-05-08                                     | true
            opened < 2024-05-08                                      | false
            opened > 2024-05-07                                      | true
            opened > 2024-05-08                                      | false
            opened == 2024-05-08T23:00                               | true
            opened == "2024-05-08 23:00"                             | true
            opened < 2024-05-08T15:00:00.001Z                        | true
            opened < now                                             | true
            age > 8h59min                                            | true
            age > 9h                                                 | false
            age >= 9h                                                | true
            history                                                  | false
            not history                                              | true
            history == false                                         | true
            skills contains vip                                      | true
            skills contains sales                                    | false
            skills is empty                                          | false
            subject is not empty                                     | true
            channel == phone or urgency == urgent and rating == 3    | true
            (channel == phone or urgency == urgent) and rating == 4  | false
            not channel == phone and not history                     | true
            not not history                                          | false
            NOT history AND rating == 3                              | true
            """)
    void decides(String condition, boolean expected) {
        assertThat(parse(condition).test(TICKET)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            channel == x        | false
            channel != x        | true
            channel in [x]      | false
            channel not in [x]  | true
            subject contains x  | false
            subject matches x   | false
            rating < 3          | false
            not rating < 3      | true
            rating != 3         | true
            opened > 2024-05-01 | false
            opened != now       | true
            age > 1s            | false
            age is empty        | true
            history             | false
            history != true     | true
            history == false    | false
            skills contains x   | false
            skills is empty     | true
            rating is empty     | true
            contacts is empty   | false
            subject is empty    | true
            """)
    void ofAThingWithoutValues(String condition, boolean expected) {
        assertThat(parse(condition).test(Thing.empty())).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '§', textBlock = """
            subject contains [漏电, wifi, 退款]                    | subject contains "wifi"
            subject mentions [漏电, wifi, 退款]                    | subject mentions "wifi"
            channel == phone or urgency in [urgent, critical]      | urgency == urgent
            channel in [wechat] and not history and rating < 4     | channel == "wechat"; not history; rating < 4
            skills contains [vip]                                  | skills contains "VIP"
            channel == phone                                       | §§
            """)
    void saysWhy(String condition, String because) {
        assertThat(String.join("; ", parse(condition).because(TICKET))).isEqualTo(because == null ? "" : because);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '§', textBlock = """
            channel==wechat                          | channel == "wechat"
            NOT ( history )                          | not history
            customer.level in[VIP,战略]              | customer.level in [vip, strategic]
            subject contains ["a"]                   | subject contains "a"
            ((history and (history)))                | history and history
            (history or history) and history         | (history or history) and history
            history or (history and history)         | history or history and history
            not (channel in [a])                     | channel not in ["a"]
            not (rating is empty)                    | rating is not empty
            subject matches "\\d\\"x"                | subject matches "\\\\d\\"x"
            age > 90min                              | age > 1h30min
            opened > 2024-05-08T23:00                | opened > 2024-05-08T23:00+08:00
            """)
    void isPrintedInOneWay(String written, String printed) {
        assertThat(parse(written)).hasToString(printed);
    }

    @Test
    void theLongestTakesNoLongerThanItsLength() {
        String evil = "subject matches \"(a*)*(a*)*(a*)*b\"";
        Thing thing = new Thing(null, "a".repeat(5_000), null, null, null, null, List.of(), null, 0, null, null);
        assertThat(parse(evil).test(thing)).isFalse();
    }

    @Test
    void aThousandPartsAreNoTrouble() {
        Condition<Thing> long1000 = parse("history" + " or history".repeat(1_000));
        assertThat(long1000.preselection()).isEqualTo(Preselection.EVERYTHING);
        assertThat(long1000.test(TICKET)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            \\d{4}-\\d{2}          | 7
            (ab{10}){5}            | 60
            [a-z{9}]{3}x           | 4
            ((a{100}){100}){100}   | 1010100
            """)
    void patternsAreMeasured(String pattern, long size) {
        assertThat(PatternSize.of(pattern)).isEqualTo(size);
    }

    private static Condition<Thing> parse(String condition) {
        return Condition.parse(condition, Thing.FIELDS, "--where");
    }
}
