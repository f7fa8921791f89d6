package io.kefu.intake.mail;

import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;

/**
 * A message's text in three: what its sender wrote, what he quotes, and his signature. Knows how Chinese and Western
 * mail programs introduce what they quote.
 *
 * @param reply without blank lines around it
 */
record ReplyText(String reply, String quoted, String signature) {

    /** A line, or a few lines joined, after which a quotation begins. */
    private static final Pattern INTRODUCTION = Pattern.compile("(?i)(?:"
            + "on\\b.{6,}\\b(?:wrote|writes|said)\\s*[:：]?"
            + "|.{4,}\\b(?:wrote|writes)\\s*[:：]"
            + "|(?:le|il|el|em|am|op|den|d|w dniu|el d[ií]a)\\b.{6,}"
            + "(?:a écrit|ha scritto|escribi[oó]|escreveu|schrieb|schreef|skrev|napisał).{0,120}[:：]"
            + "|.{4,}(?:写道|寫道|写了|来信|のメール|さんは書きました)\\s*[:：]?"
            + "|.{2,}(?:пишет|написал|написала)\\s*[:：]"
            + "|\\d{1,2}[./]\\d{1,2}[./]\\d{4},? \\d{1,2}:\\d{2}.{0,60}<[^\\s<>]+@[^\\s<>]+>\\s*[:：]"
            + "|\\d{4}[-/.年]\\d{1,2}[-/.月]\\d{1,2}.{0,60}<?[^\\s<>]+@[^\\s<>]+>?\\s*[:：]?"
            + "|\\w{3}, \\d{1,2} \\w{3} \\d{4}.{0,60}[:：]?.{0,40}[^\\s<>]+@[^\\s<>]+.{0,10}[:：]"
            + ")");

    /** A line between the message and a copy of an older one. */
    private static final Pattern DIVIDER = Pattern.compile("(?i)[-_=*\\s>]*(?:"
            + "(?:-{2,}|_{2,}|={2,})\\s*(?:original message|forwarded message|reply message|ursprüngliche nachricht"
            + "|message d'origine|mensaje original|oprindelig meddelelse|исходное сообщение"
            + "|原始邮件|原始郵件|邮件原件|原邮件|转发邮件|轉寄郵件|轉寄的郵件|转发的邮件|原文|回复的原邮件|元のメッセージ)"
            + "\\s*(?:-{2,}|_{2,}|={2,})?"
            + ")[-_=*\\s]*");

    /** The head of an older message, as copied by programs that do not mark lines. */
    private static final Pattern HEAD_FROM =
            Pattern.compile("(?i)[*>\\s]*(?:from|von|de|van|fra|from name|发件人|发信人|寄件者|寄件人|差出人|от)\\s*\\*?\\s*[:：].*");

    private static final Pattern HEAD_OTHER = Pattern.compile(
            "(?i)[*>\\s]*(?:sent|to|date|subject|cc|gesendet|an|betreff|datum|envoyé|à|objet|enviado|para|asunto|verzonden|aan"
                    + "|发送时间|发送日期|发信时间|日期|时间|收件人|收件者|收信人|主题|抄送|寄件日期|傳送日期|主旨|副本|件名|宛先|送信日時"
                    + "|дата|кому|тема)\\s*\\*?\\s*[:：].*");

    private static final Pattern RULE = Pattern.compile("[-_=*]{10,}\\s*");
    private static final Pattern SIGNATURE = Pattern.compile("(?i)(?:--|—|——|__)\\s?|-{2,3}\\s+\\S.{0,30}");
    private static final Pattern LIST_FOOT = Pattern.compile("_{20,}\\s*");
    private static final Pattern DEVICE =
            Pattern.compile("(?i)(?:sent (?:from|with|via|using) (?:my |a |the )?[^,.\\s]+(?:\\s+[^,\\s]*[^,.\\s]){0,7}"
                    + "|get outlook for \\S+.{0,60}|获取 ?outlook.{0,40}|(?:发自|發自|来自|來自)\\s?我的?.{1,30}|发自.{1,20}(?:邮箱|手机|客户端|iPhone|iPad|Mail).{0,30}"
                    + "|從我的.{1,20}傳送|从我的.{1,20}发送|本邮件由.{1,40}发送|von meinem .{1,30} gesendet|envoyé de mon .{1,30})");

    /** An introduction has one of these; looking for them is cheaper. */
    private static final List<String> HINTS = List.of(
            "wrote", "WROTE", "writes", "said", "crit", "scritto", "escrib", "escrev", "schr", "skrev", "napis", "写",
            "寫", "来信", "メール", "書", "ишет", "аписа", "@");

    private static final int MOST_INTRODUCTION_LINES = 4;
    private static final int LONGEST_LINE = 400;
    private static final int LONGEST_TEXT = 200_000;

