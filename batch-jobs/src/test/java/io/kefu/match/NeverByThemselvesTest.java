package io.kefu.match;

import static io.kefu.match.table.MatchField.ADDRESS;
import static io.kefu.match.table.MatchField.BIRTH_DATE;
import static io.kefu.match.table.MatchField.COMPANY;
import static io.kefu.match.table.MatchField.EMAIL;
import static io.kefu.match.table.MatchField.NAME;
import static io.kefu.match.table.MatchField.PHONE;
import static org.assertj.core.api.Assertions.assertThat;

import io.kefu.match.table.MatchField;
import io.kefu.match.table.MatchList;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a list may join without a person, and what it must leave to one. */
class NeverByThemselvesTest {

    private static final String SURNAMES = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗";
    private static final String GIVENS = "伟芳娜敏静丽强磊军洋勇艳杰涛明超秀霞平刚桂英华玉萍红娟欣怡浩宇梓涵鑫鹏飞";
    private static final String[] STREETS = {"杭州市西湖区文三路", "上海市浦东新区世纪大道", "北京市海淀区中关村大街", "成都市武侯区天府大道"};

    /** A list of so many strangers. */
    private static List<Map<MatchField, String>> strangers(int count) {
        Random random = new Random(5);
        List<Map<MatchField, String>> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            rows.add(Map.of(
                    NAME,
                    "" + SURNAMES.charAt(random.nextInt(SURNAMES.length()))
                            + GIVENS.charAt(random.nextInt(GIVENS.length()))
                            + GIVENS.charAt(random.nextInt(GIVENS.length())),
                    PHONE,
                    "13" + (100_000_000 + random.nextInt(800_000_000)),
                    BIRTH_DATE,
                    (1960 + random.nextInt(45)) + "-0" + (1 + random.nextInt(9)) + "-1" + random.nextInt(9),
                    ADDRESS,
                    STREETS[random.nextInt(STREETS.length)] + (1 + random.nextInt(300)) + "号",
                    EMAIL,
                    "u" + i + "@mail.cn"));
        }
        return rows;
    }

    private static Matches match(List<Map<MatchField, String>> rows) {
        try (MatchList list = new MatchList("CN")) {
            rows.forEach(list::add);
            return Matcher.match(list);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 40, 41, 400, 1000})
    void equalRowsAreOneHoweverOftenTheyStand(int times) {
        List<Map<MatchField, String>> rows = strangers(500);
        for (int i = 0; i < times; i++) {
            rows.add(Map.of(NAME, "段永平", PHONE, "13611112222"));
        }
        Matches matches = match(rows);
        assertThat(matches.summary().largest()).isEqualTo(times);
        assertThat(matches.summary().clusters()).isEqualTo(501);
        assertThat(matches.pairs()).isGreaterThanOrEqualTo(times - 1);
        for (int i = 0; i < times; i++) {
            assertThat(matches.cluster(500 + i)).isEqualTo(500);
        }
    }

    /** Also in a short list: {@code strangers} is how many others there are. */
    @ParameterizedTest
    @ValueSource(ints = {0, 4, 300})
    void aNameAndANumberNearbyAreForAPerson(int strangers) {
        List<Map<MatchField, String>> rows = strangers(strangers);
        rows.add(Map.of(NAME, "张伟", PHONE, "13800001234"));
        rows.add(Map.of(NAME, "张伟", PHONE, "13800001235"));
        rows.add(Map.of(NAME, "陆雪琴", PHONE, "13755550001", EMAIL, "luxq@mail.cn"));
        rows.add(Map.of(NAME, "陆雪琴", PHONE, "13755550010", EMAIL, "luxq@mail.cn"));
        Matches matches = match(rows);
        assertThat(matches.cluster(strangers + 1)).isNotEqualTo(matches.cluster(strangers));
        assertThat(matches.cluster(strangers + 3)).as("a mailbox too").isEqualTo(matches.cluster(strangers + 2));
    }

    @Test
    void equalRowsThatTellANameAloneAreNotOne() {
        List<Map<MatchField, String>> rows = strangers(300);
        rows.add(Map.of(NAME, "王伟"));
        rows.add(Map.of(NAME, "王伟"));
        rows.add(Map.of(NAME, "王女士", PHONE, "138****1234"));
        rows.add(Map.of(NAME, "王女士", PHONE, "138****1234"));
        Matches matches = match(rows);
        assertThat(matches.cluster(300)).isNotEqualTo(matches.cluster(301));
        assertThat(matches.cluster(302)).isNotEqualTo(matches.cluster(303));
    }

    @ParameterizedTest
    @CsvSource({
        // twins, father and son of one name, father and daughter, mother and son without birthdays
        "陈浩然, 2001-05-06, 陈浩宇, 2001-05-06",
        "陈浩然, 2001-05-06, 陈雨欣, 2001-05-06",
        "陈建国, 1950-02-03, 陈建国, 1980-07-09",
        "陈建国, 1950-02-03, 陈思雨, 1980-07-09",
        "王秀英, '', 陈思远, ''",
        "John Smith, 1950-02-03, John Smith, 1980-07-09",
        "Tom Baker, 2001-05-06, Jon Baker, 2001-05-06"
    })
    void relativesWaitForAPerson(String one, String born, String other, String bornOther) {
        for (int size : new int[] {60, 300}) {
            List<Map<MatchField, String>> rows = strangers(size);
            String home = "杭州市西湖区文三路8号2单元301室";
            rows.add(Map.of(NAME, one, PHONE, "13611110003", BIRTH_DATE, born, ADDRESS, home));
            rows.add(Map.of(NAME, other, PHONE, "13611110003", BIRTH_DATE, bornOther, ADDRESS, home));
            Matches matches = match(rows);
            assertThat(matches.cluster(size)).isNotEqualTo(matches.cluster(size + 1));
        }
    }

    @ParameterizedTest
    @CsvSource({
        // the same user name made of the name, at another firm; a colleague's initial; a public provider
        "Harry Wood, harryw@heron-labs.com, Harry Wood, harryw@juniper-works.com, false",
        "Paul Fletcher, p.fletcher@fjord-works.com, Noah Fletcher, n.fletcher@fjord-works.com, false",
        "陈静, chenjing01@qq.com, 陈静, chenjing02@qq.com, false",
        "Henriette Vandenberg, h.vandenberg@fjord-works.com, Henriette Vandenburg, h.vandenberg@fjord-works.com, true"
    })
    void mailboxesCountWhereTheyAreOnesOwn(String one, String mail, String other, String otherMail, boolean same) {
        List<Map<MatchField, String>> rows = strangers(300);
        rows.add(Map.of(NAME, one, EMAIL, mail));
        rows.add(Map.of(NAME, other, EMAIL, otherMail));
        Matches matches = match(rows);
        assertThat(matches.cluster(300) == matches.cluster(301)).isEqualTo(same);
    }

    @ParameterizedTest
    @CsvSource({
        // another given name and another birthday: colleagues of one family name and initial, whatever slip is in the
        // mailbox
        "Poppy Fletcher, 1999-03-01, p.fletcher@fjord-works.com, Noah Fletcher, 1963-02-09, n.letcher@fjord-works.com, false",
        "Arthur Jackson, 1999-04-28, a.jackson@larch-point.com, Amelia Jackson, 1975-03-14, a.jackson@larch-point.com, false",
        "Arthur Jackson, 1999-04-28, a.jackson@larch-point.com, Arthur Jackson, 1999-04-28, ajackson@larch-point.com, true"
    })
    void colleaguesOfOneNameAreApart(
            String one, String born, String mail, String other, String bornOther, String otherMail, boolean same) {
        List<Map<MatchField, String>> rows = strangers(300);
        rows.add(Map.of(NAME, one, BIRTH_DATE, born, EMAIL, mail));
        rows.add(Map.of(NAME, other, BIRTH_DATE, bornOther, EMAIL, otherMail));
        Matches matches = match(rows);
        assertThat(matches.cluster(300) == matches.cluster(301)).isEqualTo(same);
    }

    @Test
    void birthdaysThatAreToldTwiceEachAreNoSlips() {
        List<Map<MatchField, String>> rows = strangers(300);
        rows.add(Map.of(NAME, "Olivia Palmer", BIRTH_DATE, "1981-06-08", EMAIL, "o.palmer@dune-desk.net"));
        rows.add(Map.of(NAME, "Oliviia Palmer", BIRTH_DATE, "1981-06-08", EMAIL, "o.palmer@dune-desk.net"));
        rows.add(Map.of(NAME, "Olivia Palmer", BIRTH_DATE, "1969-01-28", EMAIL, "o.palmer@dune-desk.net"));
        rows.add(Map.of(NAME, "Olivia Palmer", BIRTH_DATE, "1969-01-28", EMAIL, "o.plmer@dune-desk.net"));
        Matches matches = match(rows);
        assertThat(matches.cluster(301)).isEqualTo(matches.cluster(300));
        assertThat(matches.cluster(303)).isEqualTo(matches.cluster(302)).isNotEqualTo(matches.cluster(300));
    }

    @Test
    void sitesOfOneOrganisationAreApart() {
        List<Map<MatchField, String>> rows = strangers(300);
        rows.add(Map.of(COMPANY, "绿洲连锁超市有限公司", PHONE, "021-62345678", ADDRESS, "上海市浦东新区世纪大道100号"));
        rows.add(Map.of(COMPANY, "绿洲连锁超市有限公司", PHONE, "021-62345678", ADDRESS, "上海市浦东新区世纪大道288号"));
        Matches matches = match(rows);
        assertThat(matches.cluster(300)).isNotEqualTo(matches.cluster(301));
    }

    @Test
    void companiesWhoseNamesAreAlikeAndNothingElseWaitForAPerson() {
        for (int size : new int[] {3, 300}) {
            List<Map<MatchField, String>> rows = strangers(size);
            rows.add(Map.of(COMPANY, "启明建筑工程（深圳）有限公司"));
            rows.add(Map.of(COMPANY, "启明建筑有限公司"));
            Matches matches = match(rows);
            assertThat(matches.cluster(size)).isNotEqualTo(matches.cluster(size + 1));
        }
    }
}
