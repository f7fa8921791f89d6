package io.kefu.match.compare;

import io.kefu.match.table.Values;

/** How alike two texts are. Not safe for several threads: keep one per thread. */
final class Likeness {

    private static final int LONGEST = 64;

    private int[] before = new int[LONGEST + 1];
    private int[] now = new int[LONGEST + 1];
    private int[] twoBefore = new int[LONGEST + 1];
    private final boolean[] taken = new boolean[LONGEST];
    private final char[] matches = new char[LONGEST];

    /**
     * Edits (insert, delete, replace, swap of neighbours) between two texts, at most {@code limit + 1}. Optimal string
     * alignment. Texts beyond 64 characters count as far apart.
     */
    int edits(String a, String b, int limit) {
        int m = a.length();
        int n = b.length();
        if (Math.abs(m - n) > limit || m > LONGEST || n > LONGEST) {
            return limit + 1;
        }
        for (int j = 0; j <= n; j++) {
            before[j] = j;
        }
        for (int i = 1; i <= m; i++) {
            now[0] = i;
            int least = i;
            for (int j = 1; j <= n; j++) {
                int cost = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                int best = Math.min(Math.min(now[j - 1], before[j]) + 1, before[j - 1] + cost);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    best = Math.min(best, twoBefore[j - 2] + 1);
                }
                now[j] = best;
                least = Math.min(least, best);
            }
            if (least > limit) {
                return limit + 1;
            }
            int[] free = twoBefore;
            twoBefore = before;
            before = now;
            now = free;
        }
        return Math.min(before[n], limit + 1);
    }

    /** Edits between two values of a trait, at most {@code limit + 1}. */
    int edits(Values values, int idA, int idB, int limit) {
        return Values.within(values.letters(idA), values.letters(idB), limit)
                ? edits(values.text(idA), values.text(idB), limit)
                : limit + 1;
    }

    /** 0 equal, 1 a slip apart, 2 different. */
    int slip(Values values, int idA, int idB) {
        return idA == idB ? 0 : edits(values, idA, idB, 1) <= 1 ? 1 : 2;
    }

    /** Jaro-Winkler similarity, 0 to 1, prefix of up to 4 characters at weight 0.1. */
    double jaroWinkler(String a, String b) {
        int m = Math.min(a.length(), LONGEST);
        int n = Math.min(b.length(), LONGEST);
        if (m == 0 || n == 0) {
            return 0;
        }
        int window = Math.max(0, Math.max(m, n) / 2 - 1);
        for (int j = 0; j < n; j++) {
            taken[j] = false;
        }
        int common = 0;
        for (int i = 0; i < m; i++) {
            char c = a.charAt(i);
            int to = Math.min(n - 1, i + window);
            for (int j = Math.max(0, i - window); j <= to; j++) {
                if (!taken[j] && b.charAt(j) == c) {
                    taken[j] = true;
                    matches[common++] = c;
                    break;
                }
            }
        }
        if (common == 0) {
            return 0;
        }
        int swapped = 0;
        int k = 0;
        for (int j = 0; j < n; j++) {
            if (taken[j] && b.charAt(j) != matches[k++]) {
                swapped++;
            }
        }
        double jaro = ((double) common / m + (double) common / n + (common - swapped / 2.0) / common) / 3;
        int prefix = 0;
        while (prefix < Math.min(4, Math.min(m, n)) && a.charAt(prefix) == b.charAt(prefix)) {
            prefix++;
        }
        return jaro + prefix * 0.1 * (1 - jaro);
    }

    /** Share of character pairs in common, 0 to 1 (Dice). */
    static double bigrams(String a, String b) {
        int pairs = a.length() + b.length() - 2;
        if (a.length() < 2 || b.length() < 2) {
            return a.equals(b) ? 1 : 0;
        }
        int common = 0;
        long used = 0;
        for (int i = 0; i + 1 < a.length(); i++) {
            for (int j = 0; j + 1 < Math.min(b.length(), 65); j++) {
                if ((used & (1L << j)) == 0 && a.charAt(i) == b.charAt(j) && a.charAt(i + 1) == b.charAt(j + 1)) {
                    used |= 1L << j;
                    common++;
                    break;
                }
            }
        }
        return 2.0 * common / pairs;
    }

    /** True when the shorter text is the longer one with characters left out at one place. */
    static boolean contains(String a, String b) {
        String longer = a.length() >= b.length() ? a : b;
        String shorter = a.length() >= b.length() ? b : a;
        return !shorter.isEmpty() && longer.contains(shorter);
    }
}
