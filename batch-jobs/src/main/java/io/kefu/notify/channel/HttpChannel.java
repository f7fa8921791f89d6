package io.kefu.notify.channel;

import com.samskivert.mustache.MustacheException;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Sends over HTTP: time-outs, 429 and 5xx mean later, any other refusal means never. */
final class HttpChannel implements Channel {

    private static final int KEPT_ANSWER = 500;

    private final HttpClient client;
    private final Webhook webhook;
    private final Duration patience;

    HttpChannel(HttpClient client, Webhook webhook, Duration patience) {
        this.client = client;
        this.webhook = webhook;
        this.patience = patience;
    }

    @Override
    public int mostBytes() {
        return webhook.mostBytes();
    }

    @Override
    public Answer send(Message message, Instant now) {
        HttpRequest request = webhook.request(message, now)
                .header("Idempotency-Key", message.id())
                .timeout(patience)
                .build();
        try {
            HttpResponse<String> response =
                    client.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
            return answer(response);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Answer.NotNow("interrupted", null, false);
        } catch (IOException e) {
            return new Answer.NotNow(said(e), null, true);
        } catch (IllegalArgumentException | MustacheException e) { // its words may hold a secret
            return new Answer.Refused(e.getClass().getSimpleName() + ": check the channel in notify.yaml");
        }
    }

    /** What went wrong; the address is a secret and is not told. */
    private static String said(IOException e) {
        String words = e.getMessage();
        return e.getClass().getSimpleName() + (words == null || words.contains("://") ? "" : ": " + words);
    }

    private Answer answer(HttpResponse<String> response) {
        int status = response.statusCode();
        String words = status + " " + cut(response.body());
        if (status / 100 == 2) {
            Answer taken = webhook.taken(response.body());
            return taken instanceof Answer.Refused
                    ? new Answer.Refused(words)
                    : taken instanceof Answer.NotNow later
                            ? new Answer.NotNow(words, later.after(), false)
                            : new Answer.Taken(words);
        }
        if (status == 429 || status == 408) {
            return new Answer.NotNow(words, retryAfter(response), false);
        }
        return status / 100 == 5 ? new Answer.NotNow(words, retryAfter(response), true) : new Answer.Refused(words);
    }

    private static @Nullable Duration retryAfter(HttpResponse<String> response) {
        Optional<String> seconds = response.headers().firstValue("Retry-After");
        return seconds.filter(text -> text.matches("\\d{1,6}"))
                .map(text -> Duration.ofSeconds(Long.parseLong(text)))
                .orElse(null);
    }

    private static String cut(String body) {
        String line = body.replaceAll("\\s+", " ").strip();
        return line.length() <= KEPT_ANSWER ? line : line.substring(0, KEPT_ANSWER) + "…";
    }
}
