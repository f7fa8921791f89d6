package io.kefu.match.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Records in normal form, by column: for each trait the number of each record's value. */
public final class Table {

    public static final int NONE = -1;

    private final Values[] values = new Values[Trait.COUNT];
    private final int[][] cells = new int[Trait.COUNT][1024];
    private final List<int[]> lists = new ArrayList<>();
    private long[] contents = new long[1024];
    private int size;
    private int counted;

    public Table() {
        Arrays.setAll(values, trait -> new Values());
    }

    public int size() {
        return size;
    }

    /** Of how many records values were counted: of these, or of those that a model was learned from. */
    public int counted() {
        return counted == 0 ? size : counted;
    }

    /** Lets values be as common as they were where a model was learned. */
    public void freeze(Frequencies frequencies, int records) {
        counted = records;
        for (Trait trait : Trait.values()) {
            values(trait).recount(text -> frequencies.count(trait, text));
        }
    }

    public Values values(Trait trait) {
        return values[trait.index()];
    }

    public void add(Profile profile) {
        if (size == cells[0].length) {
            contents = Arrays.copyOf(contents, size * 2);
            for (int trait = 0; trait < Trait.COUNT; trait++) {
                cells[trait] = Arrays.copyOf(cells[trait], size * 2);
            }
        }
        long content = 0;
        for (Trait trait : Trait.values()) {
            String[] several = profile.all(trait);
            for (String value : several) {
                content = Hashing.mix(content * 31 + trait.index()) + value.hashCode();
            }
            int cell = NONE;
            if (several.length == 1) {
                cell = values(trait).add(several[0]);
            } else if (several.length > 1) {
                int[] ids = new int[several.length];
                for (int i = 0; i < ids.length; i++) {
                    ids[i] = values(trait).add(several[i]);
                }
                lists.add(ids);
                cell = NONE - lists.size();
            }
            cells[trait.index()][size] = cell;
        }
        contents[size] = Hashing.mix(content);
        size++;
    }

    /**
     * Puts the records in an order that depends on nothing but what they tell, so that the order in which they came
     * decides nothing.
     *
     * @return for each new place the place it had before
     */
    public int[] sort() {
        int[] order = IntStream.range(0, size)
                .boxed()
                .sorted(Comparator.<Integer>comparingLong(i -> contents[i]).thenComparing(i -> i))
                .mapToInt(i -> i)
                .toArray();
        for (int trait = 0; trait < Trait.COUNT; trait++) {
            int[] before = cells[trait];
            cells[trait] = Arrays.stream(order).map(i -> before[i]).toArray();
        }
        long[] unsorted = contents;
        contents = Arrays.stream(order).mapToLong(i -> unsorted[i]).toArray();
        return order;
    }

    /**
     * Leaves of records that are equal in everything and tell enough to be one person or company the first alone: however
     * often a row stands in a list, it is one. To be called once, after {@link #sort}.
     *
     * @return for each place the place of the record that is left of it
     */
    public int[] collapse() {
        int[] left = new int[size];
        int[] kept = new int[size];
        int count = 0;
        for (int record = 0; record < size; record++) {
            // Equal records stand beside each other: they are sorted by their content.
            int before = count == 0 ? -1 : kept[count - 1];
            boolean again = before >= 0
                    && contents[before] == contents[record]
                    && tellsEnough(record)
                    && areEqual(before, record);
            if (!again) {
                kept[count++] = record;
            }
            left[record] = count - 1;
        }
        contents = new long[0];
        if (count < size) {
            keep(Arrays.copyOf(kept, count));
        }
        return left;
    }

    /** A name, and what reaches or names the person; a name and a city stand for many. */
    private boolean tellsEnough(int record) {
        boolean named = has(record, Trait.GIVEN) || has(record, Trait.COMPANY);
        boolean own = shows(record, Trait.PHONE)
                || shows(record, Trait.EMAIL)
                || has(record, Trait.ACCOUNT)
                || has(record, Trait.ID_NUMBER)
                || has(record, Trait.BIRTH)
                || has(record, Trait.STREET);
        return named && own;
    }

    /** True when a value is there that no mask hides. */
    private boolean shows(int record, Trait trait) {
        for (int i = 0; i < count(record, trait); i++) {
            if (!values(trait).isMasked(at(record, trait, i))) {
                return true;
            }
        }
        return false;
    }

    private boolean areEqual(int a, int b) {
        for (Trait trait : Trait.values()) {
            int several = count(a, trait);
            if (several != count(b, trait)) {
                return false;
            }
            for (int i = 0; i < several; i++) {
                if (at(a, trait, i) != at(b, trait, i)) {
                    return false;
                }
            }
        }
        return true;
    }

    private void keep(int[] kept) {
        for (int trait = 0; trait < Trait.COUNT; trait++) {
            int[] before = cells[trait];
            cells[trait] = Arrays.stream(kept).map(i -> before[i]).toArray();
        }
        size = kept.length;
        for (Trait trait : Trait.values()) {
            int[] counts = new int[values(trait).size()];
            for (int record = 0; record < size; record++) {
                for (int i = 0; i < count(record, trait); i++) {
                    counts[at(record, trait, i)]++;
                }
            }
            values(trait).recount(counts);
        }
    }

    public boolean has(int record, Trait trait) {
        return cells[trait.index()][record] != NONE;
    }

    /** The number of the record's value, of its first when it has several, or {@link #NONE}. */
    public int first(int record, Trait trait) {
        int cell = cells[trait.index()][record];
        return cell >= NONE ? cell : lists.get(NONE - cell - 1)[0];
    }

    /** How many values a record has. */
    public int count(int record, Trait trait) {
        int cell = cells[trait.index()][record];
        return cell == NONE ? 0 : cell >= 0 ? 1 : lists.get(NONE - cell - 1).length;
    }

    /** The number of one of a record's values. */
    public int at(int record, Trait trait, int index) {
        int cell = cells[trait.index()][record];
        return cell >= 0 ? cell : lists.get(NONE - cell - 1)[index];
    }

    public String text(int record, Trait trait) {
        int id = first(record, trait);
        return id == NONE ? "" : values(trait).text(id);
    }
}
