package io.kefu.intake.mail;

import com.google.re2j.Pattern;
import io.kefu.intake.mail.MailMessage.Kind;
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
        return isList(headers) ? Kind.MAILING_LIST : Kind.MESSAGE;
    }

    private static boolean isAutomatic(Map<String, String> headers) {
        String submitted = header(headers, "auto-submitted");
        return (!submitted.isEmpty() && !submitted.startsWith("no"))
                || headers.containsKey("x-autoreply")
                || headers.containsKey("x-autorespond")
                || headers.containsKey("x-autoresponder")
                || header(headers, "precedence").equals("auto_reply");
    }

    private static boolean isList(Map<String, String> headers) {
        String precedence = header(headers, "precedence");
        return headers.containsKey("list-id")
                || headers.containsKey("list-unsubscribe")
                || headers.containsKey("list-post")
                || precedence.equals("bulk")
                || precedence.equals("list")
                || precedence.equals("junk");
    }

    private static String header(Map<String, String> headers, String name) {
        return headers.getOrDefault(name, "").strip().toLowerCase(Locale.ROOT);
    }
}
