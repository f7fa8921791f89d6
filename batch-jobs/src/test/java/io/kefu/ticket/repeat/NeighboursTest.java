package io.kefu.ticket.repeat;

import static org.assertj.core.api.Assertions.assertThat;

import io.kefu.job.Office;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NeighboursTest {

    private static final List<String> WORDS = List.of(
            "扫地机", "净水器", "滤芯", "主刷", "边刷", "不转", "漏水", "充不进电", "退款", "没到账", "发货", "router", "offline", "after",
            "update");

    @TempDir
    private Path directory;

    /** The same as by looking at all of them. */
    @Test
    void findsWhatALookAtEachWouldFind() {
        Office office = Office.open(directory.resolve("office"));
        RepeatRules rules = office.with(services -> RepeatRules.of(services.workspace()));
        Random random = new Random(7);
        int found = 0;
        for (int round = 0; round < 40; round++) {
            Neighbours<Integer> near = new Neighbours<>();
            List<Matter> all = new ArrayList<>();
            for (int i = 0; i < 60; i++) {
                StringBuilder text = new StringBuilder();
                for (int n = 1 + random.nextInt(5); n > 0; n--) {
                    text.append(WORDS.get(random.nextInt(WORDS.size()))).append(' ');
                }
                Matter matter = rules.matter(null, text.toString());
                int gone = i - 25;
                Optional<Integer> nearest = near.nearest(matter, 0.5, number -> number < gone);
                assertThat(nearest).as("%d %d %s", round, i, text).isEqualTo(byLookingAtEach(matter, all, gone));
                found += nearest.isPresent() ? 1 : 0;
                near.add(matter, i);
                all.add(matter);
            }
        }
        assertThat(found).isGreaterThan(800);
    }

    private static Optional<Integer> byLookingAtEach(Matter matter, List<Matter> all, int gone) {
        Integer nearest = null;
        double best = 0;
        for (int i = Math.max(0, gone); i < all.size(); i++) {
            double similarity = matter.similarity(all.get(i));
            if (similarity >= 0.5 && similarity > best) {
                nearest = i;
                best = similarity;
            }
        }
        return Optional.ofNullable(nearest);
    }
}
