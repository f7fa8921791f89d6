package io.kefu.match;

import static io.kefu.match.table.MatchField.ADDRESS;
import static io.kefu.match.table.MatchField.BIRTH_DATE;
import static io.kefu.match.table.MatchField.CITY;
import static io.kefu.match.table.MatchField.COMPANY;
import static io.kefu.match.table.MatchField.EMAIL;
import static io.kefu.match.table.MatchField.GIVEN_NAME;
import static io.kefu.match.table.MatchField.HOUSE_NUMBER;
import static io.kefu.match.table.MatchField.NAME;
import static io.kefu.match.table.MatchField.NATIONAL_ID;
import static io.kefu.match.table.MatchField.PHONE;
import static io.kefu.match.table.MatchField.POSTCODE;
import static io.kefu.match.table.MatchField.PROVINCE;
import static io.kefu.match.table.MatchField.SURNAME;
import static io.kefu.match.table.MatchField.WECHAT;
import static org.assertj.core.api.Assertions.assertThat;

import io.kefu.match.table.MatchField;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One configuration, no labels used: what it reaches on lists whose truth is known. */
class LabelledListsTest {

    private static final Path SHARED = Path.of("../../shared/data");

    private static final Map<MatchField, List<String>> FEBRL = Map.of(
            GIVEN_NAME, List.of("given_name"),
            SURNAME, List.of("surname"),
            HOUSE_NUMBER, List.of("street_number"),
            ADDRESS, List.of("address_1", "address_2"),
            CITY, List.of("suburb"),
            POSTCODE, List.of("postcode"),
            PROVINCE, List.of("state"),
            BIRTH_DATE, List.of("date_of_birth"),
            NATIONAL_ID, List.of("soc_sec_id"));

    @Tag("shared")
    @ParameterizedTest(name = "{0} without {1}: {2}")
    @CsvSource({
        "dataset1.csv, '', 0.9990",
        "dataset3.csv, '', 0.9999",
        "dataset3.csv, NATIONAL_ID, 0.9995",
        "dataset3.csv, NATIONAL_ID BIRTH_DATE, 0.998"
    })
    void febrl(String file, String hidden, double least) {
        Map<MatchField, List<String>> columns = new EnumMap<>(FEBRL);
        for (String field : hidden.isEmpty() ? new String[0] : hidden.split(" ")) {
            columns.remove(MatchField.valueOf(field));
        }

        Quality quality = quality(SHARED.resolve("febrl").resolve(file), "rec_id", columns);

        assertThat(quality.f1()).isGreaterThanOrEqualTo(least);
        assertThat(quality.precision()).isGreaterThanOrEqualTo(0.999);
    }

    @Tag("shared")
    @Test
    void fake1000() {
        Quality quality = quality(
                SHARED.resolve("splink-fake1000/fake_1000.csv"),
                "cluster",
                Map.of(
                        GIVEN_NAME, List.of("first_name"),
                        SURNAME, List.of("surname"),
                        BIRTH_DATE, List.of("dob"),
                        CITY, List.of("city"),
                        EMAIL, List.of("email")));

        assertThat(quality.f1()).isGreaterThanOrEqualTo(0.975);
    }

    private static Quality quality(Path file, String person, Map<MatchField, List<String>> columns) {
        ListOfPeople list = ListOfPeople.read(file, person, columns);
        return Quality.of(list.truth(), list.matched()::cluster);
    }

    @Test
    void chineseListWithHouseholdsAndNamesakes(@TempDir Path directory) {
        Path file = directory.resolve("people.csv");
        PeopleGenerator.write(file, true, 5_000, 7);
        ListOfPeople list = ListOfPeople.read(
                file,
                "person",
                Map.of(
                        NAME, List.of("name"),
                        COMPANY, List.of("company"),
                        PHONE, List.of("phone"),
                        EMAIL, List.of("email"),
                        WECHAT, List.of("wechat"),
                        BIRTH_DATE, List.of("birth_date"),
                        ADDRESS, List.of("address")));

        Matches matches = list.matched();

        Quality all = Quality.of(list.truth(), matches::cluster);
        assertThat(all.f1()).isGreaterThanOrEqualTo(0.97);
        assertThat(all.precision()).isGreaterThanOrEqualTo(0.995);
        for (String part : List.of("household", "namesake", "switchboard")) {
            assertThat(Quality.of(list.truth(), matches::cluster, list.parts(), part)
                            .precision())
                    .as(part)
                    .isGreaterThanOrEqualTo(0.99);
        }
    }
}
