package io.kefu.condition;

import static org.assertj.core.api.Assertions.assertThat;

import io.kefu.problem.KefuException;
import io.kefu.problem.ProblemText;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** What holds of all conditions, over seeded random ones. */
class ConditionPropertiesTest {

    private static final List<String> TEXTS = List.of(
            "退款",
            "我要退款,WIFI坏了",
            "ＷＩＦＩ",
            "wifi",
            "Wi-Fi 连不上",
            "İstanbul",
            "ｱｲｳ",
            "ﬁne",
            "K",
            "a\"b\\c",
            "%",
            "_",
            "100%",
            "漏电\u0000冒烟",
            "\uD83D\uDE00",
            " ",
            "x");

    @Test
    void parsingWhatWasPrintedGivesTheSame() {
        Random random = new Random(1);
        for (int i = 0; i < 20_000; i++) {
            Node node = node(random, 4);
            assertThat(Parser.parse(node.toString(), Thing.FIELDS, "--where"))
                    .as(node.toString())
                    .isEqualTo(node);
        }
    }

    @Test
    void theSelectionHoldsEveryMatch() throws SQLException {
        Random random = new Random(2);
        List<Thing> things =
                IntStream.range(0, 400).mapToObj(i -> thing(random)).toList();
        int narrowed = 0;
        int matches = 0;
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:")) {
            store(connection, things);
            JdbcClient jdbc = JdbcClient.create(new SingleConnectionDataSource(connection, true));
            for (int i = 0; i < 4_000; i++) {
                Condition<Thing> condition = Condition.parse(node(random, 3).toString(), Thing.FIELDS, "--where");
                Preselection selected = condition.preselection();
                Set<Integer> candidates = new HashSet<>(jdbc.sql("SELECT id FROM thing WHERE " + selected.sql())
                        .params(selected.parameters())
                        .query(Integer.class)
                        .list());
                Set<Integer> expected = IntStream.range(0, things.size())
                        .filter(n -> condition.test(things.get(n)))
                        .boxed()
                        .collect(Collectors.toSet());
                assertThat(candidates).as("%s: %s", condition, selected).containsAll(expected);
                Set<Integer> chosen = candidates.stream()
                        .filter(n -> condition.test(things.get(n)))
                        .collect(Collectors.toSet());
                assertThat(chosen).isEqualTo(expected);
                narrowed += candidates.size() < things.size() ? 1 : 0;
                matches += expected.size();
            }
        }
        assertThat(narrowed).as("selections that leave rows out").isGreaterThan(2_000);
        assertThat(matches).isGreaterThan(100_000);
    }

    @Test
    void whatIsTrueSaysWhy() {
        Random random = new Random(3);
        for (int i = 0; i < 5_000; i++) {
            Condition<Thing> condition = Condition.parse(node(random, 3).toString(), Thing.FIELDS, "--where");
            Thing thing = thing(random);
            List<String> reasons = condition.because(thing);
            assertThat(reasons.isEmpty()).isEqualTo(!condition.test(thing));
            for (String reason : reasons) {
                assertThat(Condition.parse(reason, Thing.FIELDS, "--where").test(thing))
                        .as("%s, because of %s", condition, reason)
                        .isTrue();
            }
        }
    }

    @Test
    void theParserAlwaysEnds() {
        Random random = new Random(4);
        List<String> pieces = List.of(
                "channel",
                "subject",
                "rating",
                "age",
                "opened",
                "history",
                "skills",
                "==",
                "!=",
                "<",
                ">=",
                "=",
                "(",
                ")",
                "[",
                "]",
                ",",
                "and",
                "or",
                "not",
                "in",
                "contains",
                "matches",
                "is",
                "empty",
                "\"",
                "'",
                "“",
                "”",
                "\\",
                "4h",
                "3",
                "2024-05-01",
                "vip",
                "\n",
                "\u0000",
                "\uD83D",
                "😀",
                "（",
                "＝",
                "wechat",
                "\"[a-z\"",
                ";",
                "now",
                "");
        int accepted = 0;
        for (int i = 0; i < 40_000; i++) {
            StringBuilder text = new StringBuilder();
            if (i % 4 == 0) {
                text.append(node(random, 2)).deleteCharAt(random.nextInt(text.length()));
            }
            for (int n = i % 4 == 0 ? -1 : random.nextInt(14); n >= 0; n--) {
                text.append(pieces.get(random.nextInt(pieces.size()))).append(random.nextInt(4) == 0 ? "" : " ");
            }
            if (random.nextInt(3) == 0 && !text.isEmpty()) {
                text.setCharAt(random.nextInt(text.length()), (char) random.nextInt(0x10000));
            }
            try {
                Condition.parse(text.toString(), Thing.FIELDS, "--where").test(Thing.empty());
                accepted++;
            } catch (KefuException refused) {
                for (Locale locale : List.of(Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE)) {
                    assertThat(ProblemText.in(locale).lines(refused.problem()))
                            .allSatisfy(line -> assertThat(line).doesNotContain("Expected.", "Kind.", "{place}"));
                }
            }
        }
        assertThat(accepted).isGreaterThan(500);
    }

    // ---- random conditions and things

    private static Node node(Random random, int depth) {
        return switch (depth == 0 ? 0 : random.nextInt(5)) {
            case 1 -> new Node.All(parts(random, depth - 1));
            case 2 -> new Node.Any(parts(random, depth - 1));
            case 3 -> new Node.Not(node(random, depth - 1));
            default -> comparison(random);
        };
    }

    private static List<Node> parts(Random random, int depth) {
        return IntStream.range(0, 2 + random.nextInt(2))
                .mapToObj(i -> node(random, depth))
                .toList();
    }

    private static Node comparison(Random random) {
        String field = pick(random, Thing.FIELDS.names());
        Kind kind = Thing.FIELDS.kind(field);
        List<Operator> legal =
                List.of(Operator.values()).stream().filter(kind::takes).toList();
        Operator operator = pick(random, legal);
        if (operator == Operator.IS_EMPTY || operator == Operator.IS_TRUE) {
            return new Node.Comparison(field, operator, List.of());
        }
        int values = operator.takesList() ? 1 + random.nextInt(3) : 1;
        Supplier<Literal> literal = () -> operator == Operator.MATCHES
                ? new Literal.Text(pick(random, List.of("退.?款", "(?i)wifi", "^a", "\\d+%", "[漏\"]")))
                : literal(random, field, kind);
        return new Node.Comparison(
                field,
                operator,
                IntStream.range(0, values).mapToObj(i -> literal.get()).toList());
    }

    private static Literal literal(Random random, String field, Kind kind) {
        return switch (kind) {
            case TEXT -> new Literal.Text(field.equals("channel") ? channel(random) : visible(random));
            case LIST -> new Literal.Text(pick(random, List.of("vip", "after-sales", "售后", "ＶＩＰ")));
            case CHOICE -> new Literal.Code(code(random, field));
            case NUMBER -> new Literal.Decimal(java.math.BigDecimal.valueOf(random.nextInt(60), random.nextInt(2)));
            case INSTANT -> time(random);
            case AGE -> new Literal.Span(java.time.Duration.ofMinutes(random.nextInt(5_000)));
            case FLAG -> new Literal.Flag(random.nextBoolean());
        };
    }

    private static Literal time(Random random) {
        Instant moment = moment(random);
        return switch (random.nextInt(3)) {
            case 0 -> new Literal.Now();
            case 1 -> new Literal.Day(moment.atZone(Thing.ZONE).toLocalDate());
            default -> new Literal.Moment(moment.atZone(Thing.ZONE).toOffsetDateTime());
        };
    }

    private static String visible(Random random) {
        String text = pick(random, TEXTS);
        return text.isBlank() ? "x" : text;
    }

    private static String channel(Random random) {
        return pick(random, List.of("wechat", "phone", "Wechat", "邮件"));
    }

    private static String code(Random random, String field) {
        return pick(
                random,
                switch (field) {
                    case "type" -> List.of("inquiry", "complaint");
                    case "urgency" -> List.of("normal", "urgent", "critical");
                    case "state" -> List.of("in_progress", "resolved", "closed");
                    default -> List.of("ordinary", "vip", "strategic");
                });
    }

    private static Instant moment(Random random) {
        return Thing.NOW.minusSeconds(random.nextInt(200_000)).plusMillis(random.nextInt(3));
    }

    private static <T> T pick(Random random, List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    private static <T> @Nullable T maybe(Random random, Supplier<T> value) {
        return random.nextInt(5) == 0 ? null : value.get();
    }

    private static Thing thing(Random random) {
        return new Thing(
                maybe(random, () -> channel(random)),
                maybe(random, () -> random.nextInt(8) == 0 ? "" : pick(random, TEXTS) + pick(random, TEXTS)),
                maybe(random, () -> code(random, "type")),
                maybe(random, () -> code(random, "urgency")),
                maybe(random, () -> code(random, "state")),
                maybe(random, () -> code(random, "customer.level")),
                random.nextInt(3) == 0 ? List.of() : List.of("after-sales", pick(random, List.of("VIP", "售后"))),
                maybe(random, () -> random.nextInt(6)),
                random.nextInt(4),
                maybe(random, () -> moment(random)),
                maybe(random, random::nextBoolean));
    }

    private static void store(Connection connection, List<Thing> things) throws SQLException {
        try (PreparedStatement create = connection.prepareStatement("""
                CREATE TABLE thing (id INTEGER PRIMARY KEY, channel TEXT, subject TEXT, type TEXT, urgency TEXT, state TEXT,
                                    level TEXT, skills TEXT, rating INTEGER, contacts INTEGER, opened INTEGER, history INTEGER)
                """)) {
            create.execute();
        }
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO thing VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
            for (int i = 0; i < things.size(); i++) {
                Thing thing = things.get(i);
                List<@Nullable Object> values = new ArrayList<>();
                values.add(i);
                values.add(thing.channel());
                values.add(thing.subject());
                values.add(thing.type());
                values.add(thing.urgency());
                values.add(thing.state());
                values.add(thing.level());
                values.add(String.join(";", thing.skills()));
                values.add(thing.rating());
                values.add(thing.contacts());
                values.add(thing.opened() == null ? null : thing.opened().toEpochMilli());
                values.add(thing.history() == null ? null : thing.history() ? 1 : 0);
                for (int n = 0; n < values.size(); n++) {
                    insert.setObject(n + 1, values.get(n));
                }
                insert.executeUpdate();
            }
        }
    }
}
