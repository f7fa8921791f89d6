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

    /** Characters that end what a word refers to. */
    private static final String CLAUSE = "[^\\s\\p{P}，。！？；：、]";

    /** The group named {@code object} is what is not wanted. */
    private static final List<Pattern> FORMS = List.of(
            Pattern.compile("(?:不用|不要|不需要|无需|不必|用不着|犯不着|不想|不打算|没想|没打算|不准备|不是要|不是想|不是来|并非|谈不上|算不上)"
                    + "(?:再|去|要|是|给我|帮我)?(?<object>" + CLAUSE + "{1,4})"),
            Pattern.compile("没有?(?:要|想|任何)?(?<object>" + CLAUSE + "{1,4}?)的(?:意思|打算|想法|必要|意图)"),
            Pattern.compile("不是(?:在)?(?<object>投诉|举报|退货|退款|换货|咨询)"),
            Pattern.compile("\\bno (?<object>(?:\\w+ ){1,3}?)(?:is |are )?(?:needed|required|necessary|wanted)\\b"),
            Pattern.compile("\\bno need (?:for|of|to) (?:an? |any |the )?(?<object>\\w+)"),
            Pattern.compile("\\b(?:do not|don't|dont|didn't|did not|does not|doesn't) (?:really )?(?:need|want|require)"
                    + " (?:to )?(?:an? |any |the )?(?<object>\\w+)"),
            Pattern.compile(
                    "\\b(?:not|isn't|never|without) (?:really )?(?:an? |any )?(?:asking for |looking for |here to )?"
                            + "(?:an? |any )?(?<object>complain\\w*|refund\\w*|return\\w*|replacement\\w*)"));

    /** 不要 and the like before these ask for something instead. */
    private static final Pattern URGING = Pattern.compile("^(?:推|拖|骗|敷衍|糊弄|让我|再让|总是|老是|忽悠|太)");

    private Negation() {}

    /** The text with blanks in place of what is not wanted; everything else stays where it is. */
    static String without(String text) {
        StringBuilder left = new StringBuilder(text);
        String lower = text.toLowerCase(Locale.ROOT);
        if (lower.length() != text.length()) {
            return text; // letters that grow when they become small: leave it
        }
        for (Pattern form : FORMS) {
            Matcher found = form.matcher(lower);
            while (found.find()) {
                if (!URGING.matcher(found.group("object")).find()) {
                    for (int i = found.start("object"); i < found.end("object"); i++) {
                        left.setCharAt(i, ' ');
                    }
                }
            }
        }
        return left.toString();
    }
}
