package io.kefu.intake.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReplyTextTest {

    private static final Path SHARED = Path.of("../../shared/data");

    /** {@code /} stands for a line's end. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            谢谢！//在 2024年5月6日，15:20，客服 <s@example.com> 写道：//请问型号？          | 谢谢！
            YS-100//在 2024-05-06 15:20:11，"客服" <s@example.com> 写道：//>请问型号？       | YS-100
            好的//发件人：客服/发送时间：2024-05-06 15:20/主题：Re: 电饭煲//请问型号             | 好的
            好的//------------------ 原始邮件 ------------------/发件人: x                     | 好的
            好的//---- 回复的原邮件 ----/x                                                 | 好的
            于 2024/5/6 15:20, 客服 写道:/> 请问型号？//YS-100，见附件                        | YS-100，见附件
            我在 5 月 6 日给你们写道：请退款，但没人回。/请回复。                               | 我在 5 月 6 日给你们写道：请退款，但没人回。/请回复。
            好的/--/张三/13800001234                                                      | 好的
            好的//发自我的iPhone                                                          | 好的
            好的//获取 Outlook for iOS                                                    | 好的
            坏了 -- 昨天买的                                                              | 坏了 -- 昨天买的
            请查：/发件人：张三/收件人：李四/时间：10:00/急！                                | 请查：/发件人：张三/收件人：李四/时间：10:00/急！
            会议/From: 10:00/To: 12:00/Date: May 6/Subject: x/请确认                        | 会议/From: 10:00/To: 12:00/Date: May 6/Subject: x/请确认
            第一段。/-- /张伟/示例公司//补充：我周五不在，请周四前来。                         | 第一段。//补充：我周五不在，请周四前来。
            On 2024-05-06 at 10:12 your Wang <w@x.cn> said/that I get it back.//Please pay. | On 2024-05-06 at 10:12 your Wang <w@x.cn> said/that I get it back.//Please pay.
            YS-100//On 2024-05-06 10:12, Wang <w@x.cn> wrote//which model?               | YS-100
            > 型号？/YS-100/> ----- Original Message -----/> From: x/5月3日买的               | YS-100/5月3日买的
            """)
    void cutsWhatChineseProgramsQuote(String text, String reply) {
        assertThat(ReplyText.of(text.replace('/', '\n').replace("2024\n5\n6", "2024/5/6"))
                        .reply())
                .isEqualTo(reply.replace('/', '\n'));
    }

    /** Words that only look like a head, an introduction, a divider, a device or a signature. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            您好/请回电 13800001111/张三/小王写道：/> 何时？                              | 您好/请回电 13800001111/张三
            Hello,//2 pieces/Bob/Support <s@x.example.com> wrote://how many?             | Hello,//2 pieces/Bob
            你好，请查件：/寄件人：张三/收件人：李四/时间：2024-05-06 10:20/急               | 你好，请查件：/寄件人：张三/收件人：李四/时间：2024-05-06 10:20/急
            Hi,/From: Shanghai/To: Hamburg/Date: 12.05.2024/Please confirm.              | Hi,/From: Shanghai/To: Hamburg/Date: 12.05.2024/Please confirm.
            New enquiry/From: Jane <j@x.org>/Subject: cooker/Phone: 1//Message:/broken   | New enquiry/From: Jane <j@x.org>/Subject: cooker/Phone: 1//Message:/broken
            请开发票：/主题：发票/发件人：张三/日期：5月6日/抬头：某公司                       | 请开发票：/主题：发票/发件人：张三/日期：5月6日/抬头：某公司
            请改地址：/--原信息--/北京/--新信息--/上海                                       | 请改地址：/--原信息--/北京/--新信息--/上海
            Please compare:/--- Original ---/a/--- Edited ---/b                          | Please compare:/--- Original ---/a/--- Edited ---/b
            好的/来自北京的小米                                                           | 好的/来自北京的小米
            Retour/Verzonden via PostNL 3SABC1                                           | Retour/Verzonden via PostNL 3SABC1
            Hi/Sent with DHL Express                                                     | Hi/Sent with DHL Express
            Hi/-- /Jane//On Mon, May 6, 2024 at 3:20 PM A <a@b.com> wrote:/> q1//YS-100/> q2//Berlin | Hi//YS-100//Berlin
            """)
    void keepsWordsThatOnlyLookQuoted(String text, String reply) {
        assertThat(ReplyText.of(text.replace('/', '\n')).reply()).isEqualTo(reply.replace('/', '\n'));
    }

    /** What stands above a forwarded message and tells nothing is no text of its own. */
    @ParameterizedTest
    @ValueSource(strings = {"-- \n张三\n", "[cid:image001.png@01D]\n", "\u00a0\n", "zs@163.com\n", "________________\n"})
    void keepsAForwardBelowNothing(String above) {
        String forward =
                "---------- Forwarded message ---------\nFrom: A <a@b.com>\nDate: Mon, May 6, 2024 at 3:20 PM\n"
                        + "Subject: x\nTo: B <b@c.com>\n\nThe words.";
        assertThat(ReplyText.of(above + "\n" + forward).reply()).contains("The words.");
    }

    @Test
    void indentsAndAnswersInContainersAreNoQuotation() {
        String indent =
                "<div>收货地址改为：</div><blockquote style=\"margin:0 0 0 40px;border:none;padding:0\">上海市</blockquote>";
        assertThat(ReplyText.of(HtmlText.of(indent)).reply()).contains("上海市");
        String below =
                "<div class=\"gmail_quote gmail_quote_container\"><div><div class=\"gmail_attr\">On Mon, May 6, 2024 at 3:20 PM A"
                        + " &lt;a@b.com&gt; wrote:<br></div><blockquote class=\"gmail_quote\">Model?</blockquote><div>YS-100</div></div></div>";
        assertThat(ReplyText.of(HtmlText.of(below)).reply()).isEqualTo("YS-100");
    }

    @Test
    @Tag("shared")
    void cutsWhatWesternProgramsQuote() throws IOException {
        for (Path file : files("mail-talon/standard_replies")) {
            assertThat(MailParser.parse(Files.readAllBytes(file)).text())
                    .as(file.toString())
                    .isEqualTo("Hello");
        }
        for (Path file : files("mail-talon/html_replies")) {
            String reply = ReplyText.of(HtmlText.of(Files.readString(file))).reply();
            assertThat(reply.replaceAll("\\s+", " ")).as(file.toString()).isEqualTo("Hi. I am fine. Thanks, Alex");
        }
    }

    /** What that project's own tests expect of these files. */
    @ParameterizedTest
    @Tag("shared")
    @CsvSource(delimiter = '|', textBlock = """
            email_iPhone.txt      | Here is another email
            email_BlackBerry.txt  | Here is another email
            email_multi_word_sent_from_my_mobile_device.txt | Here is another email
            email_sent_from_my_not_signature.txt | Here is another email Sent from my desk, is much easier then my mobile phone.
            correct_sig.txt       | this is an email with a correct -- signature.
            email_1_4.txt         | Awesome! I haven't had another problem with it.
            email_1_6.txt         | I get proper rendering as well.
            email_1_7.txt         | :+1:
            email_1_8.txt         | I will reply under this one and under this.
            email_2_1.txt         | Outlook with a reply
            email_2_2.txt         | Outlook with a reply directly above line
            email_2_3.txt         | Outlook with a reply directly above line
            pathological.txt      | I think you're onto something. I will try to fix the problem as soon as I get back to a computer.
            email_sig_delimiter_in_middle_of_line.txt | Hi there! Stuff happened. And here is a fix -- this is not a signature. kthxbai
            """)
    void readsTheRepliesOfAnotherParser(String file, String reply) throws IOException {
        String text = Files.readString(SHARED.resolve("mail-replyparser").resolve(file));
        assertThat(ReplyText.of(text).reply().replaceAll("\\s+", " ")).isEqualTo(reply);
    }

    private static List<Path> files(String directory) throws IOException {
        try (Stream<Path> files = Files.list(SHARED.resolve(directory))) {
            return files.filter(file -> file.toString().matches(".*\\.(eml|html)"))
                    .sorted()
                    .toList();
        }
    }
}
