package io.kefu.notify.channel;

import io.kefu.text.Json;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** The robots of group chats. Their addresses are secrets: whoever knows one can write into the group. */
final class Robots {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private Robots() {}

    /** WeCom 企业微信: the key in its address is the secret. */
    record WeCom(URI uri) implements Webhook {
        @Override
        public HttpRequest.Builder request(Message message, Instant now) {
            return Webhook.json(uri, Json.write(Map.of("msgtype", "text", "text", Map.of("content", whole(message)))));
        }

        @Override
        public Answer taken(String body) {
            return Webhook.byCode(body, code(body, "errcode"), Map.of("45009", MINUTE, "-1", MINUTE));
        }

        @Override
        public int mostBytes() {
            return 2_048;
        }
    }

    /**
     * DingTalk 钉钉.
     *
     * @param secret by which requests are signed; null when the robot asks for none
     */
    record DingTalk(URI uri, @Nullable String secret) implements Webhook {
        @Override
        public HttpRequest.Builder request(Message message, Instant now) {
            Map<String, Object> markdown = new LinkedHashMap<>();
            markdown.put("title", message.subject());
            markdown.put(
                    "text", "**" + message.subject() + "**\n\n" + message.text().replace("\n", "\n\n"));
            String query = secret == null
                    ? ""
                    : "&timestamp=" + now.toEpochMilli() + "&sign="
                            + URLEncoder.encode(sign(secret, now), StandardCharsets.UTF_8);
            return Webhook.json(
                    URI.create(uri + query), Json.write(Map.of("msgtype", "markdown", "markdown", markdown)));
        }

        /** HmacSHA256 of milliseconds, a line feed and the secret, with the secret as its key. */
        static String sign(String secret, Instant now) {
            return hmac(secret, now.toEpochMilli() + "\n" + secret);
        }

        @Override
        public Answer taken(String body) {
            return Webhook.byCode(body, code(body, "errcode"), Map.of("130101", Duration.ofMinutes(10), "-1", MINUTE));
        }

        @Override
        public int mostBytes() {
            return 20_000;
        }
    }

    /**
     * Feishu 飞书.
     *
     * @param secret by which requests are signed; null when the robot asks for none
     */
    record Feishu(URI uri, @Nullable String secret) implements Webhook {
        @Override
        public HttpRequest.Builder request(Message message, Instant now) {
            Map<String, Object> body = new LinkedHashMap<>();
            if (secret != null) {
                body.put("timestamp", Long.toString(now.getEpochSecond()));
                body.put("sign", sign(secret, now));
            }
            body.put("msg_type", "text");
            body.put("content", Map.of("text", whole(message)));
            return Webhook.json(uri, Json.write(body));
        }

        /** HmacSHA256 of nothing, with seconds, a line feed and the secret as its key. */
        static String sign(String secret, Instant now) {
            return hmac(now.getEpochSecond() + "\n" + secret, "");
        }

        @Override
        public Answer taken(String body) {
            return Webhook.byCode(body, code(body, "code"), Map.of("11232", MINUTE, "9499", MINUTE));
        }

        @Override
        public int mostBytes() {
            return 20_000;
        }
    }

    /** Slack. */
    record Slack(URI uri) implements Webhook {
        @Override
        public HttpRequest.Builder request(Message message, Instant now) {
            return Webhook.json(
                    uri,
                    Json.write(Map.of("text", "*" + escaped(message.subject()) + "*\n" + escaped(message.text()))));
        }

        /** What a customer wrote must call nobody and link to nothing. */
        private static String escaped(String text) {
            return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        }

        @Override
        public Answer taken(String body) {
            return new Answer.Taken(body);
        }

        @Override
        public int mostBytes() {
            return 40_000;
        }
    }

    private static String whole(Message message) {
        return message.subject() + "\n" + message.text();
    }

    private static @Nullable String code(String body, String field) {
        try {
            return Json.read(body).get(field);
        } catch (RuntimeException e) {
            return "no JSON";
        }
    }

    private static String hmac(String key, String message) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return Base64.getEncoder().encodeToString(mac.doFinal(message.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e); // every Java has it
        }
    }
}
