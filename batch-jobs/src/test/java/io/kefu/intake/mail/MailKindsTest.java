package io.kefu.intake.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Mail in which words or moments got lost. */
class MailKindsTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            Mon, 6 May 2024 09:00:00 +0800            | 2024-05-06T01:00:00Z
            Mon, 6 May 2024 09:00:00 EST              | 2024-05-06T14:00:00Z
            Mon, 6 May 2024 09:00:00 GMT+0800         | 2024-05-06T01:00:00Z
            Mon, 6 May 2024 09:00:00 UTC+8            | 2024-05-06T01:00:00Z
            Mon, 6 May 2024 09:00:00 PM +0800         | 2024-05-06T13:00:00Z
            Mon, 6 May 2024 09:00:00                  | 2024-05-06T09:00:00
            6 May 24 09:00 UT (comment)               | 2024-05-06T09:00:00Z
            Mon May  6 09:00:00 2024                  | 2024-05-06T09:00:00
            Mon May 6 09:00:00 CEST 2024              | 2024-05-06T07:00:00Z
            2024-05-06 09:00:00 +0800                 | 2024-05-06T01:00:00Z
            Mon, 6 May 2024 09:00:00 -0000            | 2024-05-06T09:00:00Z
            Mon, 36 May 2024 09:00:00 +0800           | -
            soon                                      | -
            """)
    void readsDates(String header, String expected) {
        assertThat(MailDate.iso(header)).isEqualTo(expected);
    }

    /** Each has words of a person that look like somebody else's, and keeps them all. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "见下：\n2024-05-06 我的账号 zhang@acme-shop.cn：\n无法登录，请重置。",
                "Hello,\nOn Friday your technician said:\nthe pump will be replaced.\nNobody came.",
                "你好\n你们客服张工来信：\n说三天内上门。\n到现在没人来。",
                "请看\n我在退货单上写了：\n1. 底座漏水\n请尽快上门。",
                "Order details\n________________________________\n\nModel R7\n________________________________\n\nIt does not charge any more.",
                "机器有两个问题：\n-- 漏水\n-- 异响",
                "订单一\n--\n订单二：一直漏水，请尽快上门处理。\n--\n请退款！",
                "你好，单据如下：\n寄件人：云杉家电\n收件人：张三\n单号：SF123\n\n我要退款。",
                "Please rebook my delivery:\nFrom: Shanghai depot\nTo: Paris, rue X\nDate: 6 May\n\nThe driver did not come.",
                "机器坏了\n发自上海仓库的那台，客户端 APP 显示已签收",
                "It is wet here.\nSent from the machine room where the pump leaks",
                "---------- Forwarded message ---------\nFrom: Ann <ann@acme-shop.org>\nSubject: pump\n\nThe pump leaks.",
            })
    void keepsWordsThatOnlyLookQuoted(String text) {
        assertThat(ReplyText.of(text).reply()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Fra: Kunde <kunde@acme-shop.dk>\nSendt: 6. maj 2024 08:00\nTil: support\nEmne: SV: pumpe\n\nGammel",
                "Ali <a@acme-shop.tr>, 6 May 2024 Pzt, 09:00 tarihinde şunu yazdı:\n\n> eski",
                "Kovács <k@acme.hu> ezt írta (időpont: 2024. máj. 6., 9:00):\n\nrégi",
                "보낸 사람: 김 <k@acme.kr>\n보낸 날짜: 2024년 5월 6일\n받는 사람: support\n제목: 펌프\n\n옛글",
                "发件人: 张三 <z@acme-shop.cn>\n发送时间: 2024年5月6日 8:00\n收件人: 客服\n主题: 漏水\n\n旧",
                "On Mon, May 6, 2024 at 9:00 AM Ann <ann@acme.cn> wrote:\n\nold",
                "张三 <z@acme-shop.cn> 于2024年5月6日周一 09:00写道：\n\n旧",
            })
    void cutsWhatIsProvenQuoted(String quotation) {
        assertThat(ReplyText.of("Own words.\n\n" + quotation).reply()).isEqualTo("Own words.");
    }

    @ParameterizedTest
    @CsvSource({"utf-7, +UcBsNFZobw9sNA-, 净水器漏水", "hz-gb-2312, ~{VPND~} ok, 中文 ok"})
    void decodesSevenBitEncodings(String charset, String bytes, String expected) {
        assertThat(MailText.decode(bytes.getBytes(StandardCharsets.US_ASCII), charset))
                .isEqualTo(expected);
    }
}
