package io.kefu.notify;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.kefu.job.Office;
import io.kefu.notify.Delivery.Done;
import io.kefu.notify.Notice.State;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What waits in the outbox goes out, over a robot's channel with a real server. */
class DeliveryTest {

    private static final Instant NINE = Instant.parse("2024-05-06T01:00:00Z");

    @TempDir
    private Path directory;

    private final List<String> got = Collections.synchronizedList(new ArrayList<>());
    private Office office;
    private HttpServer server;
    private int status = 200;

    /** Holds a request until it is let go. */
    private CountDownLatch held = new CountDownLatch(0);

    @BeforeEach
    void aRobot() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/", this::handle);
        server.start();
        office = Office.open(directory.resolve("workspace"));
        office.write("robot.secret", "http://127.0.0.1:" + server.getAddress().getPort() + "/hook\n");
        Files.setPosixFilePermissions(
                office.root().resolve("robot.secret"), PosixFilePermissions.fromString("rw-------"));
        configure("per_minute: 0");
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private void configure(String more) {
        office.write("notify.yaml", """
                channels:
                  - channel: team
                    kind: slack
                    secret_file: robot.secret
                    %s
                digest_above: 3
                """.formatted(more));
    }

    private void handle(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        got.add(exchange.getRequestHeaders().getFirst("Idempotency-Key") + " " + body);
        try {
            held.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }

    private void add(int from, int to, boolean urgent) {
        office.with(services -> services.database().inTransaction(false, () -> {
            List<Draft> drafts = new ArrayList<>();
            for (int i = from; i < to; i++) {
                drafts.add(new Draft(
                        "event " + i,
                        "K" + i,
                        "escalation",
                        "team",
                        "a" + i,
                        null,
                        new MessageTemplates.Text("subject " + i, "text " + i, null),
                        urgent));
            }
            services.notices().outbox().add(drafts, NINE);
            return drafts;
        }));
    }

    private Done deliver(Instant at) {
        return deliver(Clock.fixed(at, ZoneOffset.UTC));
    }

    private Done deliver(Clock clock) {
        return office.with(services -> services.notices().delivery(clock).run(new Secrets(name -> null)))
                .get(0);
    }

    private List<String> states() {
        return office.query("SELECT state, attempts FROM notice ORDER BY id");
    }

    @Test
    void whatIsThereTwiceGoesOutOnce() {
        add(0, 3, false);
        add(0, 3, false);
        assertThat(deliver(NINE)).isEqualTo(new Done("team", 3, 0, 0, 0, 0, null, null, null));
        assertThat(deliver(NINE).sent()).isZero();
        assertThat(got).hasSize(3);
        assertThat(states()).containsExactly("sent 1", "sent 1", "sent 1");
    }

    @Test
    void aFailureIsTriedAgainEverLaterWithTheSameNumber() {
        add(0, 1, false);
        status = 500;
        Instant at = NINE;
        List<Long> waits = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            assertThat(deliver(at).again()).isEqualTo(1);
            assertThat(deliver(at).again()).as("not yet").isZero();
            Instant next = Instant.ofEpochMilli(
                    Long.parseLong(office.query("SELECT send_at FROM notice").get(0)));
            waits.add(Duration.between(at, next).toSeconds());
            at = next;
        }
        assertThat(waits.get(0)).isBetween(24L, 36L);
        assertThat(waits.get(3)).isBetween(192L, 288L);
        status = 200;
        assertThat(deliver(at).sent()).isEqualTo(1);
        assertThat(got.stream().map(line -> line.split(" ")[0]).distinct()).hasSize(1);
    }

    @Test
    void aRefusalEndsAmongTheDeadWithItsAnswerAndCanBeTriedAgain() {
        add(0, 1, false);
        status = 404;
        assertThat(deliver(NINE).dead()).isEqualTo(1);
        assertThat(office.query("SELECT state, answer FROM notice")).containsExactly("dead 404 ");
        assertThat(deliver(NINE.plus(Duration.ofDays(1))).dead()).isZero();
        status = 200;
        int again = office.with(services -> services.database()
                .inTransaction(false, () -> services.notices().outbox().retry(null, NINE)));
        assertThat(again).isEqualTo(1);
        assertThat(deliver(NINE).sent()).isEqualTo(1);
    }

    @Test
    void aChannelThatFailsIsLeftAlone() {
        add(0, 8, false);
        status = 503;
        Done done = deliver(NINE);
        assertThat(done.again()).isEqualTo(5);
        assertThat(done.closedUntil()).isEqualTo(NINE.plusSeconds(60));
        add(8, 9, false);
        int asked = got.size();
        assertThat(deliver(NINE).again()).isZero();
        assertThat(got).hasSize(asked);
        status = 200;
        assertThat(deliver(NINE.plus(Duration.ofHours(3))).sent()).isEqualTo(9);
        assertThat(office.query("SELECT failures, closed_until FROM notice_channel"))
                .containsExactly("0 null");
    }