    /** Takes a text apart; one of a book's length is left whole. */
    static ReplyText of(String text) {
        if (text.length() > LONGEST_TEXT) {
            return new ReplyText(text, "", "");
        }
        List<String> lines =
                text.replace("\r\n", "\n").replace('\r', '\n').lines().toList();
        List<String> reply = new ArrayList<>();
        List<String> quoted = new ArrayList<>();
        int i = 0;
        while (i < lines.size()) {
            String line = lines.get(i).strip();
            if (isHead(lines, i)
                    || (line.length() < LONGEST_LINE && DIVIDER.matcher(line).matches())) {
                quoted.addAll(lines.subList(i, lines.size()));
                break;
            }
            int introduction = introduction(lines, i);
            if (introduction > 0) {
                quoted.addAll(lines.subList(i, i + introduction));
                i += introduction;
                if (!isMarked(lines, i)) {
                    quoted.addAll(lines.subList(i, lines.size())); // what it introduces is not marked
                    break;
                }
            } else {
                (line.startsWith(">") ? quoted : reply).add(lines.get(i));
                i++;
            }
        }
        int signature = signature(reply);
        return new ReplyText(
                join(reply.subList(0, signature)), join(quoted), join(reply.subList(signature, reply.size())));
    }

    /** How many lines from here on introduce a quotation; 0 when none do. */
    private static int introduction(List<String> lines, int from) {
        StringBuilder joined = new StringBuilder();
        for (int n = 1; n <= MOST_INTRODUCTION_LINES && from + n <= lines.size(); n++) {
            String line = lines.get(from + n - 1).strip();
            if (line.isEmpty() || line.startsWith(">") || line.length() > LONGEST_LINE) {
                return 0;
            }
            joined.append(n == 1 ? "" : " ").append(line);
            if (isIntroduction(joined.toString()) && (n == 1 || mayBreak(lines.get(from)))) {
                // Only the end of a message or a quotation can follow; else it is a sentence.
                return isMarked(lines, from + n) || endsInColon(line) ? n : 0;
            }
        }
        return 0;
    }

    private static boolean isIntroduction(String text) {
        return text.length() < LONGEST_LINE
                && HINTS.stream().anyMatch(text::contains)
                && INTRODUCTION.matcher(text).matches();
    }

    private static boolean mayBreak(String first) {
        String line = first.strip();
        return line.matches("(?i)(?:on|le|il|el|em|am|op|den|在|于|於)\\b?.{6,}") || line.matches("(?u).*\\d.*");
    }

    private static boolean endsInColon(String line) {
        return line.endsWith(":") || line.endsWith("：");
    }

    /** True when the next line that is not empty is marked as quoted. */
    private static boolean isMarked(List<String> lines, int from) {
        for (int i = from; i < lines.size(); i++) {
            if (!lines.get(i).isBlank()) {
                return lines.get(i).stripLeading().startsWith(">");
            }
        }
        return false;
    }

    /** The sender of an older message, with its time, receiver or subject close by. */
    private static boolean isHead(List<String> lines, int at) {
        String line = lines.get(at).strip();
        if (RULE.matcher(line).matches() && at + 1 < lines.size()) {
            int next = at + 1;
            while (next < lines.size() - 1 && lines.get(next).isBlank()) {
                next++;
            }
            return isHeadLine(lines, next);
        }
        return isHeadLine(lines, at);
    }

    private static boolean isHeadLine(List<String> lines, int at) {
        String line = lines.get(at).strip();
        if (line.startsWith(">")
                || line.length() > LONGEST_LINE
                || !HEAD_FROM.matcher(line).matches()) {
            return false;
        }
        int others = 0;
        for (int i = at + 1; i < Math.min(lines.size(), at + 6); i++) {
            String next = lines.get(i).strip();
            others += next.length() < LONGEST_LINE && HEAD_OTHER.matcher(next).matches() ? 1 : 0;
        }
        return others >= 1;
    }

    /** Where the signature begins among the lines; their number when there is none. */
    private static int signature(List<String> lines) {
        int end = lines.size();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).stripTrailing();
            boolean begins = (SIGNATURE.matcher(lines.get(i)).matches() && lines.size() - i <= 12)
                    || LIST_FOOT.matcher(line).matches();
            if (begins && hasWordsBefore(lines, i)) {
                end = i;
                break;
            }
        }
        int last = end;
        while (last > 0 && lines.get(last - 1).isBlank()) {
            last--;
        }
        boolean device = last > 0
                && lines.get(last - 1).length() < 80
                && DEVICE.matcher(lines.get(last - 1).strip()).matches();
        return device ? last - 1 : end;
    }

    private static boolean hasWordsBefore(List<String> lines, int end) {
        return lines.subList(0, end).stream().anyMatch(line -> !line.isBlank());
    }

    private static String join(List<String> lines) {
        return String.join("\n", lines.stream().map(String::stripTrailing).toList())
                .replaceAll("\n{3,}", "\n\n")
                .replaceAll("^\n+|\n+$", "")
                .stripTrailing();
    }
}
