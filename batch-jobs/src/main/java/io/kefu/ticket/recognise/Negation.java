package io.kefu.ticket.recognise;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes out of a text what its writer says not to want: 不用退款了, 没有投诉的意思, no refund needed. That something has not
 * happened (没有退款, no refund yet) is no such thing: the matter is still there.
 */
final class Negation {

    /** What people say that they do not want; nothing else is ever taken out. */
    private static final String WISH = "(?<object>退款|退钱|退货|换货|换新|投诉|举报|曝光|差评|赔偿|上门|维修|返修|检测|发票|退换货?|咨询)";

    /** What may stand between the negation and the wish. */
    private static final String VERB = "(?:再|去|来|要|想|给我|帮我|你们|申请|办理|任何|在)?";

    private static final String ENGLISH_WISH =
            "(?:an? |any |the )?(?<object>refunds?|returns?|replacements?|repairs?|complaints?|invoices?|exchanges?)\\b";

    /** The group named {@code object} is what is not wanted. */
    private static final List<Pattern> FORMS = List.of(
            Pattern.compile("(?:(?<!要)不用|不需要|无需|不必|用不着|犯不着|(?<!是)不想|不打算|没打算|(?<!是)不准备|并非|谈不上|算不上)" + VERB + WISH),
            Pattern.compile("(?<!是)不要" + VERB + WISH + "(?=了|[^\\p{IsHan}]|$)"),
            Pattern.compile("没有?" + VERB + WISH + "的(?:意思|打算|想法|必要|意图)"),
            Pattern.compile("(?<!是)不是(?:要|来|想)?" + VERB + WISH),
            Pattern.compile("\\bno " + ENGLISH_WISH + " (?:is |are )?(?:needed|required|necessary|wanted)\\b"),
            Pattern.compile("\\bno need (?:for|of) " + ENGLISH_WISH),
            Pattern.compile(
                    "\\b(?:do not|don't|dont|didn't|did not|does not|doesn't) (?:really )?(?:need|want|require) "
                            + ENGLISH_WISH),
            Pattern.compile(
                    "\\b(?:is not|isn't|not) (?:asking for |looking for )?(?:an? |any )(?<object>complaint|refund|return)\\b"),
            Pattern.compile("\\bnot (?:asking|looking) for " + ENGLISH_WISH));

    private Negation() {}

    /** One of these stands in every form; most texts have none, and every contact is looked through. */
    private static final List<String> SIGNS = List.of("不", "没", "无需", "并非", "no", "n't", "dont");

    /** The text with blanks in place of what is not wanted; everything else stays where it is. */
    static String without(String text) {
        String lower = text.toLowerCase(Locale.ROOT).replace('\u2019', '\'');
        if (SIGNS.stream().noneMatch(lower::contains) || lower.length() != text.length()) {
            return text; // letters that grow when they become small are left alone
        }
        StringBuilder left = new StringBuilder(text);
        for (Pattern form : FORMS) {
            Matcher found = form.matcher(lower);
            while (found.find()) {
                for (int i = found.start("object"); i < found.end("object"); i++) {
                    left.setCharAt(i, ' ');
                }
            }
        }
        return left.toString();
    }
}
