package io.kefu.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStreamException;
import org.springframework.batch.infrastructure.item.ItemStreamReader;

class BlocksTest {

    private record Item(long weight) implements Weighed {}

    /** Items of the given weights that count how many were read. */
    private static final class Items implements ItemStreamReader<Item> {

        private final Iterator<Long> weights;
        private int read;

        private Items(long... weights) {
            this.weights = LongStream.of(weights).boxed().iterator();
        }

        @Override
        public @Nullable Item read() {
            if (!weights.hasNext()) {
                return null;
            }
            read++;
            long weight = weights.next();
            if (weight < 0) {
                throw new IllegalStateException("cannot read");
            }
            return new Item(weight);
        }

        @Override
        public void update(ExecutionContext context) {
            context.putInt("read", read);
        }
    }

    @Test
    void aBlockEndsAtItsNumberOrItsWeightAndSavesThePositionAfterIt() throws Exception {
        List<Integer> sizes = new ArrayList<>();
        List<Integer> positions = new ArrayList<>();
        Blocks<Item> blocks = new Blocks<>(new Items(1, 1, 1, 1, 70, 40, 500, 1), 3, 100);
        blocks.open(new ExecutionContext());
        for (List<Item> block = blocks.read(); block != null; block = blocks.read()) {
            sizes.add(block.size());
            ExecutionContext saved = new ExecutionContext();
            blocks.update(saved);
            positions.add(saved.getInt("read"));
        }
        blocks.close();
        assertThat(sizes).containsExactly(3, 3, 1, 1);
        assertThat(positions).containsExactly(3, 6, 7, 8);
    }

    @Test
    void whoeverWaitsHearsThatReadingFailed() {
        Blocks<Item> blocks = new Blocks<>(new Items(1, -1), 10, 100);
        blocks.open(new ExecutionContext());
        assertThatThrownBy(blocks::read).isInstanceOf(ItemStreamException.class).hasRootCauseMessage("cannot read");
        blocks.close();
    }
}
