package io.kefu.match;

import static io.kefu.match.table.MatchField.ADDRESS;
import static io.kefu.match.table.MatchField.BIRTH_DATE;
import static io.kefu.match.table.MatchField.COMPANY;
import static io.kefu.match.table.MatchField.EMAIL;
import static io.kefu.match.table.MatchField.NAME;
import static io.kefu.match.table.MatchField.NATIONAL_ID;
import static io.kefu.match.table.MatchField.PHONE;
import static org.assertj.core.api.Assertions.assertThat;

import io.kefu.match.table.MatchField;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pairs whose fate is known, among two thousand other people; and what holds for every list. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MatcherTest {

    private static final Map<MatchField, List<String>> COLUMNS = Map.of(
            NAME, List.of("name"),
            COMPANY, List.of("company"),
            PHONE, List.of("phone"),
            EMAIL, List.of("email"),
            BIRTH_DATE, List.of("birth_date"),
            NATIONAL_ID, List.of("national_id"),
            ADDRESS, List.of("address"));

    private List<Map<MatchField, String>> others = List.of();

    @BeforeAll
    void generate(@TempDir Path directory) {
        Path file = directory.resolve("people.csv");
        PeopleGenerator.write(file, true, 2_000, 11);
        others = ListOfPeople.read(file, "person", COLUMNS).rows();
    }

    @ParameterizedTest(name = "{0}: {3}")
    @CsvSource(delimiter = '|', textBlock = """
            the same in traditional characters | name=霍启明;phone=13912340077;address=浙江省杭州市西湖区文三路8号3栋502室 | name=霍啟明;phone=139 1234 0077;address=杭州市西湖区文三路8号3栋502 | true
            a homophone and another phone      | name=霍启明;phone=13912340077;email=huoqiming@corp.cn;birth_date=1981-03-04 | name=霍起明;phone=13755550001;email=huoqiming@corp.cn;birth_date=1981年3月4日 | true
            written in Latin letters           | name=霍启明;email=huoqiming@corp.cn;phone=13912340077 | name=Huo Qiming;email=huoqiming@corp.cn;phone=+86 13912340077 | true
            one household                      | name=霍启明;phone=13912340077;address=浙江省杭州市西湖区文三路8号3栋502室;birth_date=1981-03-04 | name=霍子涵;phone=13912340077;address=浙江省杭州市西湖区文三路8号3栋502室;birth_date=2010-09-01 | false
            namesakes in one city              | name=霍启明;phone=13912340077;address=浙江省杭州市西湖区文三路8号 | name=霍启明;phone=13655559999;address=浙江省杭州市滨江区江南大道900号 | false
            a name and a city alone            | name=霍启明;address=浙江省杭州市西湖区 | name=霍启明;address=浙江省杭州市西湖区 | false
            two proven identity numbers        | name=霍启明;phone=13912340077;national_id=11010519491231002X;address=浙江省杭州市西湖区文三路8号3栋502室 | name=霍启明;phone=13912340077;national_id=440308199901010012;address=浙江省杭州市西湖区文三路8号3栋502室 | false
            nothing but placeholders           | name=霍启明;phone=13800000000;email=test@test.com | name=霍明启;phone=13800000000;email=test@test.com | false
            """)
    void knowsWhoIsWho(String story, String a, String b, boolean same) {
        List<Map<MatchField, String>> rows = new ArrayList<>(others);
        rows.add(row(a));
        rows.add(row(b));

        Matches matches = ListOfPeople.match(rows);

        assertThat(matches.cluster(others.size()) == matches.cluster(others.size() + 1))
                .isEqualTo(same);
    }

    private static Map<MatchField, String> row(String text) {
        Map<MatchField, String> row = new EnumMap<>(MatchField.class);
        for (String part : text.split(";")) {
            String[] pair = part.split("=");
            row.put(MatchField.valueOf(pair[0].toUpperCase(java.util.Locale.ROOT)), pair[1]);
        }
        return row;
    }

    @Test
    void theOrderOfRowsDecidesNothing() {
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < others.size(); i++) {
            order.add(i);
        }
        Collections.shuffle(order, new Random(3));
        Matches straight = ListOfPeople.match(others);
        Matches shuffled = ListOfPeople.match(order.stream().map(others::get).toList());

        assertThat(clusters(shuffled, order)).isEqualTo(clusters(straight, null));
        assertThat(shuffled.summary()).isEqualTo(straight.summary());
    }

    /** Clusters of two and more as sets of the rows' first numbers. */
    private Set<Set<Integer>> clusters(Matches matches, @org.jspecify.annotations.Nullable List<Integer> order) {
        Map<Integer, Set<Integer>> clusters = new java.util.HashMap<>();
        for (int i = 0; i < others.size(); i++) {
            clusters.computeIfAbsent(matches.cluster(i), key -> new TreeSet<>()).add(order == null ? i : order.get(i));
        }
        return new HashSet<>(clusters.values());
    }

    @Test
    void theSameListGivesTheSame() {
        Matches once = ListOfPeople.match(others);
        Matches again = ListOfPeople.match(others);

        assertThat(again.summary()).isEqualTo(once.summary());
        for (int pair = 0; pair < once.pairs(); pair++) {
            assertThat(again.bits(pair)).isEqualTo(once.bits(pair));
        }
    }

    @Test
    void aPairTellsWhatAgreesAndWhatDiffers() {
        List<Map<MatchField, String>> rows = new ArrayList<>(others);
        rows.add(row("name=霍启明;phone=13912340077;birth_date=1981-03-04"));
        rows.add(row("name=霍起明;phone=13912340077;birth_date=1981-03-05"));
        Matches matches = ListOfPeople.match(rows);

        List<String> found = new ArrayList<>();
        for (int pair = 0; pair < matches.pairs(); pair++) {
            if (matches.left(pair) == others.size() + 1 && matches.right(pair) == others.size()) {
                found.add(matches.why(pair) + " " + matches.decision(pair));
                assertThat(matches.probability(pair)).isGreaterThan(0.99);
            }
        }
        assertThat(found).containsExactly("surname=equal given=alike phone=equal birth=slip MATCH");
    }

    @Test
    void shortListsAreNoTrouble() {
        assertThat(ListOfPeople.match(List.of()).summary().records()).isZero();
        assertThat(ListOfPeople.match(List.of(row("name=霍启明"))).summary().clusters())
                .isEqualTo(1);
        Matches two = ListOfPeople.match(List.of(
                row("name=霍启明;phone=13912340077;email=qm@corp.cn"),
                row("name=霍启明;phone=13912340077;email=qm@corp.cn")));
        assertThat(two.summary().records()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 10})
    void aListOfOnePersonIsOneCluster(int copies) {
        Matches matches = ListOfPeople.match(
                Collections.nCopies(copies, row("name=霍启明;phone=13912340077;email=qm@corp.cn;birth_date=1981-03-04")));

        assertThat(matches.summary().clusters()).isEqualTo(1);
    }

    @Test
    void surnamesThatNeverAgreeAreNoTrouble() {
        List<Map<MatchField, String>> rows = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            Map<MatchField, String> row = row("name=霍启明;birth_date=1981-03-04");
            row.put(NAME, "赵钱孙李周吴郑王冯陈".charAt(i % 10) + "启明");
            row.put(EMAIL, "someone" + i / 10 + "@corp.cn");
            row.put(PHONE, "139" + (10_000_000 + i / 10 * 7_919));
            rows.add(row);
        }
        Matches matches = ListOfPeople.match(rows);

        assertThat(matches.pairs()).isPositive();
        for (int pair = 0; pair < matches.pairs(); pair++) {
            assertThat(matches.bits(pair)).isFinite();
        }
    }
}
