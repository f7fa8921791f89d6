package io.kefu.intake.mail;

import com.google.re2j.Pattern;
import io.kefu.intake.mail.MailMessage.Kind;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Tells mail that a person wrote to us from what machines and lists send. */
final class MailKind {

    private static final Pattern ROBOT = Pattern.compile("(?:mailer-daemon|postmaster|mdaemon)@.*");
    private static final Pattern BOUNCED = Pattern.compile(
            "(?i).*(?:undeliver|delivery (?:status|failure|has failed)|returned mail|mail delivery (?:failed|system)"
                    + "|failure notice|退信|投递失败|无法投递|系统退信|未送达).*");
    private static final Pattern AWAY =
            Pattern.compile("(?i)(?:自动回复|自動回覆|自动答复|automatic reply|auto[- ]?reply|auto[- ]?response"
                    + "|out of (?:the )?office|abwesenheit|autoreply|réponse automatique)(?:\\s*[:：].*|\\s*)");

    private MailKind() {}

    /** @param type the MIME type of the message as a whole */
    static Kind of(Map<String, String> headers, String type, String sender) {
        String contentType = header(headers, "content-type");
        String subject = headers.getOrDefault("subject", "");
        if (type.equalsIgnoreCase("multipart/report")) {
            return contentType.contains("disposition-notification") ? Kind.RECEIPT : Kind.BOUNCE;
        }
        if (ROBOT.matcher(sender).matches()
                && (BOUNCED.matcher(subject).matches()
                        || header(headers, "return-path").equals("<>"))) {
            return Kind.BOUNCE;
        }
        if (headers.containsKey("x-failed-recipients")) {
            return Kind.BOUNCE;
        }
        if (isAutomatic(headers) || AWAY.matcher(subject).matches()) {
            return Kind.AUTO_REPLY;
        }
        return isList(headers, sender) ? Kind.MAILING_LIST : Kind.MESSAGE;
    }

    private static boolean isAutomatic(Map<String, String> headers) {
        String submitted = header(headers, "auto-submitted");
        // A form on a website is “auto-generated”, too, and a person filled it in.
        return submitted.startsWith("auto-replied")
                || submitted.startsWith("auto-notified")
                || headers.containsKey("x-autoreply")
                || headers.containsKey("x-autorespond")
                || headers.containsKey("x-autoresponder")
                || header(headers, "precedence").equals("auto_reply");
    }

    /** Headers that only programs for mass mail write. */
    private static final List<String> CAMPAIGN = List.of(
            "feedback-id",
            "list-unsubscribe-post",
            "x-campaign",
            "x-campaignid",
            "x-mc-user",
            "x-csa-complaints",
            "x-sg-eid",
            "x-mailgun-sid",
            "x-mailman-version",
            "x-listar-version",
            "x-ecartis-version",
            "x-beenthere");

    /** Programs of discussion lists write several of these. */
    private static final List<String> LIST_SIGNS = List.of(
            "list-id",
            "list-post",
            "list-help",
            "list-archive",
            "list-subscribe",
            "list-owner",
            "list-software",
            "x-list",
            "x-loop",
            "errors-to");

    private static final int MOST_SIGNS_OF_PEOPLE = 3;

    /** Addresses that offices give to those who ask them. */
    private static final Pattern DESK = Pattern.compile(
            ".*(?:support|service|help|info|contact|kefu|care|sales|desk|office|hotline|complaint|shouhou|客服|服务).*");

    private static final Pattern ROBOT_USER = Pattern.compile(
            "(?:.*[._-])?(?:no-?_?reply|do-?not-?reply|donotreply|news|newsletter|notifications?|notify|mailer|marketing|bounces?|promo"
                    + "|promotions|updates|digest|alerts?|webform|wordpress|www-data|automailer|system|robot)(?:[._+-].*)?");

    /** True for the address of a program: {@code noreply@…}, {@code newsletter@…}. */
    static boolean isRobot(String address) {
        return ROBOT_USER
                .matcher(address.substring(0, Math.max(0, address.indexOf('@'))))
                .matches();
    }

    /** Mail of a list or for many: its headers and its sender say so together. What a person wrote to a group of ours stays. */
    private static boolean isList(Map<String, String> headers, String sender) {
        String precedence = header(headers, "precedence");
        boolean many = headers.containsKey("list-id")
                || headers.containsKey("list-unsubscribe")
                || headers.containsKey("list-post")
                || precedence.equals("bulk")
                || precedence.equals("list")
                || precedence.equals("junk");
        if (!many || DESK.matcher(header(headers, "list-id")).matches()) {
            return false;
        }
        // Google Groups passes on what people write to an address of the office.
        boolean group = headers.containsKey("x-original-sender") || headers.containsKey("x-google-group-id");
        long signs = LIST_SIGNS.stream().filter(headers::containsKey).count() + (precedence.isEmpty() ? 0 : 1);
        return isRobot(sender)
                || CAMPAIGN.stream().anyMatch(headers::containsKey)
                || (!group && signs >= MOST_SIGNS_OF_PEOPLE);
    }

    private static String header(Map<String, String> headers, String name) {
        return headers.getOrDefault(name, "").strip().toLowerCase(Locale.ROOT);
    }
}
