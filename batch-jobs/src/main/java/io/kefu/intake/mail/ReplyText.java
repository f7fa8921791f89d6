package io.kefu.intake.mail;

import com.google.re2j.Pattern;
import io.kefu.text.Invisible;
import java.util.ArrayList;
import java.util.List;

/**
 * A message's text in three: what its sender wrote, what he quotes, and his signature. Knows how Chinese and Western
 * mail programs introduce what they quote.
 *
 * @param reply without blank lines around it
 */
record ReplyText(String reply, String quoted, String signature) {

    private static final String VERB =
            "(?:wrote|writes|said|a écrit|ha scritto|escribi[oó]|escreveu|schrieb|schreef|skrev|napisał(?:a|\\(a\\))?|napsal(?:a|\\(a\\))?"
                    + "|kirjoitti|(?:ezt )?írta|yazdı|a scris|пишет|написал(?:а)?|пише|έγραψε|đã viết|menulis|写道|寫道|写了|來信|来信|님이 작성|さんは書きました|のメール|เขียน)";

    /** A line, or a few lines joined, after which marked lines are a quotation. */
    private static final Pattern INTRODUCTION = Pattern.compile("(?i)(?:"
            + "on\\b.{6,}\\b(?:wrote|writes|said)\\s*[:：]?"
            + "|.{4,}" + VERB + ".{0,120}[:：]"
            + "|.{4,}(?:写道|寫道|写了|来信|のメール|さんは書きました)\\s*[:：]?"
            + "|[^\\s,，。:：]{2,12}(?:写道|寫道)\\s*[:：]"
            + "|.{2,}(?:пишет|написал|написала)\\s*[:：]"
            + "|\\d{1,2}[./]\\d{1,2}[./]\\d{4},? \\d{1,2}:\\d{2}.{0,60}<[^\\s<>]+@[^\\s<>]+>\\s*[:：]"
            + "|\\d{4}[-/.年]\\d{1,2}[-/.月]\\d{1,2}.{0,60}(?:<[^\\s<>]+@[^\\s<>]+>\\s*[:：]?|[^\\s<>]+@[^\\s<>]+\\s*[:：])"
            + "|\\w{3}, \\d{1,2} \\w{3} \\d{4}.{0,60}[:：]?.{0,40}[^\\s<>]+@[^\\s<>]+.{0,10}[:：]"
            + ")");

    /**
     * What proves a quotation also where its lines are not marked: an address in brackets or a day with its year and a time
     * of day, and a name that wrote. A sentence that ends in “wrote:” has none of these.
     */
    private static final Pattern ADDRESSED = Pattern.compile(
            "(?i).*[<\\[(\uff1c] ?(?:mailto:)?[^\\s<>\uff1c\uff1e]+@[^\\s<>\uff1c\uff1e]+[>\\])\uff1e].*");

    private static final Pattern ENDS_IN_VERB = Pattern.compile("(?i).*" + VERB);
    /** A name that wrote, and nothing else: what stands above it is no part of it. */
    private static final Pattern SAYS = Pattern.compile("[^\\s,，。:：<>]{2,12}(?:写道|寫道)\\s*[:：]");

    private static final Pattern OPENING = Pattern.compile("(?i)(?:on|le|il|el|em|am|op|den|在|于|於)\\b?.{6,}");
    private static final Pattern DIGIT = Pattern.compile(".*\\p{Nd}.*");
    private static final Pattern CLOCK = Pattern.compile(".*\\b\\d{1,2}[:.时点]\\d{2}.*");
    private static final Pattern DATED = Pattern.compile(".*\\b(?:19|20)\\d{2}\\b.*|.*(?:19|20)\\d{2}年.*");
    private static final Pattern WRITER = Pattern.compile(
            "(?i:on|am|op|le|el|il|em|den|d\\.?) .*\\d{4}.*\\d{1,2}[:.]\\d{2}(?: ?(?i:[ap]\\.?m\\.?))?(?: [+-]\\d{4})?(?: Uhr)?,? (?i:schrieb |a écrit )?[\\p{Lu}\\p{Lo}\"'“]\\S*(?: \\S+){0,4}? ?"
                    + "(?i:" + VERB + ")? ?[:：]"
                    + "|.*\\d{4}.*\\d{1,2}:\\d{2}.{0,40}(?:写道|寫道|님이 작성|のメール|さんは書きました)\\s*[:：]?");