    @Test
    void aRateIsKeptAndNothingIsLost() {
        configure("per_minute: 4");
        add(0, 10, false);
        assertThat(deliver(NINE).sent()).isEqualTo(4);
        assertThat(deliver(NINE).sent()).isZero();
        assertThat(deliver(NINE.plusSeconds(30)).sent()).isEqualTo(2);
        assertThat(deliver(NINE.plusSeconds(600)).sent()).isEqualTo(4);
        assertThat(states()).containsOnly("sent 1");
    }

    @Test
    void quietHoursDelayAndTheUrgentPass() {
        configure("quiet_hours: 22:00-08:00");
        Instant midnight = java.time.LocalDateTime.parse("2024-05-07T00:30")
                .atZone(ZoneId.of("Asia/Shanghai"))
                .toInstant();
        add(0, 2, false);
        add(2, 3, true);
        assertThat(deliver(midnight)).isEqualTo(new Done("team", 1, 0, 0, 0, 2, null, null, null));
        assertThat(got).singleElement().asString().contains("subject 2");
        assertThat(deliver(midnight.plus(Duration.ofHours(8))).sent()).isEqualTo(2);
    }

    @Test
    void manyForOneRecipientGoAsOne() {
        office.with(services -> services.database().inTransaction(false, () -> {
            List<Draft> drafts = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                drafts.add(new Draft(
                        "event " + i,
                        "K1",
                        "escalation",
                        "team",
                        "",
                        null,
                        new MessageTemplates.Text("s" + i, "t" + i, null),
                        false));
            }
            services.notices().outbox().add(drafts, NINE);
            return drafts;
        }));
        assertThat(deliver(NINE).sent()).isEqualTo(5);
        assertThat(got).singleElement().asString().contains("5 条通知", "s0", "t0", "s4", "t4");
        assertThat(office.query("SELECT DISTINCT digest FROM notice")).containsExactly("1");
    }

    @Test
    void aPausedChannelWaits() {
        add(0, 1, false);
        pause("admin");
        assertThat(deliver(NINE)).isEqualTo(new Done("team", 0, 0, 0, 0, 1, "admin", null, null));
        pause(null);
        assertThat(deliver(NINE).sent()).isEqualTo(1);
    }

    private void pause(@org.jspecify.annotations.Nullable String by) {
        office.with(services -> services.database().inTransaction(false, () -> {
            services.notices().channels().pause(services.notices().needed().channel("team"), by, NINE);
            return "";
        }));
    }

    /** A process that sleeps past its lease in the middle of sending must not speak for what another has done since. */
    @Test
    void whoWakesUpLateCompletesNothing() throws Exception {
        add(0, 1, false);
        held = new CountDownLatch(1);
        ExecutorService sleeper = Executors.newSingleThreadExecutor();
        try {
            Future<Done> late = sleeper.submit(() -> deliver(NINE));
            while (got.isEmpty()) {
                Thread.sleep(20);
            }
            CountDownLatch first = held;
            held = new CountDownLatch(0);
            assertThat(deliver(NINE.plusSeconds(60)).sent()).as("it is leased").isZero();
            assertThat(deliver(NINE.plus(Delivery.LEASE)).sent()).as("no more").isEqualTo(1);
            first.countDown();
            assertThat(late.get(20, TimeUnit.SECONDS)).isEqualTo(new Done("team", 0, 0, 0, 1, 0, null, null, null));
        } finally {
            sleeper.shutdownNow();
        }
        assertThat(states()).containsExactly("sent 1");
        assertThat(got.stream().map(line -> line.split(" ")[0]).distinct()).hasSize(1);
    }

    @Test
    void twoDeliverersSendEachOnce() throws Exception {
        add(0, 100, false);
        ExecutorService two = Executors.newFixedThreadPool(2);
        try {
            Future<Done> one = two.submit(() -> deliver(NINE));
            Future<Done> other = two.submit(() -> deliver(NINE));
            assertThat(one.get().sent() + other.get().sent()).isEqualTo(100);
        } finally {
            two.shutdownNow();
        }
        assertThat(got).hasSize(100).doesNotHaveDuplicates();
    }

    @Test
    void aSecretThatOthersCanReadIsRefused() throws IOException {
        add(0, 1, false);
        Files.setPosixFilePermissions(
                office.root().resolve("robot.secret"), PosixFilePermissions.fromString("rw-r--r--"));
        assertThat(deliver(NINE).broken()).hasMessageContaining("holds a secret and others may read it");
        assertThat(office.<State>with(services ->
                        services.notices().outbox().list(null, 1).get(0).state()))
                .isEqualTo(State.WAITING);
    }
}
