package io.kefu.cli;

import io.kefu.condition.Condition;
import io.kefu.condition.Fields;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Twenty conditions of four shapes, asked in turn of a thousand contacts; the time is that of one of them. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class ConditionBench {

    /** What the conditions look at. */
    record Contact(String channel, String level, String subject, int rating, int contacts, Instant opened) {}

    private static final Instant NOW = Instant.parse("2024-05-09T00:00:00Z");

    private static final Fields<Contact> FIELDS = new Fields<Contact>(NOW, ZoneId.of("Asia/Shanghai"))
            .text("channel", Contact::channel, null)
            .choice(
                    "customer.level",
                    Contact::level,
                    null,
                    Map.of("ordinary", List.of("普通"), "vip", List.of("VIP"), "strategic", List.of("战略")))
            .text("subject", Contact::subject, null)
            .number("rating", Contact::rating, null)
            .number("contacts", Contact::contacts, null)
            .since("age", Contact::opened, null)
            .instant("opened", Contact::opened, null);

    private static final List<String> CHANNELS = List.of("wechat", "phone", "web-form", "app", "chat");
    private static final List<String> LEVELS = List.of("ordinary", "vip", "strategic");
    private static final List<String> SUBJECTS = List.of(
            "我的净水器漏水了，请尽快上门维修，订单号DD20240501",
            "APP一直连不上WIFI，试了三次都不行",
            "不用退款了，换一台新的就可以",
            "请问这款空气净化器多少钱，有没有优惠活动",
            "The robot vacuum does not charge any more",
            "再不处理我就打12315投诉");

    private final Condition<Contact>[] comparisons =
            conditions("channel == \"%1$s\" and customer.level in [VIP, 战略] and not subject contains \"不用退款\"");
    private final Condition<Contact>[] numbers =
            conditions("rating < %2$d and contacts >= 2 or age > %2$dh and opened > 2024-05-01");
    private final Condition<Contact>[] keywords =
            conditions("subject contains [漏电, 冒烟, 起火, 鼓包, 爆炸, 烧焦, 被盗, %1$s, 投诉, 曝光, 律师, wifi]");
    private final Condition<Contact>[] patterns =
            conditions("channel == \"%1$s\" and subject matches \"(?i)dd\\d{8}|%1$s\"");

    private final Contact[] contacts = new Random(7)
            .ints(1_000, 0, Integer.MAX_VALUE)
            .mapToObj(ConditionBench::contact)
            .toArray(Contact[]::new);
    private int turn;

    private static Contact contact(int seed) {
        Random random = new Random(seed);
        return new Contact(
                CHANNELS.get(random.nextInt(CHANNELS.size())),
                LEVELS.get(random.nextInt(LEVELS.size())),
                SUBJECTS.get(random.nextInt(SUBJECTS.size())),
                1 + random.nextInt(5),
                1 + random.nextInt(4),
                NOW.minus(Duration.ofMinutes(random.nextInt(20_000))));
    }

    @SuppressWarnings({"unchecked", "rawtypes", "AnnotateFormatMethod"})
    private static Condition<Contact>[] conditions(String shape) {
        return IntStream.range(0, CHANNELS.size())
                .mapToObj(i -> Condition.parse(String.format(shape, CHANNELS.get(i), i + 1), FIELDS, "bench"))
                .toArray(Condition[]::new);
    }

    private int count(Condition<Contact>[] conditions, Contact contact) {
        int count = 0;
        for (Condition<Contact> condition : conditions) {
            count += condition.test(contact) ? 1 : 0;
        }
        return count;
    }

    private Contact next() {
        turn = (turn + 1) % contacts.length;
        return contacts[turn];
    }

    @Benchmark
    @OperationsPerInvocation(20)
    public int all() {
        Contact contact = next();
        return count(comparisons, contact)
                + count(numbers, contact)
                + count(keywords, contact)
                + count(patterns, contact);
    }

    @Benchmark
    @OperationsPerInvocation(5)
    public int comparisons() {
        return count(comparisons, next());
    }

    @Benchmark
    @OperationsPerInvocation(5)
    public int numbersAndTimes() {
        return count(numbers, next());
    }

    @Benchmark
    @OperationsPerInvocation(5)
    public int keywords() {
        return count(keywords, next());
    }

    @Benchmark
    @OperationsPerInvocation(5)
    public int patterns() {
        return count(patterns, next());
    }
}