    /** What programs call the older message, in the line between it and the new one. */
    private static final String OLDER = "(?:original|forwarded|replied|reply|quoted) (?:message|e-?mail)"
            + "|(?:ursprüngliche|weitergeleitete) nachricht|message (?:d['\u2019]origine|original|transféré|réexpédié)"
            + "|mensaje (?:original|reenviado)|mensagem (?:original|encaminhada|reencaminhada)|messaggio (?:originale|inoltrato)"
            + "|(?:oorspronkelijk|doorgestuurd) bericht|(?:oprindelig|videresendt) (?:meddelelse|besked)|(?:opprinnelig|videresendt) melding"
            + "|ursprungligt meddelande|vidarebefordrat meddelande|alkuperäinen viesti|välitetty viesti|wiadomość (?:oryginalna|przekazana)"
            + "|(?:původní|přeposlaná) zpráva|(?:eredeti|továbbított) üzenet|(?:orijinal|iletilen|özgün) (?:mesaj|ileti)"
            + "|исходное сообщение|пересылаемое сообщение|(?:元の|転送|オリジナル)メッセージ|(?:원본|전달된) 메[시세]지"
            + "|(?:以下是|下面是)?(?:原始|原|回复的原|回覆的原|(?:被?转发|轉寄|轉發|回复|回覆|引用)的?)(?:邮件|郵件|信件)(?:信息|内容|原文)?"
            + "|[邮郵]件原[件文]";

    /** What people write above their own words as well: then only the head of a message below proves the line. */
    private static final String PERHAPS = "original|原文|(?:以下是|下面是)?(?:原始|原|(?:被?转发|轉寄|轉發|回复|回覆)的?)(?:信息|資訊|訊息|消息)";

    /** The same words alone on a line; then the head of the older message must follow. */
    private static final Pattern OLDER_ALONE =
            Pattern.compile("(?i)[-_=*\\s]*(?:" + OLDER + "|" + PERHAPS + ")\\s*[:：]?[-_=*\\s]*");

    /** A line between the message and a copy of an older one. */
    private static final Pattern DIVIDER = Pattern.compile("(?i)[-_=*\\s]*(?:"
            + "(?:-{2,}|_{2,}|={2,})\\s*(?:" + OLDER + ")\\s*(?:-{2,}|_{2,}|={2,})?"
            + "|-{2,}\\s*(?:on|am|le|el|在)\\b.{12,}" + VERB + "\\s*-{2,}"
            + "|begin forwarded message|anfang der weitergeleiteten nachricht|début du message (?:réexpédié|transféré)"
            + "|inicio del mensaje reenviado|inizio messaggio inoltrato|begin doorgestuurd bericht|início da mensagem reencaminhada"
            + "|начало переадресованного сообщения|下面是被转发的邮件|以下是转发的邮件|开始转发的邮件|開始轉寄郵件|転送されたメッセージ"
            + ")\\s*[:：]?[-_=*\\s]*");

    private static final Pattern RULE = Pattern.compile("[-_=*]{10,}\\s*");
    /** RFC 3676, 4.3, with its blank or where it got lost; other lines only divide. */
    private static final Pattern SIGNATURE = Pattern.compile("--|-- |——|__ ?");

    private static final Pattern NOTHING =
            Pattern.compile("[-_=*|\\s]*|\\[(?:cid:[^\\]]*|图片|image[^\\]]{0,20})\\]|[^\\s@]+@[^\\s@]+\\.[^\\s@]+");

    private static final Pattern LIST_FOOT = Pattern.compile("_{2,}\\s*");
    private static final Pattern LIST_WORDS =
            Pattern.compile("(?i).*(?:mailing list|mailman|listinfo|unsubscribe|discussion list|退订|邮件列表).*");
    private static final Pattern SENTENCE = Pattern.compile(".*[。！？!?；;]\\s*|.*\\p{Ll}{2,}\\.\\s*|.{61,}");

