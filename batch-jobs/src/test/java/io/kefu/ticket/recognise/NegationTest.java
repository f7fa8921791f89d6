package io.kefu.ticket.recognise;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NegationTest {

    /** In front a text, behind the word that is looked for, and whether it is meant. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            不用退款了，能修好就行             | 退款      | false
            不用退款了，给我换新               | 换新      | true
            不需要再上门了                     | 上门      | false
            没有投诉的意思，就是问问           | 投诉      | false
            我没有要投诉的意思                 | 投诉      | false
            我不是投诉，我是想咨询一下         | 投诉      | false
            我不是投诉，我是想咨询一下         | 咨询      | true
            不想退货，只想知道怎么用           | 退货      | false
            没打算举报你们                     | 举报      | false
            谈不上投诉，提个建议               | 投诉      | false
            一直没有退款                       | 退款      | true
            没有人处理我的投诉                 | 投诉      | true
            不退款我就投诉                     | 退款      | true
            不退款我就投诉                     | 投诉      | true
            你们不要推诿                       | 推诿      | true
            不要再骗我了，退款                 | 退款      | true
            不给退款还态度差                   | 退款      | true
            不充电了                           | 充电      | true
            没想到起火了                       | 起火      | true
            不想要了我要退款                   | 退款      | true
            不用修直接退款                     | 退款      | true
            不要了给我退款                     | 退款      | true
            不要不给退款                       | 退款      | true
            不要等到起火才处理                 | 起火      | true
            机器不用就漏电                     | 漏电      | true
            不用的时候漏水                     | 漏水      | true
            是不是要退货才能换新               | 退货      | true
            是不是要投诉才有人管               | 投诉      | true
            你们是不是不准备退款               | 退款      | true
            不要退款了，修好就行               | 退款      | false
            My money was not refunded          | refunded  | true
            You never refunded my money        | refunded  | true
            order cancelled without a refund   | refund    | true
            It was not returned                | returned  | true
            No refund needed, thanks           | refund    | false
            There is no need for a refund      | refund    | false
            I don't want a refund, fix it      | refund    | false
            This is not a complaint            | complaint | false
            I don’t want a refund, fix it      | refund    | false
            I'm not asking for a refund        | refund    | false
            No refund yet after two weeks      | refund    | true
            I still have not got my refund     | refund    | true
            It is not charging                 | charging  | true
            I want a refund                    | refund    | true
            """)
    void whatIsNotWantedDoesNotCount(String text, String word, boolean meant) {
        String left = Negation.without(text);
        assertThat(left).hasSameSizeAs(text);
        assertThat(left.contains(word)).as(left).isEqualTo(meant);
    }
}
