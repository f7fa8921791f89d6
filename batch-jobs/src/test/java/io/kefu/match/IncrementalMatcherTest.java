package io.kefu.match;

import static org.assertj.core.api.Assertions.assertThat;

import io.kefu.match.IncrementalMatcher.Doubt;
import io.kefu.match.IncrementalMatcher.Outcome;
import io.kefu.match.IncrementalMatcher.Standing;
import io.kefu.match.table.MatchField;
import io.kefu.match.table.MatchList;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Batches that come one after the other are clustered as they would be together. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IncrementalMatcherTest {

    private static final int ROWS = 6_000;

    private static final Map<MatchField, List<String>> COLUMNS = Map.of(
            MatchField.NAME, List.of("name"),
            MatchField.COMPANY, List.of("company"),
            MatchField.PHONE, List.of("phone"),
            MatchField.EMAIL, List.of("email"),
            MatchField.BIRTH_DATE, List.of("birth_date"),
            MatchField.ADDRESS, List.of("address"));

    private ListOfPeople people = new ListOfPeople(List.of(), List.of(), List.of());

    @BeforeAll
    void generate(@TempDir Path directory) {
        Path file = directory.resolve("people.csv");
        PeopleGenerator.write(file, true, ROWS, 23);
        people = ListOfPeople.read(file, "person", COLUMNS);
    }

    /** What has come in so far. */
    private static final class Register {
        private final List<Map<MatchField, String>> rows = new ArrayList<>();
        private final List<byte[]> tokens = new ArrayList<>();
        private final List<Integer> customers = new ArrayList<>();
        private @Nullable MatchModel model;
        private int numbers;
        private final Map<Integer, Set<Integer>> apart = new HashMap<>();

        List<Doubt> add(List<Map<MatchField, String>> batch) {
            MatchList list = new MatchList("CN");
            batch.forEach(list::add);
            int known = rows.size();
            try (IncrementalMatcher matcher = new IncrementalMatcher(list, known)) {
                tokens.forEach(matcher::addKnown);
                MatchModel current = model == null ? matcher.learn() : model;
                model = current;
                Set<Integer> touched = new java.util.HashSet<>();
                matcher.candidates().stream().forEach(number -> touched.add(customers.get(number)));
                for (int number = 0; number < known; number++) {
                    if (touched.contains(customers.get(number))) {
                        matcher.tell(number, rows.get(number));
                    }
                }
                int[] groups = new int[known + batch.size()];
                Arrays.setAll(groups, i -> i < known ? customers.get(i) : numbers + i - known);
                Outcome outcome = matcher.match(current, new Standing(groups, numbers, apart));
                customers.replaceAll(customer -> outcome.clusters()[customer]);
                for (int i = 0; i < batch.size(); i++) {
                    customers.add(outcome.clusters()[groups[known + i]]);
                }
                numbers += batch.size();
                rows.addAll(batch);
                tokens.addAll(Arrays.asList(matcher.tokens()));
                return outcome.doubts();
            }
        }
    }

    @Test
    void batchesGiveWhatOneRunGives() {
        Register whole = new Register();
        whole.add(people.rows());
        Register parts = new Register();
        parts.model = whole.model;
        parts.add(people.rows().subList(0, ROWS - 500));
        parts.add(people.rows().subList(ROWS - 500, ROWS));
        Quality atOnce = Quality.of(people.truth(), whole.customers::get);
        Quality inParts = Quality.of(people.truth(), parts.customers::get);

        assertThat(atOnce.f1()).isGreaterThan(0.96);
        assertThat(inParts.f1()).isGreaterThan(atOnce.f1() - 0.0025);
        assertThat(inParts.precision()).isGreaterThan(0.995);
    }

    @Test
    void aStoredModelIsTheModel() {
        Register register = new Register();
        register.add(people.rows().subList(0, 2_000));
        MatchModel model = java.util.Objects.requireNonNull(register.model);
        MatchModel stored = MatchModel.of(model.weights(), model.frequencies());

        assertThat(stored.weights()).isEqualTo(model.weights());
        assertThat(stored.frequencies()).isEqualTo(model.frequencies());
        Map<MatchField, String> a = people.rows().get(0);
        Map<MatchField, String> b = new LinkedHashMap<>(a);
        b.remove(MatchField.PHONE);
        assertThat(Explanation.likeliest(stored, 5_000, "CN", List.of(a), List.of(b)))
                .isEqualTo(Explanation.likeliest(model, 5_000, "CN", List.of(a), List.of(b)));
    }

    @Test
    void partsOfAnExplanationAddUpToTheScore() {
        Register register = new Register();
        register.add(people.rows().subList(0, 2_000));
        MatchModel model = java.util.Objects.requireNonNull(register.model);
        for (int i = 0; i < 1_000; i++) {
            Explanation why = Explanation.likeliest(
                            model,
                            2_000,
                            "CN",
                            List.of(people.rows().get(i)),
                            List.of(people.rows().get(i + 1)))
                    .explanation();
            double sum = why.prior()
                    + why.parts().stream().mapToDouble(Explanation.Part::bits).sum()
                    + why.relatives()
                    + why.namesakes()
                    + why.unproven();
            assertThat(sum).isCloseTo(why.bits(), org.assertj.core.data.Offset.offset(1e-6));
        }
    }

    @Test
    void whoeverIsSaidToBeSomebodyElseStaysApart() {
        Register register = new Register();
        register.add(people.rows().subList(0, 2_000));
        Map<MatchField, String> twin = new EnumMap<>(MatchField.class);
        twin.put(MatchField.NAME, "霍启明");
        twin.put(MatchField.PHONE, "13912340077");
        twin.put(MatchField.EMAIL, "huoqiming@corp.cn");
        twin.put(MatchField.BIRTH_DATE, "1981-03-04");
        register.add(List.of(twin));
        Map<MatchField, String> other = new EnumMap<>(twin);
        register.apart.put(2_000, Set.of(2_001));
        register.apart.put(2_001, Set.of(2_000));

        List<Doubt> doubts = register.add(List.of(other));

        assertThat(register.customers.get(2_001)).isNotEqualTo(register.customers.get(2_000));
        assertThat(doubts).isEmpty();
    }
}