    private static final String THING =
            "(?:iphone|ipad|ipod|android|samsung|galaxy|huawei|honor|xiaomi|redmi|oppo|vivo|oneplus|meizu|nokia"
                    + "|xperia|motorola|pixel|blackberry|windows|outlook|yahoo|gmail|mail|mailbird|mailspring|airmail|spark|thunderbird|foxmail"
                    + "|protonmail|aol|hotmail|icloud|mobile|phone|smartphone|tablet|handset|device|mac|ios)";
    private static final Pattern DEVICE =
            Pattern.compile("(?:(?i:sent (?:from|via|with|using)) (?:(?i:my|the|a|an) )?(?:[A-Z0-9][^\\s,.;]* ){0,5}?"
                    + "(?i:" + THING
                    + ")(?:,? (?:(?i:for|on|phone|mail|app|mobile|device|smartphone|tablet|pro|max|plus|mini)|[A-Z0-9][^\\s,.;]*)){0,5}[.!]?"
                    + "|(?i:get outlook for (?:ios|android|mac|windows)|获取 ?(?:适用于.{1,12}的 ?)?outlook(?: for .{2,12})?)"
                    + "|(?:(?:发自|發自|发送自)\\s?(?:我的)?|(?:来自|來自)\\s?我的)[^，。,！？!?；;：:]{0,16}(?i:邮箱|郵箱|邮件应用|手机|手機|客户端|大师|企业微信|平板|安卓|华为|荣耀|小米|红米|三星|魅族|"
                    + THING + ")[a-zA-Z0-9 .+-]{0,20}"
                    + "|(?:從|从)我?的?.{0,12}(?i:手机|手機|平板|邮件|" + THING
                    + ").{0,8}(?:傳送|发送|傳出|发出)|本邮件由[^，。]{1,40}发送|签名由.{2,20}定制"
                    + "|(?i:sent with (?:proton ?mail|" + THING
                    + ")\\b.{0,20}|diese nachricht wurde von .{1,60} gesendet"
                    + "|(?:von mein\\w*|gesendet (?:von|mit)|envoyé (?:de|depuis|à partir de)|enviado (?:desde mi|do meu)|inviato da(?:l mio)?"
                    + "|verstuurd vanaf mijn|verzonden (?:met|vanaf|via)|отправлено с|sendt fra min|skickat från min|lähetetty|wysłane z)\\b.{0,30}(?:"
                    + THING + ")\\b.{0,30}|iphone'?dan gönderildi|iphoneから送信|나의 iphone에서 보냄))");

    /** Where the program is to be had. */
    private static final Pattern LINK = Pattern.compile("\\s?(?:<https?://[^>\\s]*>|\\(https?://[^)\\s]*\\)|[\\[\\]])");

    private static final Pattern ADVERTISED = Pattern.compile(
            "(?i:sent|gesendet|envoyé|发送|发自)\\b? .{1,40}(?:<https?://[^>\\s]*>|\\(https?://[^)\\s]*\\))[.]?");

    /** Whatever people call their device, in a paragraph of its own. */
    private static final Pattern ANY_DEVICE =
            Pattern.compile("(?i:sent from) (?i:my|a|an)(?: [^\\s,.;:!?]+){1,6}[.!]?");

    private static final Pattern RELATES =
            Pattern.compile("(?i)\\b(?:that|which|where|who|is|was|has|had|does|not|but|because|when)\\b");

    /** An introduction has one of these; looking for them is cheaper. */
    private static final List<String> HINTS = List.of(
            "wrote", "WROTE", "writes", "said", "crit", "scritto", "escrib", "escrev", "schr", "skrev", "nap", "kirj",
            "írta", "yazd", "scris", "пише", "γραψε", "viết", "menulis", "작성", "เขียน", "写", "寫", "来信", "來信", "メール",
            "書", "ишет", "аписа", "@");

