package io.kefu.notify.channel;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import io.kefu.text.Json;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A gateway of any kind, such as one for SMS.
 *
 * @param headers by name
 * @param body a JSON document in which {@code to}, {@code subject}, {@code text} and {@code id} stand for what is sent;
 *     null for one that has these four
 * @param success words that the body of a success has; null when 2xx is enough
 */
record Gateway(
        URI uri,
        Map<String, String> headers,
        @Nullable String body,
        @Nullable String success) implements Webhook {

    @Override
    public HttpRequest.Builder request(Message message, Instant now) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("to", message.address());
        fields.put("subject", message.subject());
        fields.put("text", message.text());
        fields.put("id", message.id());
        HttpRequest.Builder request = Webhook.json(uri, body == null ? Json.write(fields) : filled(body, fields));
        headers.forEach(request::header);
        return request;
    }

    /** Values stand within the quotes of the document. */
    private static String filled(String body, Map<String, Object> fields) {
        Template template = Mustache.compiler()
                .withEscaper(text -> {
                    String quoted = Json.write(text);
                    return quoted.substring(1, quoted.length() - 1);
                })
                .compile(body);
        return template.execute(fields);
    }

    @Override
    public Answer taken(String answer) {
        return success == null || answer.contains(success) ? new Answer.Taken(answer) : new Answer.Refused(answer);
    }

    @Override
    public int mostBytes() {
        return Integer.MAX_VALUE;
    }
}
