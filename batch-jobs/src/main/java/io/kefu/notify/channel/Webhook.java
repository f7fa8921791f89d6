package io.kefu.notify.channel;

import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How a message is put for a receiver over HTTP, and what its answer means. */
interface Webhook {

    /** The request of one try, with a fresh signature. */
    HttpRequest.Builder request(Message message, Instant now);

    /** What a body says of a request that was taken with 2xx. */
    Answer taken(String body);

    int mostBytes();

    /** A JSON document to a place. */
    static HttpRequest.Builder json(URI uri, String body) {
        return HttpRequest.newBuilder(uri)
                .header("Content-Type", "application/json; charset=utf-8")
                .POST(HttpRequest.BodyPublishers.ofString(body));
    }

    /** The answer of a robot that says 200 to everything and puts its mind into a code of the body. */
    static Answer byCode(String body, @Nullable String code, Map<String, Duration> busy) {
        if (code == null || code.equals("0")) {
            return new Answer.Taken(body);
        }
        Duration after = busy.get(code);
        return after == null ? new Answer.Refused(body) : new Answer.NotNow(body, after, false);
    }
}