    private static final int MOST_INTRODUCTION_LINES = 4;
    private static final int MOST_SIGNATURE_LINES = 12;
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
        List<Integer> gaps = new ArrayList<>();
        int i = 0;
        while (i < lines.size()) {
            int hidden = quoted.size();
            if (isHead(lines, i) || isDivider(lines, i)) {
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
                boolean marked = lines.get(i).stripLeading().startsWith(">");
                (marked ? quoted : reply).add(lines.get(i));
                i++;
            }
            if (quoted.size() > hidden) {
                gaps.add(reply.size());
            }
        }
        int signature = signature(reply);
        if (isNothing(reply.subList(0, signature))) {
            // Nothing of his own: what he passes on, or what only looked like a quotation, is his message.
            return new ReplyText(join(lines), "", "");
        }
        int sentence = afterSignature(reply, signature);
        int below = signature;
        int after = gaps.stream()
                .filter(gap -> gap > below && gap < sentence)
                .findFirst()
                .orElse(sentence); // an answer between
        List<String> own = new ArrayList<>(reply.subList(0, signature));
        own.add("");
        own.addAll(reply.subList(after, reply.size()));
        return new ReplyText(join(own), join(quoted), join(reply.subList(signature, after)));
    }

    /** True for lines that tell nothing: rules, pictures, invisible signs, an address, or a signature and no words above it. */
    private static boolean isNothing(List<String> lines) {
        for (int i = 0; i < lines.size(); i++) {
            String line = Invisible.strip(Invisible.clean(lines.get(i).replace("&nbsp;", " ")));
            if (SIGNATURE.matcher(lines.get(i)).matches()) {
                return !hasSentence(lines, i + 1);
            }
            if (!line.isEmpty() && !NOTHING.matcher(line).matches()) {
                return false;
            }
        }
        return true;
    }

    /** Where words go on below a signature: a paragraph with a sentence in it, as people add what they forgot. */
    private static int afterSignature(List<String> lines, int signature) {
        for (int i = signature + 1; i < lines.size(); i++) {
            if (lines.get(i - 1).isBlank() && hasSentence(lines, i)) {
                return i;
            }
        }
        return lines.size();
    }

    private static boolean hasSentence(List<String> lines, int paragraph) {
        return lines.subList(paragraph, lines.size()).stream()
                .takeWhile(line -> !line.isBlank())
                .anyMatch(line -> SENTENCE.matcher(line.strip()).matches());
    }

    /** Also one that is broken in two. */
    private static boolean isDivider(List<String> lines, int at) {
        String line = lines.get(at).strip();
        if (line.length() >= LONGEST_LINE || line.startsWith(">")) {
            return false;
        }
        boolean broken = line.startsWith("--")
                && at + 1 < lines.size()
                && lines.get(at + 1).stripTrailing().endsWith("--");
        return DIVIDER.matcher(line).matches()
                || (broken
                        && DIVIDER.matcher(line + " " + lines.get(at + 1).strip())
                                .matches());
    }

    /** How many lines from here on introduce a quotation; 0 when none do. */
    private static int introduction(List<String> lines, int from) {
        StringBuilder joined = new StringBuilder();
        for (int n = 1; n <= MOST_INTRODUCTION_LINES && from + n <= lines.size(); n++) {
            String line = lines.get(from + n - 1).strip();
            // An address can be broken before its last sign.
            boolean closes =
                    line.startsWith(">") && endsInColon(line) && joined.lastIndexOf("<") > joined.lastIndexOf(">");
            if (line.isEmpty() || (line.startsWith(">") && !closes) || line.length() > LONGEST_LINE) {
                return 0;
            }
            joined.append(n == 1 || closes ? "" : " ").append(line);
            if (isIntroduction(joined.toString()) && (n == 1 || mayBreak(lines, from, from + n))) {
                // Without marks below it may be a sentence: then only an address or a full date proves it.
                return isMarked(lines, from + n) || isProven(joined.toString(), isEnd(lines, from + n)) ? n : 0;
            }
        }
        return 0;
    }

    private static boolean isIntroduction(String text) {
        if (endsInColon(text) && isStated(text)) {
            return true; // whatever the language
        }
        return text.length() < LONGEST_LINE
                && HINTS.stream().anyMatch(text::contains)
                && INTRODUCTION.matcher(text).matches();
    }

    /** True when the line says that an older message follows. */
    static boolean announces(String line) {
        return isIntroduction(line)
                || DIVIDER.matcher(line).matches()
                || OLDER_ALONE.matcher(line).matches();
    }

    /** True when an introduction that ends before {@code to} may begin here, and not in a line further down. */
    private static boolean mayBreak(List<String> lines, int from, int to) {
        String first = lines.get(from).strip();
        boolean opens = OPENING.matcher(first).matches();
        for (int i = from + 1; i < to; i++) {
            String rest = String.join(" ", lines.subList(i, to)).strip();
            boolean whole = CLOCK.matcher(rest).matches() && DATED.matcher(rest).matches() && isIntroduction(rest);
            boolean says = i == to - 1 && SAYS.matcher(rest).matches();
            if ((whole && (!opens || OPENING.matcher(rest).matches())) || says) {
                return false;
            }
        }
        boolean dated = DATED.matcher(first).matches()
                || CLOCK.matcher(first).matches()
                || ADDRESSED.matcher(first).matches();
        return dated || (opens && DIGIT.matcher(first).matches());
    }

    /** True where no line goes on with the sentence. */
    private static boolean isEnd(List<String> lines, int at) {
        return at >= lines.size() || lines.get(at).isBlank();
    }

    /** @param ends whether a blank line follows: without a colon a sentence may go on */
    private static boolean isProven(String text, boolean ends) {
        boolean addressed = ADDRESSED.matcher(text).matches()
                && (CLOCK.matcher(text).matches() || DATED.matcher(text).matches() || text.length() < 120);
        return (addressed && endsInColon(text))
                || (ends && isStated(text) && ENDS_IN_VERB.matcher(text).matches())
                || WRITER.matcher(text).matches();
    }

    /** An address, a day with its year and a time of day. */
    private static boolean isStated(String text) {
        return ADDRESSED.matcher(text).matches()
                && CLOCK.matcher(text).matches()
                && DATED.matcher(text).matches();
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
        boolean title = line.length() < LONGEST_LINE
                && (RULE.matcher(line).matches() || OLDER_ALONE.matcher(line).matches());
        if (title && at + 1 < lines.size()) {
            int next = at + 1;
            while (next < lines.size() - 1 && lines.get(next).isBlank()) {
                next++;
            }
            return QuoteHead.begins(lines, next);
        }
        return QuoteHead.begins(lines, at);
    }

    /** Where the signature begins among the lines; their number when there is none. */
    private static int signature(List<String> lines) {
        int end = lines.size();
        for (int i = lines.size() - 1; i >= 0; i--) {
            if (isSignature(lines, i) && hasWordsBefore(lines, i)) {
                end = i;
                break;
            }
        }
        int last = end;
        while (last > 0 && lines.get(last - 1).isBlank()) {
            last--;
        }
        boolean device = last > 0 && lines.get(last - 1).length() < 80 && isDevice(lines, last - 1);
        return device ? last - 1 : end;
    }

    private static boolean isDevice(List<String> lines, int at) {
        if (ADVERTISED.matcher(lines.get(at).strip()).matches()) {
            return true;
        }
        String line = LINK.matcher(lines.get(at)).replaceAll("").strip();
        return DEVICE.matcher(line).matches()
                || (at > 0
                        && lines.get(at - 1).isBlank()
                        && ANY_DEVICE.matcher(line).matches()
                        && !RELATES.matcher(line).find());
    }

    /** A line after which only a sender's name, office and numbers follow, or the foot of a mailing list. */
    private static boolean isSignature(List<String> lines, int at) {
        List<String> below = lines.subList(at + 1, lines.size());
        if (LIST_FOOT.matcher(lines.get(at).stripTrailing()).matches()) {
            return below.size() <= MOST_SIGNATURE_LINES
                    && below.stream().anyMatch(line -> LIST_WORDS.matcher(line).matches());
        }
        if (!SIGNATURE.matcher(lines.get(at)).matches() || below.size() > MOST_SIGNATURE_LINES) {
            return false;
        }
        boolean exact = lines.get(at).equals("-- ");
        return exact
                || below.stream()
                        .noneMatch(line -> SENTENCE.matcher(line.strip()).matches());
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
