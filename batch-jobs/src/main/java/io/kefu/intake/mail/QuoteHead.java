package io.kefu.intake.mail;

import com.google.re2j.Pattern;
import io.kefu.text.Invisible;
import java.util.List;

/**
 * The head of an older message, as programs copy it above a text whose lines they do not mark. Waybills, forms and order
 * slips have lines like these: only an address, a subject or a time of sending
 * beside the sender proves a message.
 */
final class QuoteHead {

    private static final String END = ")\\s*\\*?\\s*[:：].*";
    private static final Pattern FROM =
            Pattern.compile("(?i)[*>\\s]*(?:from|von|de|da|van|fra|från|lähettäjä|od|odesílatel|feladó|expéditeur"
                    + "|kimden|gönderen|de la|от|від|από|보낸 사람|보낸사람|từ|จาก|from name|发件人|发信人|寄件者|寄件人|差出人|送信者" + END);
    private static final Pattern OTHER = Pattern.compile("(?i)[*>\\s]*(?:sent|to|date|subject|cc|reply-to"
            + "|gesendet|an|betreff|datum|envoyé|à|objet|enviado|enviado el|para|asunto|assunto|data|inviato|oggetto|a|verzonden|aan|onderwerp"
            + "|sendt|til|emne|kopi|skickat|till|ämne|lähetetty|vastaanottaja|aihe|wysłano|wysłane|do|temat|odesláno|komu|předmět|predmet"
            + "|elküldve|címzett|tárgy|gönderilme|gönderildi|tarih|kime|konu|bilgi|trimis|către|subiect|надіслано|дата|кому|тема|отправлено|копия"
            + "|보낸 날짜|보낸날짜|날짜|받는 사람|받는사람|제목|참조|ngày|đến|chủ đề|ส่ง|ถึง|เรื่อง"
            + "|发送时间|发送日期|发信时间|日期|时间|收件人|收件者|收信人|主题|抄送|寄件日期|傳送日期|主旨|副本|件名|宛先|送信日時|日時" + END);
    private static final Pattern SUBJECT = Pattern.compile(
            "(?i)[*>\\s]*(?:subject|betreff|objet|asunto|assunto|oggetto|onderwerp|emne|ämne|aihe|temat|předmět|tárgy|konu|subiect|тема"
                    + "|제목|chủ đề|เรื่อง|主题|主旨|件名" + END);
    private static final Pattern ADDRESS = Pattern.compile("[^\\s<>()\\[\\]]+@[^\\s<>()\\[\\]]+\\.[^\\s<>()\\[\\]]+");
    private static final Pattern STRETCHED =
            Pattern.compile("^([*>\\s]*\\p{Han})[\\s\\p{Zs}]+(\\p{Han})(?:[\\s\\p{Zs}]+(\\p{Han}))?(\\s*[:\uFF1A])");
    private static final Pattern NAMED = Pattern.compile("[^:：]*[:：].*\\pL.*");

    /** When a message was sent: no form has this label, with the time of day. */
    private static final Pattern SENT = Pattern.compile(
            "(?i)[*>\\s]*(?:sent|gesendet|envoyé|enviado|inviato|verzonden|sendt|skickat|lähetetty|wysłano|wysłane|odesláno|elküldve"
                    + "|gönderildi|gönderilme|отправлено|надіслано|보낸 ?날짜|发送时间|发送日期|发信时间|發送時間|傳送日期|寄件日期|送信日時)"
                    + "\\s*\\*?\\s*[:：].*\\b\\d{1,2}:\\d{2}\\b.*");

    private static final int LINES = 7;
    private static final int LONGEST = 400;

    private QuoteHead() {}

    /** True when the head of an older message begins with this line. */
    static boolean begins(List<String> lines, int at) {
        String line = plain(lines.get(at));
        boolean from = isSender(line);
        if (line.startsWith(">")
                || line.length() > LONGEST
                || (!from && !OTHER.matcher(line).matches())) {
            return false;
        }
        int others = from ? 0 : 1;
        boolean subject = SUBJECT.matcher(line).matches();
        boolean address = ADDRESS.matcher(line).find();
        boolean sent = SENT.matcher(line).matches();
        int end = Math.min(lines.size(), at + LINES);
        int blank = 0;
        for (int i = at + 1; i < end && blank < 2; i++) {
            String next = plain(lines.get(i));
            boolean other = isHeadLine(next, OTHER);
            boolean sender = !other && next.length() < LONGEST && isSender(next);
            if (!other && !sender && !next.isEmpty() && !continues(lines, i)) {
                break; // words: what stands below them is another head
            }
            if (sender && from) {
                break;
            }
            blank = next.isEmpty() ? blank + 1 : 0;
            if (other) {
                others++;
                subject |= SUBJECT.matcher(next).matches();
                sent |= SENT.matcher(next).matches();
            }
            from |= sender;
            address |= (other || sender) && ADDRESS.matcher(next).find();
        }
        return from && ((others >= 2 && (address || sent)) || (others >= 3 && subject));
    }

    /** A label with a name or an address behind it; a time or a number sends nothing. */
    private static boolean isSender(String line) {
        return FROM.matcher(line).matches() && NAMED.matcher(line).matches();
    }

    private static boolean isHeadLine(String line, Pattern label) {
        return line.length() < LONGEST && label.matcher(line).matches();
    }

    /** More receivers, or the one line in which a long subject goes on before the next label. */
    private static boolean continues(List<String> lines, int at) {
        String line = plain(lines.get(at));
        if (ADDRESS.matcher(line).find() || line.endsWith(";") || line.endsWith("；")) {
            return true;
        }
        String next = at + 1 < lines.size() ? plain(lines.get(at + 1)) : "";
        return isHeadLine(next, OTHER);
    }

    /** Windows Mail writes dates full of marks of direction; Chinese programs stretch short labels to the longest one. */
    private static String plain(String line) {
        if (line.length() > LONGEST) {
            return line.strip();
        }
        String clean = Invisible.strip(Invisible.clean(line.replace("&nbsp;", " ")));
        return STRETCHED.matcher(clean).replaceFirst("$1$2$3$4");
    }
}
