package io.kefu.match.table;

import io.kefu.text.Han;
import java.util.Arrays;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/** The distinct values of a trait, numbered from 0 in the order in which they were first added, with their counts. */
public final class Values {

    private static final int EMPTY = -1;
    private static final long HAN = 1L << 62;
    private static final long MASKED = 1L << 63;
    private static final long LETTERS = HAN - 1;

    private String[] texts = new String[64];
    private int[] counts = new int[64];
    private long[] letters = new long[64];
    private int[] slots = emptySlots(256);
    private int size;
    private @Nullable String @Nullable [] sounds;

    public int size() {
        return size;
    }

    public String text(int id) {
        return texts[id];
    }

    /** How many records have the value. */
    public int count(int id) {
        return counts[id];
    }

    /** Counts these records anew. */
    void recount(int[] fresh) {
        counts = fresh;
    }

    /** Counts another list than this one. */
    void recount(ToIntFunction<String> count) {
        for (int id = 0; id < size; id++) {
            counts[id] = count.applyAsInt(texts[id]);
        }
    }

    /** Which characters a value holds, one of 62 bits each; two bits more say that it is Chinese, or masked. */
    public long letters(int id) {
        return letters[id];
    }

    public boolean isHan(int id) {
        return (letters[id] & HAN) != 0;
    }

    public boolean isMasked(int id) {
        return (letters[id] & MASKED) != 0;
    }

    private static long letters(String text) {
        long letters = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            letters |= c == '*' ? MASKED : Han.is(c) ? HAN | 1L << (Hashing.mix((int) c) >>> 1) % 62 : 1L << c % 62;
        }
        return letters;
    }

    /** False when that many edits cannot make one value of the other, told by the characters that each lacks. */
    public static boolean within(long lettersA, long lettersB, int edits) {
        return Long.bitCount(lettersA & ~lettersB & LETTERS) <= edits
                && Long.bitCount(lettersB & ~lettersA & LETTERS) <= edits;
    }

    /** The number of a value, a new one when it was not known; counts it once more. */
    public int add(String text) {
        int slot = slot(text);
        int id = slots[slot];
        if (id == EMPTY) {
            id = size++;
            if (id == texts.length) {
                texts = Arrays.copyOf(texts, id * 2);
                counts = Arrays.copyOf(counts, id * 2);
                letters = Arrays.copyOf(letters, id * 2);
            }
            texts[id] = text;
            letters[id] = letters(text);
            slots[slot] = id;
            if (size * 2 > slots.length) {
                grow();
            }
        }
        counts[id]++;
        return id;
    }

    /** How a value reads: Pinyin for Chinese, else the value. */
    public String sound(int id, boolean family) {
        @Nullable String[] known = sounds;
        if (known == null || known.length < size) {
            known = new @Nullable String[size];
            sounds = known;
        }
        String sound = known[id];
        if (sound == null) {
            String text = texts[id];
            sound = !isHan(id) ? text : family ? Han.familyPinyin(text) : Han.pinyin(text);
            known[id] = sound;
        }
        return sound;
    }

    private int slot(String text) {
        int mask = slots.length - 1;
        int slot = Hashing.mix(text.hashCode()) & mask;
        while (slots[slot] != EMPTY && !texts[slots[slot]].equals(text)) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void grow() {
        slots = emptySlots(slots.length * 2);
        for (int id = 0; id < size; id++) {
            slots[slot(texts[id])] = id;
        }
    }

    private static int[] emptySlots(int length) {
        int[] slots = new int[length];
        Arrays.fill(slots, EMPTY);
        return slots;
    }
}
