package io.kefu.notify.channel;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.kefu.text.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Robots of group chats and gateways, against a real server that answers as theirs do. */
class RobotsTest {

    private static final Instant MOMENT = Instant.ofEpochSecond(1_700_000_000);
    private static final Message MESSAGE = new Message("w-7@kefu", "13900000000", "工单超时", "第一行\n第二行", null);

    private final List<String> asked = new ArrayList<>();
    private final List<String> bodies = new ArrayList<>();
    private HttpServer server;
    private int status = 200;
    private String answer = "{\"errcode\":0,\"code\":0}";
    private Duration delay = Duration.ZERO;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::handle);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        asked.add(exchange.getRequestURI() + " "
                + exchange.getRequestHeaders().getFirst("Idempotency-Key") + " "
                + exchange.getRequestHeaders().getFirst("Authorization"));
        try {
            Thread.sleep(delay.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
        if (status == 429) {
            exchange.getResponseHeaders().add("Retry-After", "77");
        }
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private URI uri(String rest) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + rest);
    }

    private Answer send(String kind, String rest) {
        return Channels.robot(kind, uri(rest), "SECkefu", null, Duration.ofSeconds(2))
                .send(MESSAGE, MOMENT);
    }

    @Test
    void signaturesAreThoseOfTheVectors() {
        assertThat(Robots.DingTalk.sign("SECkefu", MOMENT)).isEqualTo("9hG6yiZ+6kK6ePaQqgxrEY0BgZccbR+r9sXOcSw59bY=");
        assertThat(Robots.Feishu.sign("SECkefu", MOMENT)).isEqualTo("6UDXGXK75y6UfHAjMxUR+XZth++4AhyeH9K6W/BLzVc=");
    }

    @Test
    void eachRobotIsSpokenToInItsWay() {
        assertThat(send("wecom", "/cgi-bin/webhook/send?key=K")).isInstanceOf(Answer.Taken.class);
        assertThat(send("dingtalk", "/robot/send?access_token=T")).isInstanceOf(Answer.Taken.class);
        assertThat(send("feishu", "/open-apis/bot/v2/hook/ID")).isInstanceOf(Answer.Taken.class);
        assertThat(send("slack", "/services/T/B")).isInstanceOf(Answer.Taken.class);
        assertThat(asked)
                .containsExactly(
                        "/cgi-bin/webhook/send?key=K w-7@kefu null",
                        "/robot/send?access_token=T&timestamp=1700000000000&sign=9hG6yiZ%2B6kK6ePaQqgxrEY0BgZccbR%2Br9sXOcSw59bY%3D"
                                + " w-7@kefu null",
                        "/open-apis/bot/v2/hook/ID w-7@kefu null",
                        "/services/T/B w-7@kefu null");
        assertThat(bodies.get(0)).contains("\"msgtype\":\"text\"", "工单超时\\n第一行\\n第二行");
        assertThat(bodies.get(1)).contains("\"msgtype\":\"markdown\"", "\"title\":\"工单超时\"");
        assertThat(Json.read(bodies.get(2)))
                .containsEntry("timestamp", "1700000000")
                .containsEntry("sign", "6UDXGXK75y6UfHAjMxUR+XZth++4AhyeH9K6W/BLzVc=");
        assertThat(bodies.get(3)).isEqualTo("{\"text\":\"*工单超时*\\n第一行\\n第二行\"}");
    }

    /** Later, for how many seconds at least, and whether it is the channel's own trouble; or never. */
    @ParameterizedTest(name = "{0} {1} {2}")
    @CsvSource(delimiter = '|', textBlock = """
            wecom    | 200 | {"errcode":45009,"errmsg":"freq"} | later 60 false
            wecom    | 200 | {"errcode":93000}                 | never
            wecom    | 200 | <html>                            | never
            dingtalk | 200 | {"errcode":130101}                | later 600 false
            dingtalk | 200 | {"errcode":310000}                | never
            feishu   | 200 | {"code":11232}                    | later 60 false
            feishu   | 200 | {"code":9499}                     | later 60 false
            feishu   | 200 | {"code":19021}                    | never
            slack    | 429 | slow                              | later 77 false
            slack    | 500 | oops                              | later - true
            slack    | 503 | down                              | later - true
            slack    | 404 | no_service                        | never
            slack    | 302 | moved                             | never
            """)
    void answersAreUnderstood(String kind, int code, String body, String meant) {
        status = code;
        answer = body;
        Answer got = send(kind, "/x");
        assertThat(got.words()).startsWith(code + " ");
        assertThat(
                        got instanceof Answer.NotNow later
                                ? "later "
                                        + (later.after() == null
                                                ? "-"
                                                : later.after().toSeconds()) + " " + later.channel()
                                : got instanceof Answer.Refused ? "never" : "taken")
                .isEqualTo(meant);
    }

    @Test
    void whoIsSlowOrNotThereIsAskedLater() {
        delay = Duration.ofSeconds(3);
        assertThat(send("slack", "/x")).isInstanceOfSatisfying(Answer.NotNow.class, later -> assertThat(later.channel())
                .isTrue());
        URI nowhere = URI.create("http://127.0.0.1:1/services/secret");
        Answer refused = Channels.robot("slack", nowhere, null, null, Duration.ofSeconds(2))
                .send(MESSAGE, MOMENT);
        assertThat(refused).isInstanceOf(Answer.NotNow.class);
        assertThat(refused.words()).doesNotContain("secret");
    }

    @Test
    void aGatewayGetsWhatItsDocumentSays() {
        Answer got = Channels.gateway(
                        uri("/sms"),
                        Map.of("Authorization", "Bearer s3"),
                        "{\"mobile\":\"{{to}}\",\"content\":\"{{subject}}: {{text}}\"}",
                        "\"code\":0",
                        null,
                        Duration.ofSeconds(2))
                .send(MESSAGE, MOMENT);
        assertThat(got).isInstanceOf(Answer.Taken.class);
        assertThat(asked).containsExactly("/sms w-7@kefu Bearer s3");
        assertThat(bodies).containsExactly("{\"mobile\":\"13900000000\",\"content\":\"工单超时: 第一行\\n第二行\"}");
        answer = "{\"code\":7}";
        assertThat(Channels.gateway(uri("/sms"), Map.of(), null, "\"code\":0", null, Duration.ofSeconds(2))
                        .send(MESSAGE, MOMENT))
                .isEqualTo(new Answer.Refused("200 {\"code\":7}"));
    }
}
